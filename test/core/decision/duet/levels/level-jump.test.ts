import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inGroups, moved } from '../../../../../bench/accuracy/jumps.ts';
import { NOISES } from '../../../../../bench/accuracy/noise.ts';
import { slowed } from '../../../../../bench/accuracy/simulate.ts';
import { readStored } from '../../../../../bench/duet/store.ts';
import { pairsToCome, stopOf } from '../../../../../src/core/decision/duet/duet-stop.ts';
import { levelJump } from '../../../../../src/core/decision/duet/levels/level-jump.ts';
import { subjectsOf } from '../../../../../src/core/decision/subjects/subjects.ts';
import type { Stop } from '../../../../../src/core/model/recording/duet.ts';
import type { Pair } from '../../../../../src/core/model/recording/pairs.ts';
import { pairsOf } from '../../../../../src/core/model/recording/pairs.ts';
import { seeded } from '../../../../../src/core/statistics/random.ts';
import { decodeJudgement, decodeRecording } from '../../../../../src/core/stored/decode.ts';
import { judge } from '../../../../../src/core/words/judge.ts';
import { POLICY } from '../../../../contracts/policy.ts';
import { duetRecording } from '../../driven.ts';
import { samplePairs } from '../../pairs.ts';

const groupOf = (at: number): number => (at < 4 ? 1 : Math.floor(at / 2));

const grouped = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.map((pair, at) => ({ ...pair, group: groupOf(at) }));

/** Pairs of one build, answered from memory by both sides from the fifth on. */
const cached = (count: number, noise: number, seed = 1): readonly Pair[] =>
  moved(grouped(samplePairs({ count, seed, noise })), 0.28);

function judged(pairs: readonly Pair[], stop: Stop) {
  const recording = duetRecording(pairs, stop);
  expect(decodeRecording(JSON.parse(JSON.stringify(recording)))).toMatchObject({ ok: true });
  const judgement = judge({
    head: recording,
    baseline: { runs: [], refused: [], history: null },
    policy: POLICY,
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toMatchObject({ ok: true });
  return judgement;
}

const looked = (pairs: readonly Pair[], starts = 1): Stop | null =>
  stopOf({
    ...{ pairs, subjects: subjectsOf(pairs), policy: POLICY, starts, roundMs: 3000 },
    toCome: pairsToCome(pairs.length, 20),
  });

describe('a level that moves on both sides between groups of rounds', () => {
  test('is told with its figures, and what the pairs before it settle stays settled', () => {
    const judgement = judged(cached(8, 0.02), 'settled');
    const note = judgement.notes.find((text) => text.startsWith('The level of '));
    expect(note).toMatch(
      /^The level of all requests moved on both sides after 4 pairs of rounds, far beyond noise: p50 \d+\.\d ms → \d\.\d+ ms on base, \d+\.\d ms → \d\.\d+ ms on head\. .*The 4 pairs after it are no evidence that nothing changed\. `app\.reset` /,
    );
    expect(judgement.verdict).toBe('pass');
  });

  test('leaves open what those pairs do not settle, however many follow, and waits for no more of them', () => {
    const pairs = cached(8, 0.12, 4);
    expect(looked(pairs.slice(0, 4))).toBeNull();
    expect(looked(pairs)).toBe('settled');
    const judgement = judged(pairs, 'settled');
    expect(judgement.verdict).toBe('inconclusive');
    expect(judgement.reason).toContain('The level of both sides moved after 4 pairs of rounds');
    expect(judgement.reason).toContain('Set `app.reset`');
    expect(judgement.comparing?.stop).toBe('stopped early: more rounds would settle no further metric');
    // The same pairs without the jump are settled.
    const alike = grouped(samplePairs({ count: 20, seed: 4, noise: 0.12 }));
    expect(judged(alike, 'budget').verdict).toBe('pass');
  });

  test('hides no regression that the pairs before it show', () => {
    const all = samplePairs({ count: 8, seed: 1, noise: 0.02 });
    const before = slowed(grouped(all), 0.6).slice(0, 4);
    const pairs = [...before, ...cached(8, 0.02).slice(4)];
    expect(looked(pairs)).toBe('regressed');
    const judgement = judged(pairs, 'regressed');
    expect(judgement.verdict).toBe('fail');
    expect(judgement.reason).toMatch(/^GET home is [56]\d % slower \(p/);
  });

  test('hides none that the pairs after it show, though those before it are alike', () => {
    const slowedAfter = (count: number) => {
      const pairs = cached(count, 0.02);
      return [...pairs.slice(0, 4), ...slowed(pairs.slice(4), 0.6)];
    };
    // The pairs before it settle that nothing changed.
    expect(judged(cached(8, 0.02), 'settled').verdict).toBe('pass');
    expect(looked(slowedAfter(8))).toBe('regressed');
    const judgement = judged(slowedAfter(8), 'regressed');
    expect(judgement.verdict).toBe('fail');
    expect(judgement.reason).toMatch(/^GET home is [56]\d % slower \(p/);
    // Too few to accuse, and enough to doubt.
    expect(judged(slowedAfter(6), 'settled').verdict).toBe('inconclusive');
  });

  test('accuses nobody by pairs after it that are all of another start', () => {
    const pairs = cached(8, 0.02).map((pair, at) => ({ ...pair, start: at < 4 ? 1 : 2 }));
    const slower = [...pairs.slice(0, 4), ...slowed(pairs.slice(4), 0.6)];
    expect(judged(slower, 'settled').verdict).toBe('inconclusive');
    expect(judged(pairs, 'settled').verdict).toBe('pass');
  });

  test('hides none that shows in all pairs together', () => {
    const pairs = slowed(cached(8, 0.02), 0.6);
    expect(looked(pairs)).toBe('regressed');
    expect(judged(pairs, 'regressed').verdict).toBe('fail');
  });
});

test('one side alone that moves is no jump but a change, and pairs that do not say their group have none', () => {
  const pairs = grouped(samplePairs({ count: 8, seed: 1, noise: 0.02 }));
  const headAlone = pairs.map((pair, at) => (at < 4 ? pair : (slowed([pair], 2)[0] ?? pair)));
  expect(levelJump(headAlone, 'overall')).toBeNull();
  const unknown = cached(8, 0.02).map(({ group: _group, ...pair }) => pair);
  expect(levelJump(unknown, 'overall')).toBeNull();
  expect(levelJump(cached(8, 0.02), 'overall')).toMatchObject({ metric: 'p50', pairsBefore: 4 });
});

test('levels below a millisecond move by nothing that counts', () => {
  const tiny = moved(
    cached(8, 0.02).map((pair) => ({ ...pair, group: 2 })),
    0.02,
  );
  expect(levelJump(grouped(tiny), 'overall')).toBeNull();
});

test.each([
  ['quiet', 0.3],
  ['typical', 0.3],
])('simulated duets on %s runners jump where it is planted, and nowhere else', (name, factor) => {
  const random = seeded(5);
  const seen = { planted: 0, alike: 0 };
  for (let run = 0; run < 25; run += 1) {
    const pairs = inGroups(NOISES[name as keyof typeof NOISES], random);
    seen.alike += Number(levelJump(pairs, 'overall') !== null);
    seen.planted += Number(levelJump(moved(pairs, factor), 'overall') !== null);
  }
  expect(seen).toEqual({ planted: 25, alike: 0 });
});

test('no level jumps in any of the real duets that were kept', async () => {
  const directory = path.join(import.meta.dirname, '../../../../../bench/results/duet');
  const jumped: string[] = [];
  for (const name of readdirSync(directory)) {
    const { recording } = await readStored(path.join(directory, name));
    const pairs = grouped(pairsOf(recording.windows));
    for (const key of Object.keys(pairs[0]?.head.subjects ?? {})) {
      if (levelJump(pairs, key) !== null) jumped.push(`${name}: ${key}`);
    }
  }
  expect(jumped).toEqual([]);
});
