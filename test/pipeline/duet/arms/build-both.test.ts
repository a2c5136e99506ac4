import { expect, test } from 'vitest';
import { BaseError } from '../../../../src/pipeline/duet/arms/base-side.ts';
import { buildBoth, planBuilds } from '../../../../src/pipeline/duet/arms/build-both.ts';
import { MachineError } from '../../../../src/ports/errors.ts';
import { appError } from '../../world.ts';

type Arm = 'base' | 'head';
type Wanted = {
  readonly freeMemory?: number;
  /** what an arm's `nth` build throws, from 1; null: nothing */
  readonly fails?: (arm: Arm, nth: number) => Error | null;
  readonly unbuilt?: Arm;
  readonly cancelled?: boolean;
};

const GIB = 2 ** 30;

/** Both builds take a moment; tells what began and ended, in what order. */
async function build({ freeMemory = 16 * GIB, fails = () => null, unbuilt, cancelled = false }: Wanted) {
  const happened: string[] = [];
  const said: string[] = [];
  const counts = { base: 0, head: 0 };
  const one = (arm: Arm) => async () => {
    counts[arm] += 1;
    const failure = fails(arm, counts[arm]);
    happened.push(`${arm} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    happened.push(`${arm} ends`);
    if (failure !== null) throw failure;
  };
  const ports = {
    log: { write: (_level: string, text: string) => void said.push(text) },
    host: { freeMemory: async () => freeMemory },
  } as unknown as Parameters<typeof buildBoth>[0]['ports'];
  const appOf = (arm: Arm) => ({ build: arm === unbuilt ? null : 'make', compose: null });
  const stopping = new AbortController();
  if (cancelled) stopping.abort();
  const input = { builds: { base: one('base'), head: one('head') }, ports, signal: stopping.signal };
  const thrown = await buildBoth({ ...input, apps: { base: appOf('base'), head: appOf('head') } }).catch(
    (error: unknown) => error,
  );
  return { happened, said, thrown };
}

const ONE_AFTER_THE_OTHER = ['base begins', 'base ends', 'head begins', 'head ends'];

test('with memory enough both are built at the same time, and with less base before head', async () => {
  const both = await build({});
  expect(both.happened.slice(0, 2)).toEqual(['base begins', 'head begins']);
  expect(both.said).toEqual(['Base and head are built at the same time: 16.0 GiB of memory are free.']);
  const few = await build({ freeMemory: 5.9 * GIB });
  expect(few.happened).toEqual(ONE_AFTER_THE_OTHER);
  expect(few.said).toEqual([
    'Base is built before head: 5.9 GiB of memory are free, and two builds at once are to have 6 GiB.',
  ]);
  expect(planBuilds(null)).toMatchObject({ together: false });
});

test('where one of them has nothing to build nothing is said', async () => {
  expect(await build({ unbuilt: 'head' })).toMatchObject({ happened: ONE_AFTER_THE_OTHER, said: [] });
});

test('one that fails beside the other is built again by itself, and does well', async () => {
  const { happened, said, thrown } = await build({
    fails: (arm, nth) => (arm === 'head' && nth === 1 ? appError('killed') : null),
  });
  expect(thrown).toBeUndefined();
  expect(happened.slice(4)).toEqual(['head begins', 'head ends']);
  expect(said.at(-1)).toBe('killed It is built again, by itself.');
});

test.each<readonly [string, Wanted['fails'], string]>([
  ['base', (arm) => (arm === 'base' ? new BaseError('no compiler', '') : null), 'BaseError'],
  ['head', (arm) => (arm === 'head' ? appError('no compiler') : null), 'AppError'],
  [
    'both',
    (arm) => (arm === 'head' ? appError('no compiler') : new BaseError('no compiler', '')),
    'BaseError',
  ],
])('what fails again is believed: %s', async (_, fails, name) => {
  const { thrown } = await build({ ...(fails && { fails }) });
  expect(thrown).toMatchObject({ name, message: 'no compiler' });
  const inTurns = await build({ ...(fails && { fails }), freeMemory: GIB });
  expect(inTurns.thrown).toMatchObject({ name });
});

test('after a cancel, or where the machine is in trouble, nothing is built again', async () => {
  const cancelled = await build({ cancelled: true, fails: () => appError('cancelled') });
  expect(cancelled.happened).toHaveLength(4);
  const full = await build({ fails: () => new MachineError('The disk is full.', 'Free space.') });
  expect(full.happened).toHaveLength(4);
  expect(full.thrown).toMatchObject({ message: 'The disk is full.' });
});
