import { getOctokit } from '@actions/github';
import { addPatience, type GitHubClient } from '../../../../src/adapters/github/client/client.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';
import type { Clock } from '../../../../src/ports/clock.ts';
import type { Emulator } from '../../../support/github/emulator.ts';
import type { Comment } from '../../../support/github/state.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';

/**
 * Time that passes only while everybody waits, and wakes one after the other: jobs side by side, in an order that
 * depends on their waits alone and not on how busy this machine is.
 */
export type Timeline = {
  readonly clock: Clock;
  /** Runs these jobs side by side. Each may wait for one thing at a time. */
  together<T>(jobs: readonly (() => Promise<T>)[]): Promise<readonly T[]>;
};

export function createTimeline(): Timeline {
  let now = 1_793_527_200_000;
  let awake = 0;
  const asleep: { readonly at: number; readonly wake: () => void }[] = [];
  const next = (): void => {
    if (awake > 0) return;
    asleep.sort((a, b) => a.at - b.at);
    const first = asleep.shift();
    if (first === undefined) return;
    now = Math.max(now, first.at);
    awake += 1;
    first.wake();
  };
  const rest = (): void => {
    awake -= 1;
    next();
  };
  return {
    clock: {
      now: () => now,
      sleep: (ms) =>
        new Promise((resolve) => {
          asleep.push({ at: now + ms, wake: resolve });
          rest();
        }),
    },
    together: (jobs) => {
      awake += jobs.length;
      return Promise.all(jobs.map((job) => job().finally(rest)));
    },
  };
}

export type Network = { readonly clock: Clock; readonly seed: number; readonly slowestMs: number };

/**
 * A client whose calls take their time on the way, by the clock; what it waits for itself takes none.
 */
export function slowClient(
  emulator: Emulator,
  token: string,
  { clock, seed, slowestMs }: Network,
): GitHubClient {
  const random = seeded(seed);
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const client = getOctokit(token, { baseUrl: emulator.url, log });
  addPatience(client, { clock: createHastyClock(), onWait: () => {} });
  client.hook.before('request', () => clock.sleep(random() * slowestMs));
  client.hook.after('request', () => clock.sleep(random() * slowestMs));
  return client;
}

/** Puts a comment of the job's own bot there, or of whom `comment` says. */
export function addComment(emulator: Emulator, comment: Partial<Comment>): Comment {
  const full: Comment = {
    id: emulator.state.nextId++,
    issue: 7,
    body: 'nice',
    user: { login: 'github-actions[bot]', type: 'Bot' },
    app: 'github-actions',
    ...comment,
  };
  emulator.state.comments.push(full);
  return full;
}
