import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgressDisplay } from '../../../../src/adapters/terminal/progress/display.ts';
import { createProgressLines } from '../../../../src/adapters/terminal/progress/lines.ts';
import { mayDraw } from '../../../../src/adapters/terminal/progress/progress.ts';
import { plain } from '../../../../src/core/render/text/paint.ts';
import { openTerminal } from '../../../support/terminal.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const clock = { now: () => Date.now() };

function lines() {
  const said: string[] = [];
  const log = {
    write: (level: string, text: string) => void said.push(`${level}: ${text}`),
    group: <T>(_title: string, body: () => Promise<T>) => body(),
  };
  return { said, progress: createProgressLines({ log, clock }) };
}

test('a build says every 15 s that it goes on, and what is over says nothing', () => {
  const { said, progress } = lines();
  progress.tell({ kind: 'began', step: 'build', arm: 'base' });
  vi.advanceTimersByTime(14_000);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(17_000);
  expect(said).toEqual(['info: Building base · 15 s', 'info: Building base · 30 s']);
  progress.tell({ kind: 'ended', step: 'build', arm: 'base' });
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(2);
  expect(vi.getTimerCount()).toBe(0);
});

test('a load says how it goes every 5 s, however often facts come', () => {
  const { said, progress } = lines();
  progress.tell({ kind: 'began', step: 'alone', arm: 'head' });
  progress.tell({ kind: 'load', lengthMs: 20_000, from: 0, pairs: 0 });
  for (let second = 0; second < 11; second += 1) {
    progress.tell({ kind: 'seen', arm: 'head', requestsPerSecond: 20 + second, p95Ms: 12, failed: 0 });
    vi.advanceTimersByTime(1000);
  }
  expect(said).toEqual([
    'info: Load on head · 5 s · about 15 s left · head 24 requests/s, p95 12.0 ms',
    'info: Load on head · 10 s · about 10 s left · head 29 requests/s, p95 12.0 ms',
  ]);
});

test('steps that are short say nothing, however many follow one another', () => {
  const { said, progress } = lines();
  for (const step of ['k6', 'script', 'checkout', 'build', 'start', 'try'] as const) {
    progress.tell({ kind: 'began', step, arm: null });
    vi.advanceTimersByTime(4000);
    progress.tell({ kind: 'ended', step, arm: null });
  }
  expect(said).toEqual([]);
});

test('a display draws twice a second, stays in its place from step to step, and goes with the last', async () => {
  const terminal = openTerminal(80, 24);
  const { stream, writes } = terminal;
  const progress = createProgressDisplay({ stream, clock, paint: plain });
  progress.tell({ kind: 'began', step: 'start', arm: 'base' });
  vi.advanceTimersByTime(10_000);
  expect(writes).toHaveLength(20);
  progress.tell({ kind: 'ended', step: 'start', arm: 'base' });
  progress.tell({ kind: 'began', step: 'try', arm: null });
  vi.advanceTimersByTime(500);
  expect(writes).toHaveLength(21);
  progress.tell({ kind: 'ended', step: 'try', arm: null });
  vi.advanceTimersByTime(500);
  expect(writes.at(-1)).toContain('\u001b[?25h');
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  expect(await terminal.lines()).toEqual([]);
});

test.each([
  ['a terminal', {}, true],
  ['an old one', { TERM: 'dumb' }, false],
  ['one whose user wants no colours', { NO_COLOR: '1' }, false],
  ['one whose user left that empty', { NO_COLOR: '' }, true],
  ['CI', { CI: 'true' }, false],
  ['what says that it is no CI', { CI: 'false' }, true],
])('%s can be drawn on or not', (_name, env, may) => {
  expect(mayDraw({ isTTY: true }, env)).toBe(may);
  expect(mayDraw({ isTTY: false }, env)).toBe(false);
});
