import { expect, test } from 'vitest';
import { tellTurns } from '../../../../src/adapters/k6/duet/tell-turns.ts';
import type { Rounds } from '../../../../src/adapters/k6/duet/windows.ts';

const ROUNDS: Rounds = {
  ...{ roundMs: 3000, entering: {}, pace: 'in-turns', from: 0 },
  firsts: ['base', 'head'],
};

/** A clock that stands still but for `to`, and wakes who has slept until then. */
function still() {
  const sleepers: { at: number; wake: () => void }[] = [];
  let now = 0;
  return {
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        sleepers.push({ at: now + ms, wake: resolve });
        signal?.addEventListener('abort', () => resolve());
      }),
    async to(end: number) {
      for (;;) {
        await Promise.resolve();
        const [next] = sleepers.toSorted((a, b) => a.at - b.at);
        if (next === undefined || next.at > end) break;
        sleepers.splice(sleepers.indexOf(next), 1);
        now = next.at;
        next.wake();
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      }
      now = end;
    },
  };
}

test('each round is told as it begins and ends, one behind the other', async () => {
  const [clock, told]: [ReturnType<typeof still>, string[]] = [still(), []];
  const telling = tellTurns(ROUNDS, clock, (arm, what) => void told.push(`${arm} ${what}`));
  await clock.to(60_000);
  expect(told).toEqual([]);
  telling.begin();
  await clock.to(120_000);
  const [base, head] = ['base', 'head'].map((arm) => [`${arm} begins`, `${arm} ends`]);
  expect(told).toEqual([base, head, head, base].flat());
});

test('rounds that do not come are not told, and one under way ends', async () => {
  const [clock, told]: [ReturnType<typeof still>, string[]] = [still(), []];
  const telling = tellTurns(ROUNDS, clock, (arm, what) => void told.push(`${arm} ${what}`));
  telling.begin();
  await clock.to(4000);
  telling.end();
  await clock.to(60_000);
  expect(told).toEqual(['base begins', 'base ends', 'head begins', 'head ends']);
});
