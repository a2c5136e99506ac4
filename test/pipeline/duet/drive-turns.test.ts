import { expect, test } from 'vitest';
import type { ProgressFact } from '../../../src/core/model/progress/fact.ts';
import { BaseError } from '../../../src/pipeline/duet/arms/base-side.ts';
import { driveTurns } from '../../../src/pipeline/duet/drive-turns.ts';
import type { Driven } from '../../../src/ports/load-generator.ts';
import { POLICY } from '../../contracts/policy.ts';
import { troubles } from '../../support/troubles.ts';
import { inTurns } from '../side-by-side.ts';
import { startedConfig } from '../world.ts';
import { noWatch } from './watch.ts';

type Wanted = {
  readonly effect?: number;
  readonly mostPairs?: number;
  /** what comes of the pair of that number, from 1, instead of what it shows */
  readonly instead?: (pair: number) => Partial<Driven>;
  /** of the second start; null: there is none */
  readonly started?: Driven['trouble'] | null;
  /** base's reset before that pair; may throw */
  readonly reset?: (pair: number) => void;
  /** the pair after which it is cancelled */
  readonly cancelAfter?: number;
};

const NONE: Driven['trouble'] = { base: [], head: [] };

async function drive({ effect = 0, mostPairs = 8, ...wanted }: Wanted) {
  const firsts: string[] = [];
  const urls: string[] = [];
  const cancel = new AbortController();
  const driver = inTurns(effect, (first) => firsts.push(first));
  const arm = { died: () => null, reset: async () => {} };
  const told: ProgressFact[] = [];
  let starts = 1;
  const rounds = await driveTurns({
    driver: {
      ...driver,
      again: async ({ base }) => void urls.push(base),
      async drive(first) {
        const driven = await driver.drive(first);
        if (firsts.length === wanted.cancelAfter) cancel.abort();
        return { ...driven, ...wanted.instead?.(firsts.length) };
      },
    },
    ...{ totalMs: 60_000, mostPairs, seed: 1 },
    arms: {
      base: {
        ...arm,
        get baseUrl() {
          return `http://127.0.0.1:${starts}`;
        },
        reset: async () => wanted.reset?.(firsts.length + 1),
      },
      head: { ...arm, baseUrl: 'http://127.0.0.1:9' },
      ...{ baseAlone: async () => '', revive: async () => null, stop: async () => {} },
      canRestart: () => wanted.started !== null,
      restart: async () => {
        if (wanted.started === null) return null;
        starts += 1;
        return wanted.started ?? NONE;
      },
    },
    config: { gate: 'shop', policy: POLICY, compare: startedConfig().compare },
    ports: {
      clock: { now: () => 0, sleep: async () => {} },
      host: {
        calibrate: () => 1,
        describe: async () => {
          throw new Error('not asked for');
        },
        watch: noWatch,
      },
      log: { write: () => {}, group: (_title, body) => body() },
      progress: { tell: (fact) => void told.push(fact) },
    },
    signal: cancel.signal,
  });
  return { rounds, firsts, urls, told };
}

test('one build takes four pairs, in ABBA, on two starts', async () => {
  const { rounds, firsts, urls, told } = await drive({});
  expect(rounds).toMatchObject({ stop: 'settled', starts: 2, mostPairs: 8, trouble: NONE });
  expect(firsts).toHaveLength(4);
  expect(firsts[0]).toBe(firsts[2]);
  expect(firsts[1]).toBe(firsts[3]);
  expect(firsts[0]).not.toBe(firsts[1]);
  expect(rounds.pairs.map(({ start = 1 }) => start)).toEqual([1, 2, 2, 2]);
  expect(urls).toEqual(['http://127.0.0.1:1', 'http://127.0.0.1:2']);
  const looks = [0, 0, 1, 1];
  expect(told).toEqual(looks.map((one, over) => ({ kind: 'pairs', of: 'run', over, most: 8, looks: one })));
});

test('where no second start can be, there is one', async () => {
  const { rounds } = await drive({ started: null });
  expect(rounds).toMatchObject({ stop: 'settled', starts: 1 });
});

test('what is worse by less than is gross takes four pairs too', async () => {
  const { rounds, firsts } = await drive({ effect: Math.log(1.6) });
  expect(rounds.stop).toBe('regressed');
  expect(firsts).toHaveLength(4);
});

test('as many as there is time for', async () => {
  const { rounds, firsts } = await drive({ mostPairs: 2 });
  expect(rounds).toMatchObject({ stop: 'limit', mostPairs: 2 });
  expect(firsts).toHaveLength(2);
});

const BROKEN = troubles([], ['Head threw.']);

test.each<[string, Wanted, number]>([
  ['what breaks an arm', { instead: (pair) => (pair === 2 ? { trouble: BROKEN } : {}) }, 2],
  ['a second start that fails', { started: BROKEN }, 1],
])('%s ends it', async (_, wanted, driven) => {
  const { rounds, firsts } = await drive(wanted);
  expect(rounds.trouble).toEqual(BROKEN);
  expect(firsts).toHaveLength(driven);
});

test('a script that calls another address ends it, and neither is to blame', async () => {
  const { rounds, firsts } = await drive({ instead: () => ({ astray: 'It called another.' }) });
  expect(rounds.trouble.head[0]).toMatchObject({ kind: 'astray' });
  expect(rounds.trouble.base[0]).toMatchObject({ kind: 'astray' });
  expect(firsts).toHaveLength(1);
});

test('a cancelled one says so, with what it has', async () => {
  const { rounds } = await drive({ cancelAfter: 1 });
  expect(rounds).toMatchObject({ stop: 'cancelled', starts: 1 });
  expect(rounds.pairs).toHaveLength(1);
});

test('runs that show nothing are not gone on with', async () => {
  const { rounds, firsts } = await drive({ instead: () => ({ pairs: [] }) });
  expect(rounds).toMatchObject({ stop: 'limit', pairs: [] });
  expect(firsts).toHaveLength(2);
});

test("base's state is brought back before each pair, and where that fails later it is base's trouble", async () => {
  const before: number[] = [];
  await drive({ mostPairs: 2, reset: (pair) => void before.push(pair) });
  expect(before).toEqual([1, 2]);
  const failing = (at: number) => (pair: number) => {
    if (pair === at) throw new BaseError('Base was not reset.', '');
  };
  const { rounds } = await drive({ reset: failing(2) });
  expect(rounds.trouble.base[0]).toMatchObject({ kind: 'not-reset' });
  await expect(drive({ reset: failing(1) })).rejects.toThrow('Base was not reset.');
});
