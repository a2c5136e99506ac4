import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Frame, rowOf } from '../../bench/duet/rows.ts';
import { judgeAgain, readStored, store } from '../../bench/duet/store.ts';
import { tableOf } from '../../bench/duet/table.ts';
import { addLine, readLines } from '../../bench/support/lines.ts';
import { lockBench } from '../../bench/support/locks.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import { POLICY } from '../contracts/policy.ts';
import { altered, asDuet, sampleRecording } from '../contracts/samples.ts';
import { samplePairs } from '../core/decision/pairs.ts';

const FRAME: Frame = {
  ...{ server: 'io', effect: 'A/A', n: 1, at: '2026-11-24T12:00:00.000Z', commit: 'c', dist: 'd' },
};

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'bench-rows-'));
  file = path.join(directory, 'duet.jsonl');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Ten pairs with head slower by a logarithm. */
function recorded(effect: number): Recording {
  const plain = sampleRecording({}, {});
  const home = { ...plain.arms.head.overall, name: 'home', method: 'GET' };
  const pairs = samplePairs({ count: 10, seed: 4, effect });
  return asDuet(altered(plain, { endpoints: [home] }), pairs, { stop: effect > 0 ? 'regressed' : 'settled' });
}

const judged = (recording: Recording) => judgeAgain({ policy: POLICY, recording });

test('a line that a kill cut off is left out, and swallows none that follows', async () => {
  await addLine(file, { ...FRAME, error: 'first' });
  await writeFile(file, `${await readFile(file, 'utf8')}{"server":"io","eff`);
  await addLine(file, { ...FRAME, n: 2, error: 'second' });
  await addLine(file, { ...FRAME, n: 3, error: 'third' });
  expect((await readLines<Frame>(file)).map(({ n }) => n)).toEqual([1, 2, 3]);
});

test('a lock of a process that is gone is taken over, one of a running bench is not', async () => {
  const lock = path.join(directory, 'lock');
  await writeFile(lock, '4194399\n');
  const unlock = await lockBench(lock, 'duet.ts');
  expect(await readFile(lock, 'utf8')).toBe(`${process.pid}\n`);
  await unlock();
  await expect(stat(lock)).rejects.toThrow('ENOENT');
  // This very process stands for a bench that runs.
  const program = path.basename(process.execPath);
  await writeFile(lock, `${process.pid}\n`);
  await expect(lockBench(lock, program)).rejects.toThrow(`Another bench runs: process ${process.pid}.`);
});

test.each([
  ['an unchanged head', 0, 'pass', 0],
  ['a head that is 70 % slower', Math.log(1.7), 'fail', 1],
])('a stored run of %s is judged again alike, from a small file', async (_name, effect, verdict, flagged) => {
  const recording = recorded(effect);
  const stored = path.join(directory, 'duet', 'run.json.gz');
  await store(stored, { policy: POLICY, recording });
  expect((await stat(stored)).size).toBeLessThan(30_000);
  const read = await readStored(stored);
  const frame = { ...FRAME, wallSeconds: 1 };
  const [before, after] = [
    rowOf(frame, judged(recording), recording),
    rowOf(frame, judgeAgain(read), read.recording),
  ];
  expect(after).toMatchObject({ verdict, pairs: 10, stop: before.stop });
  expect(after.flagged).toHaveLength(flagged);
  expect(after.overall.map(({ metric }) => metric)).toEqual(['p50', 'p95', 'p99']);
  expect(after.overall[0]?.worse).toBeCloseTo(before.overall[0]?.worse ?? 0, 4);
});

test('the table counts by verdict, and says what was not as planted in the gate’s own words', () => {
  const row = (n: number, effect: string, slower: number) => {
    const recording = recorded(slower);
    return rowOf({ ...FRAME, effect, n, wallSeconds: 50 }, judged(recording), recording);
  };
  const lines = [
    row(1, 'A/A', 0),
    row(2, 'A/A', Math.log(1.7)),
    row(1, '+50 %', Math.log(1.5)),
    row(2, '+50 %', 0),
    { ...FRAME, effect: '+50 %', n: 3, error: 'no k6' },
  ];
  const table = tableOf(lines);
  expect(table).toContain('| A/A | 2 of 60 | 1 | 1 % … 99 % | 1 | 0 | 0 | 0 | 0 |');
  expect(table).toMatch(/\| \+50 % \| 3 of 15 \| 1 \| 1 % … 91 % \| \d \| 0 \| 0 \| 0 \| 1 \| 1 of 2 \|/);
  expect(table).toContain('- io-aa-2: not a pass: fail (stopped early: regression confirmed): GET home is 7');
  expect(table).toContain(
    '- io-plus-50-2: missed: pass (stopped early: every metric is settled): no regression',
  );
  expect(table).toContain('- io-plus-50-3: crashed: no k6');
  expect(table).not.toContain('- io-aa-1');
});

test('a spread beyond the defaults is marked in the table', () => {
  const rows = [0, 0.001].map((slower, index) => {
    const recording = recorded(slower);
    return rowOf({ ...FRAME, n: index, wallSeconds: 50 }, judged(recording), recording);
  });
  const quiet = rows.map((row) => ({
    ...row,
    overall: row.overall.map((one) => ({ ...one, sd: 0.05, width2: 0 })),
  }));
  const noisy = quiet.map((row) => ({ ...row, overall: row.overall.map((one) => ({ ...one, sd: 0.1 })) }));
  expect(tableOf(quiet)).toContain('| 5.0 % (1.0 ×) |');
  expect(tableOf(noisy)).toContain('| **10.0 % (2.0 ×)** |');
});
