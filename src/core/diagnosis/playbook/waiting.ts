import type { PlaybookEntry } from './entry.ts';

const PROFILE = 'CPU profiles of both sides';
const OF_SHARES = "The function's share of CPU samples, of the CPU time per request.";
const PROFILING = { title: 'Node.js: profiling', url: 'https://nodejs.org/learn/getting-started/profiling' };
const LOOP = {
  title: 'Node.js: do not block the event loop',
  url: 'https://nodejs.org/learn/asynchronous-work/dont-block-the-event-loop',
};

/** Causes that no rule finds yet, with the evidence that each waits for. */
export const WAITING: readonly PlaybookEntry[] = [
  {
    rule: 'hot-function',
    title: 'hot function',
    meaning: 'One function takes much of the CPU time.',
    evidence: PROFILE,
    advice: 'compute less in {function}: cache it, or leave the loop earlier',
    estimate: OF_SHARES,
    effort: 'function',
    source: PROFILING,
    waitsFor: PROFILE,
  },
  {
    rule: 'new-hot-path',
    title: 'new hot path',
    meaning: 'Calls that base does not make take much of the CPU time.',
    evidence: PROFILE,
    advice: 'review why {function} is called now',
    estimate: OF_SHARES,
    effort: 'function',
    source: PROFILING,
    waitsFor: PROFILE,
  },
  {
    rule: 'event-loop-blocked',
    title: 'event loop blocked',
    meaning: 'Synchronous work keeps all other requests waiting.',
    evidence: 'delays of the event loop, and CPU profiles',
    advice: 'use the asynchronous form of {function}, or a worker thread',
    estimate: 'The delay of the event loop that base does not have.',
    effort: 'function',
    source: LOOP,
    waitsFor: 'delays of the event loop, and CPU profiles',
  },
  {
    rule: 'big-serialisation',
    title: 'large serialisation',
    meaning: 'Much of the CPU time goes into making or reading JSON.',
    evidence: PROFILE,
    advice: 'send fewer fields, or stream the answer',
    estimate: OF_SHARES,
    effort: 'function',
    source: LOOP,
    waitsFor: PROFILE,
  },
  {
    rule: 'excessive-logging',
    title: 'excessive logging',
    meaning: 'Requests wait for log lines to be written.',
    evidence: 'bytes that the application logs per request, and CPU profiles',
    advice: 'log less at this level, or write logs asynchronously',
    estimate: OF_SHARES,
    effort: 'function',
    source: LOOP,
    waitsFor: 'bytes that the application logs per request, and CPU profiles',
  },
  {
    rule: 'payload-grown',
    title: 'larger answers',
    meaning: 'Answers have more bytes than on base.',
    evidence: 'bytes received per request, on each side',
    advice: 'send fewer fields and rows, and compress answers',
    estimate: "The growth of k6's time for receiving.",
    effort: 'statement',
    source: {
      title: 'MDN: compression in HTTP',
      url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Compression',
    },
    waitsFor: 'bytes received per request, on each side',
  },
  {
    rule: 'network-saturated',
    title: 'network saturated',
    meaning: 'Traffic comes near the capacity of the link.',
    evidence: "traffic against the link's capacity",
    advice: 'send less, compress, or take a machine with a faster link',
    estimate: 'Not estimated: waiting grows without bound near saturation.',
    effort: 'machine',
    source: {
      title: 'k6: running large tests',
      url: 'https://grafana.com/docs/k6/latest/testing-guides/running-large-tests/',
    },
    waitsFor: "traffic against the link's capacity",
  },
  {
    rule: 'pool-too-small',
    title: 'pool of connections too small',
    meaning: 'Requests wait for a connection of the pool while the database has some to give.',
    evidence: "the pool's own metrics",
    advice: 'raise the size of the pool, within what the database allows',
    estimate: 'The time that requests waited for a connection.',
    effort: 'setting',
    source: { title: 'node-postgres: pool', url: 'https://node-postgres.com/apis/pool' },
    waitsFor: "the pool's own metrics",
  },
];
