import { poll } from '../../../plumbing/time/poll.ts';
import type { Clock } from '../../../ports/clock.ts';
import { machineTrouble } from '../../../ports/machine-trouble.ts';
import { answerOfOwnTls, distrust, isOwnTls } from './own-tls.ts';

const EVERY_MS = 100;
const REQUEST_MS = 2000;
const MOST_REDIRECTS = 5;

export type Waiting = {
  readonly url: string;
  readonly limitMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** true once waiting is of no use: the app has ended */
  readonly isOver: () => boolean;
  /** why an answer is not the app's; null: it is, as far as anybody can tell */
  readonly refused: () => string | null;
  /** told what the last try gave, every few seconds */
  readonly onProgress: (waitedMs: number, last: string) => void;
};

/** Polls until the URL answers 2xx. Returns null when it did, else what the last try gave. */
export async function waitUntilReady(waiting: Waiting): Promise<string | null> {
  const { clock, signal, limitMs } = waiting;
  const start = clock.now();
  let last = 'not tried';
  let told = start;
  const isReady = async () => {
    if (signal.aborted || waiting.isOver()) return false;
    last = (await ask(waiting.url, signal)) || (waiting.refused() ?? '');
    if (last === '') return true;
    if (clock.now() - told > 5000) {
      told = clock.now();
      waiting.onProgress(told - start, last);
    }
    return null;
  };
  const ready = await poll(isReady, { everyMs: EVERY_MS, limitMs, clock, signal });
  return ready === true ? null : last;
}

/** Empty: answered 2xx. */
async function ask(url: string, signal: AbortSignal): Promise<string> {
  try {
    const status = await statusOf(url, AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MS)]));
    return status >= 200 && status < 300 ? '' : `HTTP ${status}`;
  } catch (thrown) {
    const trouble = machineTrouble(thrown);
    if (trouble !== null) throw trouble;
    return distrust(thrown) ?? 'no answer';
  }
}

/** Follows redirects, as fetch does by itself. */
async function statusOf(url: string, signal: AbortSignal, redirects = MOST_REDIRECTS): Promise<number> {
  if (isOwnTls(url)) {
    const { status, next } = await answerOfOwnTls(url, signal);
    return next === null || redirects === 0
      ? status
      : statusOf(new URL(next, url).href, signal, redirects - 1);
  }
  const response = await fetch(url, { signal });
  await response.body?.cancel();
  return response.status;
}
