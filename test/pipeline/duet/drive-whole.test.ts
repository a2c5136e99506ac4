import { expect, test } from 'vitest';
import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import { BaseError } from '../../../src/pipeline/duet/base-side.ts';
import { driveWhole, whyNotWhole } from '../../../src/pipeline/duet/drive-whole.ts';
import type { Driven } from '../../../src/ports/load-generator.ts';
import { POLICY } from '../../contracts/policy.ts';
import { samplePairs } from '../../core/decision/pairs.ts';
import { troubles } from '../../support/troubles.ts';
import { startedConfig } from '../world.ts';

type Wanted = {
  /** of head, as a logarithm, in each run */
  readonly effects: readonly number[];
  readonly slices?: number;
  readonly totalMs?: number;
  /** false: the applications cannot be started again */
  readonly anew?: boolean;
  readonly trouble?: Driven['trouble'];
  /** of the second run, and of the start before it */
  readonly later?: { readonly driven?: Driven['trouble']; readonly started?: Driven['trouble'] };
  /** base's reset before the run of that number, from 1; may throw */
  readonly reset?: (run: number) => void;
};

const NONE: Driven['trouble'] = { base: [], head: [] };
const OF_BASE = troubles(['Base threw.'], []);

/** Runs of the whole load, with what was driven, started and told. */
async function drive({ effects, slices = 8, totalMs = 60_000, anew = true, ...wanted }: Wanted) {
  let runs = 0;
  const urls: string[] = [];
  const sides = (effect: number): readonly Pair[] =>
    samplePairs({ count: slices, seed: 1 + runs, effect }).map((pair) => ({ ...pair, slice: { level: 0 } }));
  const arm = { baseUrl: 'http://127.0.0.1:1', died: () => null, reset: async () => {} };
  const whole = await driveWhole({
    driver: {
      ...{ totalMs, sliceMs: 5000, slices, levels: [] },
      async drive() {
        runs += 1;
        const trouble = (runs === 1 ? wanted.trouble : wanted.later?.driven) ?? NONE;
        return { pairs: sides(effects[runs - 1] ?? 0), trouble, astray: null, cpu: null, cutAfterMs: null };
      },
      again: ({ base }) => void urls.push(base),
      finish: () => {
        throw new Error('not asked for');
      },
    },
    arms: {
      base: { ...arm, reset: async () => wanted.reset?.(runs + 1) },
      ...{ head: arm, baseAlone: async () => '', revive: async () => null, stop: async () => {} },
      canRestart: () => anew,
      restart: async () => (anew ? (wanted.later?.started ?? NONE) : null),
    },
    config: { gate: 'shop', policy: POLICY, compare: startedConfig().compare },
    ports: {
      clock: { now: () => 0, sleep: async () => {} },
      host: {
        calibrate: () => 1,
        describe: async () => {
          throw new Error('not asked for');
        },
        watch: () => ({ readings: () => [], stop: () => [] }),
      },
      log: { write: () => {}, group: (_title, body) => body() },
    },
    signal: new AbortController().signal,
  });
  return { whole, runs, urls };
}

test('one run of one build is enough', async () => {
  const { whole, runs } = await drive({ effects: [0] });
  expect(runs).toBe(1);
  expect(whole).toMatchObject({ stop: 'end', starts: 1, notes: [] });
  expect(whole.pairs).toHaveLength(8);
});

test('what looks worse is driven once more on fresh starts, and the second one counts as such', async () => {
  const { whole, runs, urls } = await drive({ effects: [0.5, 0.5] });
  expect(runs).toBe(2);
  expect(urls).toHaveLength(1);
  expect(whole.starts).toBe(2);
  expect(whole.pairs.map(({ start = 1 }) => start)).toEqual([...Array(8).fill(1), ...Array(8).fill(2)]);
});

test('a load that is too short to say anything is driven again', async () => {
  const { whole, runs } = await drive({ effects: [0, 0], slices: 3, totalMs: 20_000 });
  expect(runs).toBe(2);
  expect(whole.pairs).toHaveLength(6);
});

test('where the limit or the applications allow no second run, that is said', async () => {
  const long = await drive({ effects: [0.5], totalMs: 11 * 60_000 });
  expect(long.runs).toBe(1);
  expect(long.whole.notes.join()).toContain('`compare.whole-limit` is 1200 s');
  const fixed = await drive({ effects: [0.5], anew: false });
  expect(fixed.runs).toBe(1);
  expect(fixed.whole.notes.join()).toContain('No second start was made');
});

test('what breaks an arm ends it', async () => {
  const broken = { base: [], head: [{ text: 'Head threw.', kind: 'thrown', said: null }] };
  const { whole, runs } = await drive({ effects: [0.5], trouble: broken });
  expect(runs).toBe(1);
  expect(whole.trouble).toEqual(broken);
});

const notReset = (run: number): void => {
  if (run === 2) throw new BaseError('Base was not reset.', '');
};

test.each<[string, Partial<Wanted>, string]>([
  ['does not start for the second run', { later: { started: OF_BASE } }, 'Base threw.'],
  ['breaks in the second run', { later: { driven: OF_BASE } }, 'Base threw.'],
  ['cannot be reset for the second run', { reset: notReset }, 'Base was not reset.'],
])('where base %s, what head did in the first one stands', async (_, wanted, said) => {
  const { whole } = await drive({ effects: [0.5, 0.5], ...wanted });
  expect(whole.trouble).toEqual(NONE);
  expect(whole).toMatchObject({ stop: 'end', starts: 1 });
  expect(whole.notes).toEqual([`No second start confirmed this: ${said}`]);
  expect(whole.pairs.map(({ start }) => start)).toEqual(Array(8).fill(undefined));
});

test.each<[string, Wanted]>([
  ['head breaks in the second run', { effects: [0.5], later: { driven: troubles(['Base.'], ['Head.']) } }],
  ['head does not start again', { effects: [0.5], later: { started: troubles([], ['Head.']) } }],
  ['the first run said too little', { effects: [0], slices: 3, later: { driven: OF_BASE } }],
])('where %s, that is what came of it', async (_, wanted) => {
  const { whole } = await drive(wanted);
  expect(whole.trouble).toEqual(wanted.later?.driven ?? wanted.later?.started);
  expect(whole.notes).toEqual([]);
});

const LIMIT_MS = 20 * 60_000;

test.each([
  ['one slice, however often it is driven', { totalMs: 14_000, slices: 1 }, true, 'too-short'],
  ['two slices, which two runs make four', { totalMs: 15_000, slices: 2 }, true, undefined],
  ['three, and no start anew', { totalMs: 20_000, slices: 3 }, false, 'too-short'],
  ['four in one run', { totalMs: 25_000, slices: 4 }, false, undefined],
  ['three, and no time for a second run', { totalMs: 11 * 60_000, slices: 3 }, true, 'too-short'],
  ['no slice at all', { totalMs: 4000, slices: 0 }, true, 'too-short'],
  ['more than there is time for', { totalMs: 21 * 60_000, slices: 40 }, true, 'too-long'],
] as const)('a load of %s', (_, load, canRestart, refused) => {
  expect(whyNotWhole(load, LIMIT_MS, { canRestart: () => canRestart })?.kind).toBe(refused);
});
