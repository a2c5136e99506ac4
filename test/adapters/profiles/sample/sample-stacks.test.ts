import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCpuProfiler } from '../../../../src/adapters/profiles/cpu-profiler.ts';

let folder: string;
let directory: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stacks-'));
  directory = path.join(folder, 'app');
  mkdirSync(directory);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(directory, name);
const STACKS = 'serve (app.py:3);price (price.py:7) 150\nserve (app.py:3) 50\n';

/** `run`: what the application does between its start and its end. */
const profile = (run: () => void) =>
  createCpuProfiler({ mask: (text) => text }).profile(
    { how: 'stacks', file: 'stacks.txt', clock: 'cpu', directory, signal: new AbortController().signal },
    async () => {
      run();
      return { requests: 20 };
    },
    path.join(folder, 'profile-head'),
  );

test('stacks that were written until the application had ended are told of the requests meanwhile', async () => {
  writeFileSync(inFolder('price.py'), '\n');
  writeFileSync(inFolder('stacks.txt'), 'main;old 1000\n');
  const { profile: found, gaps } = await profile(() => writeFileSync(inFolder('stacks.txt'), STACKS));
  expect(gaps).toEqual([]);
  expect(found).toMatchObject({
    format: 'collapsed',
    clock: 'cpu',
    busyMs: 2000,
    samples: 200,
    requests: 20,
  });
  expect(found?.functions[0]).toMatchObject({ frame: { name: 'price', file: 'price.py', owner: 'app' } });
});

test.each([
  [
    'nothing wrote them',
    () => {},
    'unreachable',
    '/app/stacks.txt until the application had ended; `app.start` must',
  ],
  [
    'they are no file',
    () => mkdirSync(inFolder('stacks.txt')),
    'unreachable',
    'PERF_GATE_PROFILE, to the profiler',
  ],
  [
    'they are something else',
    () => writeFileSync(inFolder('stacks.txt'), 'no\n'),
    'unreachable',
    'line 1 is no stack',
  ],
  [
    'they lie elsewhere',
    () => symlinkSync(path.join(folder, 'away'), inFolder('stacks.txt')),
    'failed',
    'leads out',
  ],
  [
    'the application did not start',
    () => {
      throw new Error('It ended with exit code 3.');
    },
    'failed',
    'It ended with exit code 3.',
  ],
])('where %s, that is the gap', async (_, run, kind, said) => {
  writeFileSync(path.join(folder, 'away'), STACKS);
  expect(await profile(run)).toEqual({
    profile: null,
    gaps: [{ kind, said: expect.stringContaining(said) }],
  });
});

test('stacks of an earlier run are not taken for those of this one', async () => {
  writeFileSync(inFolder('stacks.txt'), STACKS);
  const { gaps } = await profile(() => {});
  expect(gaps).toEqual([{ kind: 'unreachable', said: expect.stringContaining('is as it was before') }]);
});
