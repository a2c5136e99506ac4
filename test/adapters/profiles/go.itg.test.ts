import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProfile } from '../../../src/adapters/profiles/read-profile.ts';
import type { ProfiledFunction, ProfileEvidence } from '../../../src/core/model/evidence/profile.ts';
import { write } from './recorded.ts';

const run = promisify(execFile);

let folder: string;
let profile: ProfileEvidence;

const PROGRAM = {
  'go.mod': 'module example.com/shop\n\ngo 1.22\n',
  'prices/prices.go': `package prices

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// Total is what takes most time.
func Total(items []float64) float64 {
	total := 0.0
	for round := 0; round < 4000; round++ {
		for _, item := range items {
			total += math.Sin(item) * scaled(item, round)
		}
	}
	return total
}

// scaled is inlined.
func scaled(item float64, round int) float64 { return item * float64(round) }

func Names(count int) string {
	names := []string{}
	for id := 0; id < count; id++ {
		names = append(names, fmt.Sprintf("item %d", (id*7919)%count))
	}
	sort.Strings(names)
	return strings.Join(names, ",")
}

// Fibonacci calls itself.
func Fibonacci(n int) int {
	if n < 2 {
		return n
	}
	return Fibonacci(n-1) + Fibonacci(n-2)
}
`,
  'main.go': `package main

import (
	"os"
	"runtime/pprof"
	"syscall"
	"time"

	"example.com/shop/prices"
)

var kept []string

func main() {
	file, _ := os.Create("cpu.pprof")
	pprof.StartCPUProfile(file)
	items := make([]float64, 100)
	for index := range items {
		items[index] = float64(index * 1000)
	}
	for spent() < 2*time.Second {
		serve(items)
	}
	pprof.StopCPUProfile()
	file.Close()
}

// Time of the processor: of a machine that is busy the wall says little.
func spent() time.Duration {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano())
}

func serve(items []float64) {
	prices.Total(items)
	prices.Fibonacci(24)
	kept = append(kept[:len(kept)%50], prices.Names(3000))
}
`,
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'go-profile-'));
  await write(folder, PROGRAM);
  await run('go', ['build', '-o', 'shop', '.'], { cwd: folder, env: { ...process.env, GOWORK: 'off' } });
  await run(path.join(folder, 'shop'), [], { cwd: folder });
  profile = await read('cpu.pprof', folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(file: string, directory: string): Promise<ProfileEvidence> {
  const bytes = await readFile(path.join(folder, file));
  const found = await readProfile({ format: 'pprof', bytes }, { directory, requests: 10 });
  if (found.profile === null) throw new Error(JSON.stringify(found.gaps));
  return found.profile;
}

/** Ten lines of `go tool pprof -top`: ms by themselves, ms with what they call, name. */
async function top(order: '-flat' | '-cum') {
  const flags = ['tool', 'pprof', '-top', order, '-nodecount=10', '-nodefraction=0', '-unit=ms'];
  const { stdout } = await run('go', [...flags, 'shop', 'cpu.pprof'], { cwd: folder });
  const rows = [...stdout.matchAll(/^ *(0|[\d.]+ms) +[\d.]+% +[\d.]+% +(0|[\d.]+ms) +[\d.]+% +(.+)$/gm)];
  const total = Number(/Total samples = ([\d.]+)ms/.exec(stdout)?.[1]);
  const ms = (text = ''): number => Number(text.replace('ms', ''));
  return {
    total,
    rows: rows.map(([, flat, cum, name = '']) => ({ flat: ms(flat), cum: ms(cum), name: plain(name) })),
  };
}

const plain = (name: string): string => name.replace(/ \(inline\)$/, '');

const named = (name: string): readonly ProfiledFunction[] =>
  profile.functions.filter(({ frame }) => frame.name === name);
const sum = (name: string, of: 'selfMs' | 'totalMs'): number =>
  named(name).reduce((all, one) => all + one[of], 0);

test.each(['-flat', '-cum'] as const)('the first ten by %s are those of go tool pprof', async (order) => {
  const { total, rows } = await top(order);
  expect(rows).toHaveLength(10);
  expect(profile.busyMs).toBeCloseTo(total, 6);
  for (const { flat, cum, name } of rows) {
    expect([name, sum(name, 'selfMs'), sum(name, 'totalMs')]).toEqual([name, flat, cum]);
  }
});

test('functions have their owner, and those of the application their place and hot lines', async () => {
  expect(profile).toMatchObject({ format: 'pprof', requests: 10, longestBusyMs: null });
  expect(profile.samples * 10).toBe(profile.busyMs);
  const [total] = named('example.com/shop/prices.Total');
  expect(profile.functions[0]).toBe(total);
  expect(total?.frame).toMatchObject({ file: 'prices/prices.go', line: 11, owner: 'app' });
  const line = { line: 15, text: 'total += math.Sin(item) * scaled(item, round)' };
  expect(total?.lines).toContainEqual(expect.objectContaining(line));
  expect(total?.calls[0]?.frame).toMatchObject({ name: 'math.Sin', owner: 'runtime' });
  expect(named('main.main')[0]?.frame).toMatchObject({ file: 'main.go', owner: 'app' });
  const [names] = named('example.com/shop/prices.Names');
  expect(names?.calls.map(({ frame }) => frame.name)).toContain('fmt.Sprintf');
  const owners = new Set(profile.functions.map(({ frame }) => frame.owner));
  expect(owners).toEqual(new Set(['app', 'runtime']));
});

test('times of lines are those of go tool pprof', async () => {
  const flags = ['tool', 'pprof', '-list=prices.Names$', '-unit=ms'];
  const { stdout } = await run('go', [...flags, 'shop', 'cpu.pprof'], { cwd: folder });
  const rows = stdout.matchAll(/^ *(?:\.|[\d.]+ms) +([\d.]+)ms +(\d+):(.*)$/gm);
  const listed = [...rows].map(([, ms, line, text = '']) => ({
    ms: Number(ms),
    line: Number(line),
    text: text.trim(),
  }));
  const [names] = named('example.com/shop/prices.Names');
  expect(names?.lines.length).toBeGreaterThan(0);
  for (const one of names?.lines ?? []) expect(listed).toContainEqual(one);
});

test.each([
  ['with other paths, as in a container', []],
  ['with its paths cut', ['-trimpath']],
])('a program built %s is known by its packages', async (_, flags) => {
  const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'go-built-'));
  try {
    await write(elsewhere, PROGRAM);
    await run('go', ['build', ...flags, '-o', 'shop', '.'], {
      cwd: elsewhere,
      env: { ...process.env, GOWORK: 'off' },
    });
    await run(path.join(elsewhere, 'shop'), [], { cwd: folder });
    const built = await read('cpu.pprof', folder);
    const files = new Map(
      built.functions.map(({ frame, lines }) => [
        frame.name,
        { file: frame.file, owner: frame.owner, text: lines[0]?.text },
      ]),
    );
    expect(files.get('main.main')).toMatchObject({ file: 'main.go', owner: 'app' });
    const total = files.get('example.com/shop/prices.Total');
    expect(total).toMatchObject({ file: 'prices/prices.go', owner: 'app' });
    expect(PROGRAM['prices/prices.go']).toContain(total?.text || 'no line');
    expect(files.get('math.Sin')?.owner).toBe('runtime');
  } finally {
    await rm(elsewhere, { recursive: true, force: true });
  }
});
