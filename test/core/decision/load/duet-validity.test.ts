import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deliveredPairs as delivered } from '../../../../src/core/decision/load/delivered-pairs.ts';
import { duetFaults, duetPressure } from '../../../../src/core/decision/load/duet-validity.ts';
import type { Acceptance } from '../../../../src/core/model/acceptance.ts';
import { type Pair, pairsOf, windowsOf } from '../../../../src/core/model/recording/pairs.ts';
import type { Arm, WindowLoad, WindowValues } from '../../../../src/core/model/recording/window.ts';
import { decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { noteText, validityOf } from '../../../../src/core/words/note.ts';
import { samplePairs, withLoad } from '../pairs.ts';

const WANTED = { wanted: 600 };

/** Pairs of 600 wanted iterations, of which `short` were dropped by an arm in a pair. */
function pairs(count: number, short: (arm: Arm, pair: number) => number): readonly Pair[] {
  return samplePairs({ count, seed: 1 }).map((pair, index) => {
    const of = (arm: Arm) => {
      const dropped = short(arm, index);
      return withLoad(pair[arm], { ...WANTED, iterations: 600 - dropped, dropped });
    };
    return { ...pair, base: of('base'), head: of('head') };
  });
}

/** In words. */
function deliveredPairs(all: readonly Pair[]) {
  const { overloaded, notes, invalid, ...found } = delivered(all);
  const said = { notes: notes.map(noteText), invalid: invalid.map(noteText) };
  return { ...found, ...said, overloaded: overloaded && noteText(overloaded) };
}

const pressure = (all: readonly Pair[]) => duetPressure(all).map(noteText);

const inHead = (wanted: (pair: number) => boolean, dropped: number) => (arm: Arm, pair: number) =>
  arm === 'head' && wanted(pair) ? dropped : 0;

describe('delivered load', () => {
  test('all of it, or a drop here and there, says nothing', () => {
    const quiet = { notes: [], invalid: [], overloaded: null };
    expect(deliveredPairs(pairs(4, () => 0))).toMatchObject(quiet);
    const few = deliveredPairs(pairs(4, () => 5));
    expect(few).toMatchObject(quiet);
    expect(few.pairs).toHaveLength(4);
  });

  test('head alone dropping in every pair is what the change does, with the numbers', () => {
    const found = deliveredPairs(
      pairs(
        4,
        inHead(() => true, 120),
      ).map((pair) => ({ ...pair, head: withLoad(pair.head, { exhausted: true }) })),
    );
    expect(found.invalid).toEqual([]);
    expect(found.pairs).toHaveLength(4);
    expect(found.overloaded).toBe(
      "Head cannot sustain base's load: it alone fell short in 4 of 4 pairs of rounds, base alone in 0 " +
        '(base reached 100.0 % of 200 iterations/s and dropped 0.0 % of its iterations; ' +
        "head reached 80.0 % of 200 iterations/s and dropped 20.0 % of its iterations). All of k6's VUs were busy on head.",
    );
  });

  test('base alone, or both, is nobody’s fault and invalid, with the numbers and what to do', () => {
    const base = deliveredPairs(pairs(4, (arm) => (arm === 'base' ? 120 : 0)));
    expect(base.overloaded).toBeNull();
    expect(base.invalid.join()).toContain('base reached 80.0 % of 200 iterations/s');
    const both = deliveredPairs(pairs(4, (arm) => (arm === 'base' ? 60 : 300)));
    expect(both.overloaded).toBeNull();
    expect(both.invalid.join()).toMatch(/head reached 50.0 %.*4 of 4 pairs.*Lower the rate/);
  });

  test.each([
    [7, 20, 'from the middle on'],
    [16, 20, 'at the end'],
  ])(
    'a head that answers nothing any more from pair %i of %i on is what the change does, %s',
    (from, count) => {
      const gone = (arm: Arm) =>
        samplePairs({ count, seed: 1 }).map((pair, index) =>
          index < from
            ? pair
            : { ...pair, [arm]: { ...withLoad(pair[arm], { iterations: 0 }), subjects: {} } },
        );
      expect(deliveredPairs(gone('head')).overloaded).toContain(
        `it alone fell short in ${count - from} of ${count} pairs of rounds`,
      );
      expect(deliveredPairs(gone('base')).overloaded).toBeNull();
    },
  );

  test('a stretch in which head makes nothing, after which it goes on, is not', () => {
    const stalled = samplePairs({ count: 20, seed: 1 }).map((pair, index) =>
      index < 9 || index > 10 ? pair : { ...pair, head: withLoad(pair.head, { iterations: 0 }) },
    );
    expect(deliveredPairs(stalled)).toMatchObject({ invalid: [], overloaded: null });
    const long = samplePairs({ count: 6, seed: 1 }).map((pair) => ({
      ...pair,
      base: withLoad(pair.base, { iterations: 4 }),
      head: withLoad(pair.head, { iterations: 0 }),
    }));
    expect(deliveredPairs(long).overloaded).toBeNull();
  });

  test('one burst, or a burst that hits both arms, leaves its pair out and nothing else', () => {
    const once = deliveredPairs(
      pairs(
        8,
        inHead((pair) => pair === 2, 200),
      ),
    );
    expect(once).toMatchObject({ invalid: [], overloaded: null });
    expect(once.pairs).toHaveLength(7);
    expect(once.notes.join()).toContain('1 of 8 pairs of rounds are left out');
    const both = deliveredPairs(pairs(8, (_, pair) => (pair < 2 ? 200 : 0)));
    expect(both).toMatchObject({ invalid: [], overloaded: null });
    expect(both.pairs).toHaveLength(6);
  });

  test('a machine whose bursts fall on head twice in four pairs accuses nobody yet', () => {
    const twice = deliveredPairs(
      pairs(
        4,
        inHead((pair) => pair < 2, 200),
      ),
    );
    expect(twice.overloaded).toBeNull();
    expect(twice.invalid).toHaveLength(1);
  });

  test('head falling short more often than chance allows is the change, though base did once', () => {
    const often = (arm: Arm, pair: number) =>
      (arm === 'head' && pair < 11) || (arm === 'base' && pair === 11) ? 100 : 0;
    expect(deliveredPairs(pairs(20, often)).overloaded).toContain('11 of 20 pairs');
  });

  test('two points less than the other arm is another load, even above the limit', () => {
    const less = pairs(4, () => 0).map((pair) => ({
      ...pair,
      head: withLoad(pair.head, { iterations: 585 }),
    }));
    expect(deliveredPairs(less).overloaded).toContain('head reached 97.5 %');
    const alike = pairs(4, () => 0).map((pair) => ({
      ...pair,
      head: withLoad(pair.head, { iterations: 590 }),
    }));
    expect(deliveredPairs(alike)).toMatchObject({ invalid: [], overloaded: null });
  });

  test('a closed load delivers what it can: only its drops are judged', () => {
    const closed = (pair: Pair): Pair => ({
      ...pair,
      base: withLoad(pair.base, { wanted: null }),
      head: withLoad(pair.head, { wanted: null }),
    });
    const slow = pairs(4, () => 0).map((pair) => ({
      ...pair,
      head: withLoad(pair.head, { iterations: 300 }),
    }));
    expect(deliveredPairs(slow.map(closed))).toMatchObject({ invalid: [], overloaded: null });
    expect(
      deliveredPairs(
        pairs(
          4,
          inHead(() => true, 120),
        ).map(closed),
      ).overloaded,
    ).toContain('head dropped 20.0 %');
  });

  test('a slow rate of few iterations in a round is not short for one of them', () => {
    const few = pairs(4, () => 0).map((pair, index) => ({
      ...pair,
      base: withLoad(pair.base, { wanted: 2.5, iterations: 3 }),
      head: withLoad(pair.head, { wanted: 2.5, iterations: index % 2 === 0 ? 2 : 3 }),
    }));
    expect(deliveredPairs(few)).toMatchObject({ invalid: [], overloaded: null });
  });
});

describe('a duet', () => {
  const driven = { pairs: pairs(4, () => 0), stop: 'settled', generatorCpu: null } as const;

  test('is valid with its load delivered, also where head alone does not bear it', () => {
    expect(validityOf(duetFaults(driven))).toEqual({ valid: true });
    const overloaded = {
      ...driven,
      pairs: pairs(
        4,
        inHead(() => true, 120),
      ),
    };
    expect(validityOf(duetFaults(overloaded))).toEqual({ valid: true });
  });

  test.each([
    ['with too few pairs', { pairs: driven.pairs.slice(0, 3) }, /Only 3 pairs .* takes 4/],
    ['that was cancelled', { stop: 'cancelled' as const }, /cancelled after 4 pairs/],
    ['whose k6 took the machine', { generatorCpu: 0.83 }, /bottleneck: k6 took 83 %.*Lower the rate/],
    ['whose load was not delivered', { pairs: pairs(4, () => 120) }, /reached 80.0 %/],
  ])('%s is not', (_name, change, words) => {
    expect(validityOf(duetFaults({ ...driven, ...change }))).toEqual({
      valid: false,
      reasons: [expect.stringMatching(words)],
    });
  });

  test.each(['budget', 'limit', 'end', 'disagreed'] as const)(
    'of which little is left by theft, and that has no clear answer, is not (%s)',
    (stop) => {
      const stolen = samplePairs({ count: 39, seed: 1, steal: (pair) => (pair < 30 ? 0.08 : 0) });
      const found = duetFaults({ ...driven, pairs: stolen, stop });
      expect(found.map(({ kind }) => kind)).toContain('stolen-often');
      expect(duetFaults({ ...driven, pairs: stolen, stop: 'regressed' })).toEqual([]);
    },
  );

  test('with a k6 that left the machine some room is valid', () => {
    expect(validityOf(duetFaults({ ...driven, generatorCpu: 0.79 }))).toEqual({ valid: true });
  });

  test('tells of a busy machine, and of none where the pressure is low or not known', () => {
    const pressed = (pressure: number) =>
      driven.pairs.map((pair) => ({ ...pair, base: { ...pair.base, readings: { pressure } } }));
    expect(pressure(pressed(0.7)).join()).toContain('70 %');
    expect(pressure(pressed(0.5))).toEqual([]);
    expect(pressure(driven.pairs)).toEqual([]);
  });
});

describe('the judgement of a duet', () => {
  const file = new URL('../../../fixtures/recordings/duet-slower.json', import.meta.url);
  const without = (subjects: WindowValues['subjects'], key: string) =>
    Object.fromEntries(Object.entries(subjects).filter(([subject]) => subject !== key));

  /** 100 iterations/s in rounds of 3 s, one build on both sides. */
  function judged(
    droppedByHead: number,
    more: Partial<WindowLoad> = {},
    unfollowed = '',
    accepted: readonly Acceptance[] = [],
  ) {
    const decoded = decodeRecording(JSON.parse(readFileSync(file, 'utf8')));
    if (!decoded.ok || decoded.value.duet === undefined) throw new Error('no duet');
    const { value } = decoded;
    const same = pairsOf(value.windows).map((pair) => {
      const base = { ...pair.base, subjects: without(pair.base.subjects, unfollowed) };
      const { iterations } = base.load;
      const load = { iterations: iterations - droppedByHead, dropped: droppedByHead, ...more };
      return { ...pair, base, head: { ...withLoad(base, load), startedAt: pair.head.startedAt } };
    });
    const head = decodeRecording(JSON.parse(JSON.stringify({ ...value, windows: windowsOf(same) })));
    if (!head.ok) throw new Error(head.reason);
    return judge({
      head: head.value,
      baseline: { runs: [], refused: [], history: null },
      policy: {
        warn: 0.2,
        fail: 0.5,
        failOn: 'fail',
        thresholds: 'fail',
        onInconclusive: 'pass',
        onNoBaseline: 'pass',
        onInvalid: 'fail',
        accepted,
      },
      createdAt: '2026-11-24T12:00:00.000Z',
      tool: 'test',
      remedy: { kind: 'told', text: '' },
    });
  }

  test('fails a head that does not bear the load, whatever its latencies', () => {
    const { verdict, reason, reasons } = judged(60, { exhausted: true });
    expect(verdict).toBe('fail');
    expect(reason).toMatch(/^Head cannot sustain base's load: .*dropped 20.0 %/);
    expect(reasons[0]?.kind).toBe('regression');
  });

  test('passes one whose overload is accepted as far as that, and says so', () => {
    const entry = (upTo: number): Acceptance => ({
      ...{ gate: 'api', endpoint: 'overall', metric: 'delivered-rate', upTo },
      ...{ reason: 'signs each answer', expires: '2026-12-01' },
    });
    const { verdict, notes } = judged(60, {}, '', [entry(1.5)]);
    expect(verdict).toBe('pass');
    expect(notes.join('\n')).toMatch(
      /Accepted until 2026-12-01: Head cannot sustain base's load: .* Reason given: signs each answer/,
    );
    expect(judged(60, {}, '', [entry(1.1)]).verdict).toBe('fail');
    expect(judged(60, {}, '', [{ ...entry(1.5), expires: '2026-11-01' }]).verdict).toBe('fail');
  });

  test('passes the same head with its load delivered', () => {
    expect(judged(0).verdict).toBe('pass');
  });

  test('says of an endpoint that the rounds did not follow that it was not, and not that it had few requests', () => {
    const texts = (unfollowed: string) => judged(0, {}, unfollowed).comparisons.map(({ text }) => text);
    const [endpoint = ''] = judged(0).comparisons.flatMap(({ subject }) =>
      subject.kind === 'endpoint' ? [`${subject.method} ${subject.name}`] : [],
    );
    expect(texts(endpoint).join('\n')).toContain(
      `p95 of ${endpoint}: not judged, the rounds hold no values of it`,
    );
    expect(texts('').join('\n')).not.toContain('hold no values');
  });
});
