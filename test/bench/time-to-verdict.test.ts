import { expect, test } from 'vitest';
import { K6_START, STAGES, stagesOf } from '../../bench/time-to-verdict/stages.ts';

const said = (seconds: number, text: string) => ({ seconds, text });
const FIRST = [
  said(0.4, 'Machine: AMD EPYC, 2 vCPUs, Linux'),
  said(0.5, 'Starting head on port 4001: node server.js'),
  said(0.7, 'Starting base on port 4002: node server.js'),
  said(1.1, 'Preflight of base: each iteration makes 2 requests, 12 ms'),
  said(1.2, 'Preflight of head: each iteration makes 2 requests, 11 ms'),
  said(16.2, 'Warm-up: 6 s on each arm, not judged'),
  said(44.2, '4 of at most 20 pairs of rounds · p50 0.614 ms → 0.621 ms (+1.1 %)'),
];
const K6 = [0.2, 0.9, 1.0, 1.3].map((seconds) => said(seconds, K6_START));
const rounded = (stages: ReturnType<typeof stagesOf>) =>
  Object.fromEntries(
    Object.entries(stages).map(([stage, seconds]) => [stage, Math.round(10 * seconds) / 10]),
  );

test('each second of a run is in one stage', () => {
  const stages = stagesOf([...FIRST, ...K6], 44.5);
  expect(rounded(stages)).toEqual({
    ...{ reading: 0.4, build: 0.1, start: 0.4, 'first try': 0.3, 'warm-up': 15, rounds: 28 },
    ...{ restart: 0, 'second warm-up': 0, verdict: 0.3 },
  });
  expect(Object.keys(stages)).toEqual(STAGES);
});

test.each([
  'Half time: both are restarted in the other order: base on http://127.0.0.1:4001',
  // Of earlier builds, which are measured beside.
  'Half time: both are started anew, in the other order: base on http://127.0.0.1:4001',
])('what a second start takes is told apart: %s', (restarted) => {
  const second = [
    said(44.4, 'Starting base on port 4001: node server.js'),
    said(44.9, restarted),
    said(59.9, 'Warm-up: 6 s on each arm, not judged'),
    said(73.9, '6 of at most 20 pairs of rounds · p50 0.631 ms → 0.629 ms (−0.4 %)'),
  ];
  expect(rounded(stagesOf([...FIRST, ...K6, ...second], 74.1))).toMatchObject({
    ...{ start: 0.4, 'warm-up': 15, rounds: 42, restart: 0.7, 'second warm-up': 15, verdict: 0.2 },
  });
});
