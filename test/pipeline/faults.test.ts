import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createClock } from '../../src/plumbing/time/clock.ts';
import { CALLS } from '../support/faults/calls.ts';
import { tryCase } from '../support/faults/case.ts';
import { type Trouble, troubles } from '../support/faults/effects.ts';
import { hurriedTimers } from '../support/faults/hurried-timers.ts';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';

const TROUBLES = troubles(Date.now());
const MINUTE = 60_000;
const SLOWER = 3;

let emulator: Emulator;
beforeAll(async () => {
  // The upload's client writes workflow commands to stdout, and the runner of our own tests would obey them.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.close();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The call that a fault is tried at by the real clock; what is not named here at the final status. */
const REAL: Readonly<Record<string, string>> = {
  '401': 'list of artifacts',
  '403 permission': 'list of comments',
  '404': 'new comment',
  '410': 'address of a candidate',
  '422': 'check run',
  truncated: 'list of artifacts',
  'wrong JSON': 'run of a candidate',
  '30 s silence': 'pending status',
};

const callOf = (name: string) => {
  const call = CALLS.find((one) => one.name === (REAL[name] ?? 'final status'));
  if (call === undefined) throw new Error(`no call for ${name}`);
  return call;
};

describe('a fault at a call of GitHub that stays', () => {
  let restore: () => void;
  beforeAll(() => {
    restore = hurriedTimers();
  });
  afterAll(() => restore());

  // A sixth of the faults for each call, another sixth for the next: `npm run bench:faults` runs them all.
  test.each(CALLS.map((call, index) => ({ ...call, index })))(
    '$scene: $name',
    { timeout: MINUTE },
    async (call) => {
      const found: string[] = [];
      for (const trouble of TROUBLES.filter((_, place) => (place + call.index) % 6 === 0)) {
        const complaints = await tryCase({ call, trouble, lasts: 'always', slower: SLOWER }, emulator);
        found.push(...complaints.map((text) => `${trouble.name}: ${text}`));
      }
      expect(found).toEqual([]);
    },
  );
});

describe.concurrent('a fault by the real clock', () => {
  test.each(TROUBLES)('$name', { timeout: 2 * MINUTE }, async (trouble: Trouble) => {
    const own = await startEmulator();
    const call = callOf(trouble.name);
    const found = await tryCase({ call, trouble, lasts: 'once', slower: SLOWER }, own, createClock());
    await own.close();
    expect(found).toEqual([]);
  });
});
