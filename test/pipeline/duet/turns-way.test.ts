import { expect, test } from 'vitest';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import { measure } from '../../../src/pipeline/measure.ts';
import { withLoad } from '../../core/decision/pairs.ts';
import { type SidesWishes, sideBySide } from '../side-by-side.ts';
import { contextOf, createWorld, startedConfig, type Wishes, type World } from '../world.ts';
import { inUse, usedIn } from './watch.ts';

type Asked = Wishes & { readonly limit?: string; readonly accepted?: readonly Acceptance[] };

async function measured(load: SidesWishes, { limit = '20m', accepted = [], ...wishes }: Asked = {}) {
  const opened = sideBySide(
    () => world.happened.push('drive both'),
    load,
    (first) => world.happened.push(`${first} first`),
  );
  const world: World = createWorld({ opened, readings: inUse(0.4), ...wishes });
  const own = startedConfig(`compare: { whole-limit: ${limit} }\n`);
  const config = { ...own, policy: { ...own.policy, accepted } };
  const head = await measure(config, contextOf(), world.ports, new AbortController().signal);
  if (head.kind !== 'recorded') throw new Error(head.text);
  const ways = world.happened.filter((one) => / both| first/.test(one));
  return { ways, said: world.said, ...head.recording };
}

const GB = 1024 ** 3;

const ABBA = /^(base first,head first,base first,head first|head first,base first,head first,base first)$/;

test('a load whose users take too much memory for two is driven in turns, in ABBA, and the reader is told', async () => {
  const { ways, duet, notes, validity, windows } = await measured({ users: 1500 }, { freeBytes: 2 * GB });
  expect(ways.join()).toMatch(ABBA);
  expect(duet).toMatchObject({
    inTurns: { levels: [] },
    roundMs: 60_000,
    mostPairs: 8,
    stop: 'settled',
    starts: 2,
  });
  expect(windows.map(({ part }) => part.kind)).toEqual(Array(8).fill('run'));
  expect(validity).toEqual({ valid: true });
  expect(notes).toContain(
    'It is a sequence. Two k6 with 1500 VUs each take about 3.13 GB of memory, and 2.00 GB are free. So all of it is driven in turns, one side after the other: at most 8 pairs of whole runs, in about 960 s.',
  );
});

test('the same with memory enough, and where nobody knows, is driven side by side', async () => {
  expect((await measured({ users: 1500 }, { freeBytes: 8 * GB })).ways).toEqual(['drive both']);
  expect((await measured({ users: 1500 })).ways).toEqual(['drive both']);
});

test('without time for two pairs it is left to earlier runs, and why', async () => {
  const { ways, duet, notes } = await measured({ users: 1500 }, { freeBytes: 2 * GB, limit: '200s' });
  expect({ ways, duet }).toEqual({ ways: [], duet: undefined });
  expect(notes.join()).toContain(
    'To drive all of it in turns, one side after the other, takes 240 s for the 4 runs that say anything, and `compare.whole-limit` is 200 s. Earlier runs decide instead.',
  );
});

test('a machine without room for both at once gets whole runs in turns instead', async () => {
  const { ways, duet, notes, validity } = await measured({}, { readings: inUse(0.97) });
  expect(ways.slice(0, 1)).toEqual(['drive both']);
  expect(ways.slice(1).join()).toMatch(ABBA);
  expect(duet).toMatchObject({ inTurns: {}, mostPairs: 8 });
  expect(duet?.sideBySide).toBeUndefined();
  expect(validity).toEqual({ valid: true });
  expect(notes.join()).toContain(
    'for more than 90 % of the time in 8 of 8 slices. So all of it is driven in turns',
  );
});

test('with room for both there are no further runs', async () => {
  expect((await measured({}, { readings: inUse(0.6) })).ways).toEqual(['drive both']);
});

test('what is worse without room is worse all the same', async () => {
  const { ways, duet } = await measured({ effect: Math.log(2) }, { readings: inUse(0.97) });
  expect(new Set(ways)).toEqual(new Set(['drive both']));
  expect(duet?.sideBySide).toBeDefined();
});

test('what head alone fell short of, as slices with room show, is no reason for turns', async () => {
  const seen = (pair: Pair): Pair => ({
    ...pair,
    head: withLoad(pair.head, { iterations: 480, dropped: 120 }),
  });
  const readings = usedIn((slice) => (slice < 5 ? 0.6 : 0.97));
  const { ways, duet } = await measured({ seen }, { readings });
  expect(ways).toEqual(['drive both']);
  expect(duet?.sideBySide).toBeDefined();
  // Without that they are too many.
  expect((await measured({}, { readings })).ways[1]).toMatch(/ first$/);
});

/** Both sides drop a fifth of their iterations. */
const dropping = (pair: Pair): Pair => {
  const short = { iterations: 480, dropped: 120 };
  return { ...pair, base: withLoad(pair.base, short), head: withLoad(pair.head, short) };
};

test('a machine so full that neither side gets its load goes in turns, and one with room is the load to blame', async () => {
  const full = await measured({ seen: dropping }, { readings: inUse(0.97) });
  expect(full.ways.slice(1).join()).toMatch(ABBA);
  expect(full.validity).toEqual({ valid: true });
  expect(full.notes.join()).toContain('in 8 of 8 slices. So all of it is driven in turns');
  const calm = await measured({ seen: dropping }, { readings: inUse(0.6) });
  expect({ ways: calm.ways, valid: calm.validity.valid }).toEqual({ ways: ['drive both'], valid: false });
});

test('what is accepted keeps nothing from being driven in turns that is left open beside it', async () => {
  const seen: NonNullable<SidesWishes['seen']> = (pair) => {
    const { 'GET home': home } = pair.head.subjects;
    if (home?.percentiles == null) throw new Error('no home');
    const values = home.percentiles.values.map((ms) => 2 * ms);
    const slow = { ...home, percentiles: { ...home.percentiles, values } };
    return { ...pair, head: { ...pair.head, subjects: { ...pair.head.subjects, 'GET home': slow } } };
  };
  const accepted = (['p50', 'p95', 'p99'] as const).map((metric) => ({
    ...{ gate: 'job', endpoint: 'GET home', metric, upTo: 2.5 },
    ...{ reason: 'worth it', expires: '2026-12-31' },
  }));
  const readings = inUse(0.97);
  expect((await measured({ seen }, { readings, accepted })).ways[1]).toMatch(/ first$/);
  expect(new Set((await measured({ seen }, { readings })).ways)).toEqual(new Set(['drive both']));
});

test('where the limit has no time for four runs more, what both at once showed stays, and that is said', async () => {
  const { ways, duet, notes } = await measured({}, { readings: inUse(0.97), limit: '290s' });
  expect(ways).toEqual(['drive both']);
  expect(duet?.sideBySide).toBeDefined();
  expect(notes.join()).toContain('`compare.whole-limit` is 290 s, of which 60 s are spent.');
});

/** An endpoint that shows in three slices of a run, so that more of them may tell. */
const rarely = (): NonNullable<SidesWishes['seen']> => {
  let slices = 0;
  return (pair) => {
    slices += 1;
    const isAsked = slices % 8 < 3;
    const { 'GET home': home } = pair.head.subjects;
    if (home === undefined || !isAsked) return pair;
    const withMore = (of: typeof pair.head) => ({ ...of, subjects: { ...of.subjects, 'GET more': home } });
    return { ...pair, base: withMore(pair.base), head: withMore(pair.head) };
  };
};

test.each([
  ['counts', undefined],
  ['that base breaks, and that is not judged, counts all the same', 2],
])('of what both at once took a run %s', async (_, breaks) => {
  const load = { seen: rarely(), ...(breaks !== undefined && { breaks }) };
  const { ways, notes } = await measured(load, { readings: inUse(0.97), limit: '340s' });
  expect(ways).toEqual(['drive both', 'drive both']);
  expect(notes.join()).toContain('`compare.whole-limit` is 340 s, of which 120 s are spent.');
});

test('two pairs are driven where there is time for no more, and a gross regression ends after them', async () => {
  const short = await measured({ users: 1500 }, { freeBytes: 2 * GB, limit: '400s' });
  expect(short.ways).toHaveLength(2);
  expect(short.duet).toMatchObject({ stop: 'limit', mostPairs: 2 });
  const gross = await measured({ users: 1500, turns: Math.log(3) }, { freeBytes: 2 * GB });
  expect(gross.ways).toHaveLength(2);
  expect(gross.duet).toMatchObject({ stop: 'regressed', mostPairs: 8 });
});

test('applications that are slow to start are not started anew', async () => {
  const { duet } = await measured({ users: 1500 }, { freeBytes: 2 * GB, startMs: 4000 });
  expect(duet?.starts).toBe(1);
});
