import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createActionsLog } from '../../../src/adapters/actions/log.ts';
import { openK6Log } from '../../../src/adapters/k6/k6-log.ts';
import { captured } from '../actions/captured.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'k6-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Whether the runner would take the line as a command, other than an annotation of ours. */
const acts = (line: string): boolean =>
  (line.trimStart().startsWith('::') && !line.startsWith('::warning::k6: ')) || line.includes('##[');

const COMMANDS = [
  '::error::owned',
  'fine\n::set-output name=verdict::pass',
  '##[add-mask]e',
  '\r::stop-commands::x',
];

test.each([
  ['the script prints it', { level: 'info', source: 'console' }],
  ['k6 warns of it', { level: 'warning' }],
  ['an iteration throws it', { level: 'error', source: 'stacktrace', scenario: 'default' }],
])('a workflow command in a line of k6 does nothing where %s', async (_, kind) => {
  const file = path.join(folder, 'k6.log');
  const lines = await captured(async () => {
    const log = openK6Log(file, createActionsLog());
    for (const msg of COMMANDS) log.hear(JSON.stringify({ ...kind, msg }));
    log.hear('::error::a line that is no JSON');
    await log.close();
  });
  expect(lines.join('\n')).toContain('owned');
  expect(lines.filter(acts)).toEqual([]);
  expect(readFileSync(file, 'utf8')).toContain('::error::owned');
});

test('crossed thresholds are not told by each process, but one that ends the run is', async () => {
  const lines = await captured(async () => {
    const log = openK6Log(path.join(folder, 'k6.log'), createActionsLog());
    const crossed = "thresholds on metrics 'http_reqs{perf_gate:judged}' ";
    log.hear(JSON.stringify({ level: 'error', msg: `${crossed}have been crossed` }));
    log.hear(JSON.stringify({ level: 'error', msg: `${crossed}were crossed; at least one has abortOnFail` }));
    await log.close();
  });
  expect(lines.filter((line) => line.includes('thresholds on metrics'))).toHaveLength(1);
  expect(lines.join('\n')).toContain('abortOnFail');
});
