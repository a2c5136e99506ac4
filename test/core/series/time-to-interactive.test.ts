import { expect, test } from 'vitest';
import {
  type PageEvents,
  type Span,
  timeToInteractive,
} from '../../../src/core/series/time-to-interactive.ts';

const span = (from: number, to: number): Span => ({ from, to });

const CALM: PageEvents = {
  fcpMs: 100,
  domContentLoadedMs: 80,
  longTasks: [],
  requests: [span(0, 50)],
  watchedMs: 30_000,
};

/** So many requests over the same stretch. */
const busy = (count: number, from: number, to: number): readonly Span[] =>
  Array.from({ length: count }, () => span(from, to));

test.each<[string, Partial<PageEvents>, number | null]>([
  ['a calm page is interactive with its first content', {}, 100],
  ['not before DOMContentLoaded has ended', { domContentLoadedMs: 900 }, 900],
  ['not before the last long task has', { longTasks: [span(200, 400), span(1000, 1500)] }, 1500],
  ['a long task before the first content says nothing', { longTasks: [span(10, 90)] }, 100],
  ['nor one that ends with it', { longTasks: [span(10, 100)] }, 100],
  ['one that is going on at the first content does', { longTasks: [span(60, 160)] }, 160],
  ['a long task after 5 s of quiet comes too late to count', { longTasks: [span(5200, 6000)] }, 100],
  ['one just before them does count', { longTasks: [span(5099, 6000)] }, 6000],
  [
    'gaps of less than 5 s between long tasks are none',
    { longTasks: [span(4000, 4100), span(8900, 9000)] },
    9000,
  ],
  ['two requests in flight are quiet', { requests: busy(2, 50, 20_000) }, 100],
  [
    'three are not, and TTI is still the end of the last long task before the window',
    { requests: busy(3, 50, 8000), longTasks: [span(300, 400)] },
    400,
  ],
  [
    'a long task while three are in flight counts, where it comes before 5 s of quiet network',
    { requests: busy(3, 50, 8000), longTasks: [span(300, 400), span(9000, 9100)] },
    9100,
  ],
  [
    'without three in flight it does not',
    { requests: busy(2, 50, 8000), longTasks: [span(300, 400), span(9000, 9100)] },
    400,
  ],
  [
    'one that ends as another begins is not beside it',
    { requests: [...busy(2, 0, 29_000), span(0, 50), span(50, 90)] },
    100,
  ],
  ['the window may lie anywhere, as long as it is long enough', { requests: busy(3, 5200, 30_000) }, 100],
  ['three that never end: never', { requests: busy(3, 4000, 30_000) }, null],
  [
    'long tasks without an end: never',
    { longTasks: Array.from({ length: 15 }, (_, at) => span(at * 2000, at * 2000 + 60)) },
    null,
  ],
  ['watched for less than 5 s: nobody knows', { watchedMs: 5000 }, null],
  ['exactly 5 s are enough', { watchedMs: 5100 }, 100],
  ['a page that painted nothing', { fcpMs: null }, null],
  ['order does not matter', { longTasks: [span(1000, 1500), span(200, 400)] }, 1500],
])('%s', (_name, events, wanted) => {
  expect(timeToInteractive(Object.freeze({ ...CALM, ...events }))).toBe(wanted);
});
