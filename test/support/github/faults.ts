import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from './reply.ts';

/** Trouble on purpose: chosen requests of a route get it instead of the answer, or after it. */
export type Fault = {
  readonly method: string;
  readonly path: RegExp;
  /** the first matching request that is hit, counted from 1 since the fault was set; default 1 */
  readonly nth?: number;
  /** how many are hit from there on; default 1 */
  readonly times?: number;
  readonly effect:
    | { readonly kind: 'reply'; readonly reply: Reply }
    | { readonly kind: 'reset' }
    /** the request is taken and never answered; it has no effect */
    | { readonly kind: 'silence' }
    | { readonly kind: 'delay'; readonly ms: number }
    /** held until as many of the route's requests have come as `times` says: they then run side by side */
    | { readonly kind: 'together' }
    /** the request takes effect, and the answer gets lost on the way */
    | { readonly kind: 'apply-then'; readonly reply: Reply }
    /** the request takes effect, and the connection ends after half of the answer's body */
    | { readonly kind: 'truncate' }
    /** the request takes effect; the answer is a 200 with this text, by default JSON of a shape that nobody described */
    | { readonly kind: 'wrong-json'; readonly text?: string };
};

export type Taken = {
  readonly effect: Fault['effect'];
  /** settled once the request may go on */
  readonly held: Promise<void>;
};

export type Faults = {
  add(fault: Fault): void;
  take(method: string, path: string): Taken | null;
  clear(): void;
};

type Armed = {
  readonly fault: Fault;
  seen: number;
  left: number;
  readonly waiting: (() => void)[];
};

export function createFaults(): Faults {
  const armed: Armed[] = [];
  return {
    add: (fault) => void armed.push({ fault, seen: 0, left: fault.times ?? 1, waiting: [] }),
    clear: () => void armed.splice(0),
    take(method, path) {
      for (const one of armed) {
        const { fault } = one;
        if (one.left === 0 || fault.method !== method || !fault.path.test(path)) continue;
        one.seen += 1;
        if (one.seen < (fault.nth ?? 1)) continue;
        one.left -= 1;
        return { effect: fault.effect, held: hold(one) };
      }
      return null;
    },
  };
}

async function hold(one: Armed): Promise<void> {
  const { effect } = one.fault;
  if (effect.kind === 'delay') await sleep(effect.ms);
  if (effect.kind !== 'together') return;
  const everyone = new Promise<void>((resolve) => one.waiting.push(resolve));
  if (one.left === 0) for (const go of one.waiting) go();
  await everyone;
}

/** What arrives of a faulty answer: null where nothing does. */
export function spoiled(effect: Fault['effect'], answer: () => Reply): Reply | null {
  if (effect.kind === 'reset' || effect.kind === 'silence') return null;
  if (effect.kind === 'reply') return effect.reply;
  const reply = answer();
  if (effect.kind === 'apply-then') return effect.reply;
  if (effect.kind !== 'wrong-json') return reply;
  const body = Buffer.from(effect.text ?? '{"nobody":["described this"]}');
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

/** Ends the connection as a broken network does. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
