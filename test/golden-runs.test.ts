import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../bench/same-verdicts/ask.ts';
import { unbundled } from '../bench/same-verdicts/build.ts';
import { callAll } from '../bench/same-verdicts/calls.ts';
import { layFixtures } from '../bench/same-verdicts/cases.ts';
import type { Said } from '../bench/same-verdicts/said.ts';
import { golden } from './support/golden.ts';
import { sharedComments } from './support/shared-comment.ts';

/** Runs of test/fixtures/recordings/v1 whose reports are kept whole. What stands in the open of each kind: golden-matrix. */
const SHOWN = [
  ...['first-run', 'cancelled', 'overload', 'thresholds-alone', 'stored-other-load'],
  ...['stored-unchanged', 'stored-slower', 'stored-warn', 'stored-accepted', 'stored-carried'],
  ...['duet-unchanged', 'duet-slower', 'duet-warn', 'duet-inconclusive', 'duet-accepted', 'duet-errors'],
  ...['duet-cancelled', 'duet-mended', 'duet-missing-and-new', 'duet-answers', 'duet-threshold-both'],
  ...['duet-overload', 'duet-threshold-head', 'pull-request-locked'],
];

/** Those of which the whole report is kept: of each kind one. */
const REPORTED = [
  ...['first-run', 'overload', 'thresholds-alone', 'stored-slower', 'every-iteration-throws'],
  ...['duet-unchanged', 'duet-slower', 'duet-answers', 'duet-errors', 'duet-overload'],
];

let scratch: string;
let said: ReadonlyMap<string, Said>;
beforeAll(async () => {
  scratch = mkdtempSync(path.join(os.tmpdir(), 'golden-runs-'));
  said = await ask(
    unbundled(),
    await layFixtures([...new Set([...SHOWN, ...REPORTED])], path.join(scratch, 'cases')),
    scratch,
  );
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** In the words of today: of the recording judged again. */
const drawn = (name: string, format: string): string => said.get(name)?.[format] ?? '';

test.each(SHOWN)('the report of %s is its golden files', (name) => {
  golden(`runs/${name}.md`, drawn(name, 'markdown'));
  golden(`runs/${name}.txt`, `${drawn(name, 'status')}\n${drawn(name, 'text')}`);
});

test.each(REPORTED)('the report file of %s is its golden file', (name) => {
  golden(`runs/${name}.report.md`, drawn(name, 'report'));
});

test.each(['duet-slower', 'stored-slower', 'first-run'])(
  'the command that the report of %s names works as pasted, in the folder of its files',
  async (name) => {
    const folder = path.join(scratch, 'cases', name, 'again');
    cpSync(path.join(folder, '..', 'recording.json'), path.join(folder, 'recording.json'));
    const [, line = ''] = /```sh\nperf-gate (.*)\n```/.exec(drawn(name, 'markdown')) ?? [];
    const at = '2026-11-28T21:00:00.000Z';
    const [answer] = await callAll(unbundled(), [{ folder, at, args: line.split(' ') }], scratch);
    expect(answer?.stderr).toBe('');
    expect(answer?.stdout).toContain(/(?<=shop: ).*/.exec(drawn(name, 'text'))?.[0]);
  },
);

test('gates of one group share a comment that begins with the worst of them', async () => {
  const comments = await sharedComments([
    { gate: 'web', verdict: 'pass', text: drawn('duet-unchanged', 'markdown') },
    { gate: 'api', verdict: 'fail', text: drawn('duet-slower', 'markdown') },
  ]);
  golden('runs/grouped.md', `${comments[0]}\n`);
  expect(comments).toHaveLength(1);
});
