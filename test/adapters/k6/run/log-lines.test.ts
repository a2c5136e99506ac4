import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createActionsLog } from '../../../../src/adapters/actions/log.ts';
import { type Heard, nothingTold, openK6Log } from '../../../../src/adapters/k6/run/k6-log.ts';
import { captured } from '../../actions/captured.ts';

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

test('that we ended k6 is not told as an error of its own, and what the script says of its end is', async () => {
  const lines = await captured(async () => {
    const log = openK6Log(path.join(folder, 'k6.log'), createActionsLog());
    const aborted = 'test run was aborted because';
    log.hear(JSON.stringify({ level: 'error', msg: `${aborted} k6 received a 'interrupt' signal` }));
    log.hear(JSON.stringify({ level: 'error', msg: `${aborted} the script said so` }));
    await log.close();
  });
  const told = lines.filter((line) => line.includes('was aborted'));
  expect(told).toEqual([expect.stringContaining('the script said so')]);
});

test('calls of test.fail() are counted, and leave room for what ends the run', async () => {
  let heard: Heard | null = null;
  await captured(async () => {
    const log = openK6Log(path.join(folder, 'k6.log'), createActionsLog());
    const hear = (msg: string, source = '') => log.hear(JSON.stringify({ level: 'error', msg, source }));
    for (let nth = 0; nth < 30; nth += 1) hear(`test marked as failed: bad status of ${nth}`);
    hear('test marked as failed: says the script itself', 'console');
    hear('test run was marked as failed');
    await log.close();
    heard = log.heard();
  });
  expect(heard).toMatchObject({
    marks: 30,
    errors: ['test marked as failed: bad status of 0', 'test run was marked as failed'],
  });
});

test('that more lines are in the file alone is said once, whatever k6 says again in further processes', async () => {
  const told = nothingTold();
  const lines = await captured(async () => {
    for (let nth = 0; nth < 3; nth += 1) {
      const log = openK6Log(path.join(folder, 'k6-base.log'), createActionsLog(), undefined, told);
      log.hear(line('Insufficient VUs'));
      for (let at = 0; at < 40 * nth; at += 1)
        log.hear(line(`line ${at}`, { level: 'info', source: 'console' }));
      await log.close();
    }
  });
  const others = lines.filter((one) => !one.includes('script: '));
  expect(others.map((one) => one.trim())).toEqual([
    '::warning::k6: Insufficient VUs',
    'Further lines of the script and of k6 are in k6-base.log alone.',
  ]);
});

const line = (msg: string, more: object = {}) =>
  JSON.stringify({ level: 'warning', msg, time: '2026-01-01T00:00:00Z', ...more });
const nobody = { write: () => {}, group: <T>(_title: string, body: () => Promise<T>) => body() };

async function kept(lines: Iterable<string>, mask?: (text: string) => string): Promise<string> {
  const file = path.join(folder, 'k6.log');
  const log = openK6Log(file, nobody, mask);
  for (const one of lines) log.hear(one);
  await log.close();
  return readFileSync(file, 'utf8');
}

test('what k6 says again and again is kept once, with how often it came', async () => {
  const refused = (port: number) => line(`Request Failed: read tcp 127.0.0.1:${port}->127.0.0.1:80: reset`);
  const text = await kept(Array.from({ length: 30_000 }, (_, at) => refused(1024 + at)));
  expect(text.split('\n')).toHaveLength(3);
  expect(text).toContain('… came 29999 more times: warning  Request Failed');
});

test('of too many different lines the first and the last are kept, and what is left out is said', async () => {
  const count = 60_000;
  const text = await kept(Array.from({ length: count }, (_, at) => line(`${at} ${'x'.repeat(200)}`)));
  expect(text.length).toBeLessThan(5e6);
  const lines = text.trimEnd().split('\n');
  expect(lines[0]).toContain('"0 xxx');
  expect(lines.at(-1)).toContain(`"${count - 1} xxx`);
  const [, left = 0] = /… (\d+) lines \([\d.]+ MB\) are left out here\./.exec(text) ?? [];
  expect(lines.length - 1 + Number(left)).toBe(count);
});

test('a second process keeps to what the first has left of the file', async () => {
  const flood = () => Array.from({ length: 30_000 }, (_, at) => line(`${at} ${'x'.repeat(200)}`));
  await kept(flood());
  expect((await kept(flood())).length).toBeLessThan(5e6);
});

test('a long line is cut, and never in the middle of a secret', async () => {
  const secret = 'hunter2'.repeat(4000);
  const text = await kept([`${'a'.repeat(16_380)}${secret}`], (words) => words.replaceAll(secret, '***'));
  expect(text).not.toContain('hunter2');
  const long = await kept(['b'.repeat(100_000)]);
  expect(long).toMatch(/b … and 83616 more characters\n/);
});

test('a script that prints a kilobyte for each request is told in short, all processes together', async () => {
  const said: string[] = [];
  const log = { ...nobody, write: (_level: string, text: string) => void said.push(text) };
  const told = nothingTold();
  for (let process = 0; process < 3; process++) {
    const words = openK6Log(path.join(folder, 'k6.log'), log, undefined, told);
    for (let at = 0; at < 100; at++) words.hear(line(`${at} ${'y'.repeat(1000)}`, { source: 'console' }));
    await words.close();
  }
  expect(said.filter((text) => text.startsWith('script: '))).toHaveLength(50);
  expect(Math.max(...said.map((text) => text.length))).toBeLessThan(400);
});
