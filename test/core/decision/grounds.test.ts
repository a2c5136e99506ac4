import { expect, test } from 'vitest';
import { exitCode } from '../../../src/core/decision/exit-code.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../../src/core/model/recording/percentiles.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { SubjectStats, WindowValues } from '../../../src/core/model/recording/window.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { POLICY } from '../../contracts/policy.ts';
import { duetRecording } from './driven.ts';
import { samplePairs, withLoad } from './pairs.ts';

/** What the eight pairs of the budget leave open. */
const OPEN = samplePairs({ count: 8, seed: 2, noise: 0.2, effect: Math.log(1.2) });
/** So do these, and no more than a warning can come of them. */
const NEAR = samplePairs({ count: 8, seed: 2, noise: 0.05, effect: Math.log(1.17) });
const ALIKE = samplePairs({ count: 20, seed: 1 });

/** p99 of head is twice what it was: it warns. */
function slowestSlower(pairs: readonly Pair[]): readonly Pair[] {
  const slower = ({ percentiles, ...more }: SubjectStats): SubjectStats => ({
    ...more,
    percentiles: percentiles && {
      ...percentiles,
      values: percentiles.values.map((ms, index) => ((LADDER[index] ?? 0) > 0.985 ? 2 * ms : ms)),
    },
  });
  const of = (head: WindowValues): WindowValues => ({
    ...head,
    subjects: Object.fromEntries(Object.entries(head.subjects).map(([key, one]) => [key, slower(one)])),
  });
  return pairs.map((pair) => ({ ...pair, head: of(pair.head) }));
}

/** Every fifth round of head loses nearly all of its users' time: it may be chance. */
const maybeHanging = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.map((pair, index) => {
    const time = (lost: number) => {
      const endedMs = 30_000 * (1 - lost);
      return { userTime: [{ scenario: 'main', hadMs: 30_000, endedMs, iterations: endedMs / 50 }] };
    };
    return {
      ...pair,
      base: withLoad(pair.base, time(0)),
      head: withLoad(pair.head, time(index % 5 === 0 ? 0.9 : 0)),
    };
  });

/** Base is asked for an endpoint in each round, and head never. */
function withoutCart(pairs: readonly Pair[]): Recording {
  const asked = pairs.map((pair) => {
    const { 'GET home': home } = pair.base.subjects;
    const subjects = { ...pair.base.subjects, ...(home && { 'GET cart': home }) };
    return { ...pair, base: { ...pair.base, subjects } };
  });
  const recording = duetRecording(asked, 'budget', pairs.length, ['home', 'cart']);
  const { head } = recording.arms;
  const endpoints = head.endpoints.filter(({ name }) => name === 'home');
  return { ...recording, arms: { ...recording.arms, head: { ...head, endpoints } } };
}

function judged(head: Recording, policy: Partial<Policy> = {}): Judgement {
  return judge({
    ...{ head, policy: { ...POLICY, ...policy }, createdAt: head.createdAt, tool: 'test' },
    baseline: { runs: [], refused: [], history: null },
    remedy: { kind: 'told', text: '' },
  });
}

const kindsOf = ({ reasons }: Judgement) => reasons.map(({ kind }) => kind);

test.each<[string, Recording, string]>([
  ['a p99', duetRecording(slowestSlower(OPEN), 'budget'), 'regression'],
  ['an endpoint that is missing', withoutCart(OPEN), 'missing'],
])('%s that warns does not answer what is open of p95', (_what, head, kind) => {
  const open = judged(duetRecording(OPEN, 'budget'));
  expect(open.verdict).toBe('inconclusive');
  const warned = judged(head);
  expect([warned.verdict, kindsOf(warned), exitCode(warned)]).toEqual(['warn', [kind, 'inconclusive'], 0]);
  const strict = judged(head, { onInconclusive: 'fail' });
  expect(exitCode(strict)).toBe(1);
  expect(toReport(strict, { runUrl: null }).headline).toMatch(
    /(?<!more)\. Blocking \(on-inconclusive: fail\)\.$/,
  );
});

test.each([
  ['the last rounds', 8],
  ['the time between rounds', 20],
])('a warning that ends a duet with %s answers nothing that may yet fail', (_what, mostPairs) => {
  const noisy = samplePairs({ count: 8, seed: 1, noise: 0.4, effect: Math.log(1.3) });
  const warned = (pairs: readonly Pair[], stop: 'regressed' | 'budget' = 'regressed') =>
    kindsOf(judged(duetRecording(slowestSlower(pairs), stop, mostPairs)));
  expect(warned(noisy)).toEqual(['regression', 'inconclusive']);
  // Its bound lies below the limit that fails.
  expect([warned(NEAR), warned(NEAR, 'budget')]).toEqual([['regression'], ['regression', 'inconclusive']]);
});

test('a hang that may be chance is told beside a p99 that warns', () => {
  const head = duetRecording(maybeHanging(slowestSlower(ALIKE)), 'budget');
  const { verdict, reasons } = judged(head);
  expect([verdict, reasons.map(({ text }) => text).join()]).toEqual([
    'warn',
    expect.stringContaining('Requests may hang on head'),
  ]);
  expect(exitCode(judged(head, { onInconclusive: 'fail' }))).toBe(1);
});

test('the whole, which can do no more than warn, is no question beside an endpoint that makes it slower', () => {
  const slower = samplePairs({ count: 8, seed: 2, effect: Math.log(1.3) });
  const pairs = samplePairs({ count: 8, seed: 2, noise: 0.05, effect: Math.log(1.17) }).map((pair, index) => {
    const of = (arm: 'base' | 'head'): WindowValues => {
      const { 'GET home': home } = slower[index]?.[arm].subjects ?? {};
      return { ...pair[arm], subjects: { ...pair[arm].subjects, ...(home && { 'GET home': home }) } };
    };
    return { ...pair, base: of('base'), head: of('head') };
  });
  const whole = ({ comparisons }: Judgement) =>
    comparisons.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p95')?.class;
  const judgement = judged(duetRecording(pairs, 'budget'));
  expect([whole(judgement), judgement.verdict, kindsOf(judgement)]).toEqual([
    'inconclusive',
    'warn',
    ['regression'],
  ]);
});
