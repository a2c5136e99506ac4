import { expect, test } from 'vitest';
import { driveBoth } from '../../../../src/adapters/k6/duet/both-arms.ts';
import type { K6Exit } from '../../../../src/adapters/k6/run/k6-process.ts';

const exited = (code: number) => ({ exit: { code, signal: null, stopped: null } satisfies K6Exit });
const STOPPED = { exit: { code: 105, signal: null, stopped: 'other-arm' } satisfies K6Exit };
const AN_HOUR = 3_600_000;

/** Ends once it is told to, and never by itself. */
const stopped = (halt: AbortSignal) =>
  new Promise<typeof STOPPED>((resolve) => {
    if (halt.aborted) resolve(STOPPED);
    halt.addEventListener('abort', () => resolve(STOPPED));
  });
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

test.each([108, 107, 102])('what the script ended with %i may end on the other arm too', async (code) => {
  const told: unknown[] = [];
  const { base, head } = await driveBoth<{ exit: K6Exit }>(async (arm, halt) => {
    if (arm === 'head') await soon();
    told.push(halt.aborted);
    return exited(code);
  }, AN_HOUR);
  expect({ base, head, told }).toEqual({ base: exited(code), head: exited(code), told: [false, false] });
});

test('an arm that goes on without the other is ended', async () => {
  const { base, head } = await driveBoth<{ exit: K6Exit }>(
    async (arm, halt) => (arm === 'base' ? exited(108) : stopped(halt)),
    1,
  );
  expect({ base, head }).toEqual({ base: exited(108), head: STOPPED });
});

test('what no script did ends the other at once', async () => {
  const crashed = await driveBoth<{ exit: K6Exit }>(
    async (arm, halt) => (arm === 'head' ? exited(109) : stopped(halt)),
    AN_HOUR,
  );
  expect(crashed.base).toEqual(STOPPED);
});

test.each([0, 99, 110])('a good end, with exit code %i, leaves the other to its own', async (code) => {
  const well = await driveBoth<{ exit: K6Exit }>(async (arm, halt) => {
    if (arm === 'base') return exited(code);
    await soon();
    return halt.aborted ? STOPPED : exited(0);
  }, 1);
  expect(well).toEqual({ base: exited(code), head: exited(0) });
});

test('where one cannot be driven the other is ended, and done, before that is told', async () => {
  let ended = false;
  const driven = driveBoth<{ exit: K6Exit }>(async (arm, halt) => {
    if (arm === 'head') throw new Error('no k6');
    const ending = await stopped(halt);
    await soon();
    ended = true;
    return ending;
  }, AN_HOUR);
  await expect(driven).rejects.toThrow('no k6');
  expect(ended).toBe(true);
});

test('what is ended since enough is known ends in its own time on either arm', async () => {
  const enough = { exit: { code: 105, signal: null, stopped: 'enough' } satisfies K6Exit };
  const told: boolean[] = [];
  const both = await driveBoth<{ exit: K6Exit }>(async (arm, halt) => {
    if (arm === 'head') await soon();
    told.push(halt.aborted);
    return enough;
  }, 1);
  expect({ both, told }).toEqual({ both: { base: enough, head: enough }, told: [false, false] });
});
