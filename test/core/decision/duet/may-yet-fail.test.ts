import { expect, test } from 'vitest';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { driven, duetRecording } from '../driven.ts';
import { samplePairs, withLoad } from '../pairs.ts';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** Pairs whose differences scatter by 18 %, of a head that is this much slower. */
const noisy = (seed: number, slower: number): readonly Pair[] =>
  samplePairs({ count: 20, seed, noise: 0.127, effect: Math.log(slower) });
const quiet = (seed: number, slower: number): readonly Pair[] =>
  samplePairs({ count: 20, seed, noise: 0.02, effect: Math.log(slower) });

/** Rounds that ask for two endpoints, and tell nothing of the whole. */
function beside(list: readonly Pair[], search: readonly Pair[]): readonly Pair[] {
  return list.map((pair, index) => {
    const of = (arm: 'base' | 'head'): WindowValues => {
      const [one, other] = [list, search].map((all) => all[index]?.[arm].subjects['GET home']);
      const subjects = { ...(one && { 'GET list': one }), ...(other && { 'GET search': other }) };
      return { ...pair[arm], subjects };
    };
    return { ...pair, base: of('base'), head: of('head') };
  });
}

/** Driven until it may stop, or all of it, and judged. */
function run(all: readonly Pair[], policy: Partial<Policy> = {}, names: readonly string[] = ['home']) {
  const rules = { ...POLICY, ...policy };
  const judged = (pairs: readonly Pair[], stop: Parameters<typeof duetRecording>[1]): Judgement =>
    judge({
      ...{ head: duetRecording(pairs, stop, all.length, names), policy: rules, tool: 'test' },
      ...{ createdAt: '2026-01-01T00:00:00Z', remedy: { kind: 'told', text: '' } as const },
      baseline: { runs: [], refused: [], history: null },
    });
  const { pairs, stop } = driven(all, rules);
  return { pairs: pairs.length, stop, verdict: judged(pairs, stop).verdict, of: judged };
}

const ENDPOINTS = ['list', 'search'];
const average = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;

test('a head that is 60 % slower is hardly ever let through as a warning, where all the rounds would fail it', () => {
  const ended = SEEDS.map((seed) => {
    const { verdict, pairs, of } = run(noisy(seed, 1.6));
    return { verdict, pairs, inAll: of(noisy(seed, 1.6), 'budget').verdict };
  });
  const spared = ended.filter(({ verdict, inAll }) => verdict === 'warn' && inAll === 'fail');
  expect(spared.length).toBeLessThanOrEqual(1);
  expect(average(ended.map(({ pairs }) => pairs))).toBeLessThan(8);
});

test('what is plainly a warning ends it at once, and what may fail is not waited for where warnings fail', () => {
  const plain = SEEDS.map((seed) => run(quiet(seed, 1.3)));
  expect(plain.filter(({ pairs, stop }) => pairs !== 4 || stop !== 'regressed')).toEqual([]);
  const strict = SEEDS.map((seed) => run(noisy(seed, 1.6), { failOn: 'warn' }).pairs);
  expect(average(strict)).toBeLessThan(4.2);
});

test('a warning of one endpoint does not end it before another that may fail is known', () => {
  const of = (seed: number, slower: number, policy: Partial<Policy> = {}) =>
    run(beside(quiet(seed, 1.3), noisy(100 + seed, slower)), policy, ENDPOINTS);
  const slow = SEEDS.map((seed) => of(seed, 1.7));
  expect(slow.filter(({ verdict }) => verdict !== 'fail').length).toBeLessThanOrEqual(1);
  // The other endpoint is not slower, which its bound says soon enough.
  const alike = SEEDS.map((seed) => of(seed, 1));
  expect(average(alike.map(({ pairs }) => pairs))).toBeLessThan(5);
});

test('where what is open blocks, all that is open is waited for', () => {
  const open = (policy: Partial<Policy>) => {
    const all = SEEDS.map((seed) => beside(quiet(seed, 1.3), noisy(100 + seed, 1)));
    return all.map((pairs) => run(pairs, policy, ENDPOINTS));
  };
  const known = open({ onInconclusive: 'fail' });
  expect(average(known.map(({ pairs }) => pairs))).toBeGreaterThan(5);
  expect(known.every(({ verdict }) => verdict === 'warn')).toBe(true);
});

test('a warning does not end it while head may hang', () => {
  const hanging = quiet(1, 1.3).map((pair, index) => {
    const time = (lost: number) => {
      const endedMs = 30_000 * (1 - lost);
      return { userTime: [{ scenario: 'main', hadMs: 30_000, endedMs, iterations: endedMs / 50 }] };
    };
    // As a rare request that never comes back does, it shows in one round first.
    const lost = index > 4 || index === 1 ? 0.6 : 0;
    return { ...pair, base: withLoad(pair.base, time(0)), head: withLoad(pair.head, time(lost)) };
  });
  const { verdict, pairs } = run(hanging);
  expect(verdict).toBe('fail');
  expect(pairs).toBeGreaterThan(4);
});
