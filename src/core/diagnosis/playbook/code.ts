import { type PlaybookEntry, REVERTED } from './entry.ts';

const PROFILES =
  "CPU profiles of both sides, while a few users drive the script: each function's time per request";
const PROFILING = { title: 'Node.js: profiling', url: 'https://nodejs.org/learn/getting-started/profiling' };
const LOOP = {
  title: 'Node.js: do not block the event loop',
  url: 'https://nodejs.org/learn/asynchronous-work/dont-block-the-event-loop',
};

/** Causes in the application's code that its CPU profile names. */
export const CODE: readonly PlaybookEntry[] = [
  {
    rule: 'hot-function',
    title: 'hot function',
    meaning:
      'One function of the application takes much more CPU time than before, or always took much of it.',
    evidence: PROFILES,
    advice: 'look at what the diff changes in {function}, or in how often it is called{line}',
    estimate: REVERTED,
    effort: 'function',
    source: PROFILING,
  },
  {
    rule: 'new-hot-path',
    title: 'new hot path',
    meaning: 'A function that base does not run takes much of the CPU time.',
    evidence: PROFILES,
    advice:
      'find out whether {function} has to run in each request: keep its result, or do it once outside of the request{line}',
    estimate: REVERTED,
    effort: 'function',
    source: PROFILING,
  },
  {
    rule: 'event-loop-blocked',
    title: 'event loop blocked',
    meaning: 'A call that blocks, or long computing, keeps all other requests of a Node.js process waiting.',
    evidence: `${PROFILES}, and the longest time without a break`,
    advice: 'use the asynchronous form of {call} in {function}, or do it once outside of the request',
    code: { language: 'js', text: '{instead}' },
    estimate: REVERTED,
    effort: 'function',
    source: LOOP,
  },
  {
    rule: 'big-serialisation',
    title: 'large serialisation',
    meaning: 'Making or reading JSON takes much more time than before.',
    evidence: `${PROFILES}, and which of it is spent on JSON`,
    advice:
      'let {function} make or read less JSON: fewer fields and rows, not the same value twice, no copies by JSON{line}',
    estimate: REVERTED,
    effort: 'function',
    source: LOOP,
  },
  {
    rule: 'excessive-logging',
    title: 'excessive logging',
    meaning: 'Requests make and write many more log lines, or longer ones.',
    evidence: `${PROFILES}, and which of it is spent on logging`,
    advice:
      'log less in {function} (a line for each request, not for each item), lower its level, or write logs asynchronously{line}',
    estimate: REVERTED,
    effort: 'statement',
    source: {
      title: 'Node.js: a note on process I/O',
      url: 'https://nodejs.org/api/process.html#a-note-on-process-io',
    },
  },
];
