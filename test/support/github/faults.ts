import type { ServerResponse } from 'node:http';
import type { Reply } from './reply.ts';

/** Trouble on purpose: the next `times` requests that match get it instead of the answer, or after it. */
export type Fault = {
  readonly method: string;
  readonly path: RegExp;
  /** default 1 */
  readonly times?: number;
  readonly effect:
    | { readonly kind: 'reply'; readonly reply: Reply }
    | { readonly kind: 'reset' }
    | { readonly kind: 'delay'; readonly ms: number }
    /** the request takes effect, and the answer gets lost on the way */
    | { readonly kind: 'apply-then'; readonly reply: Reply };
};

export type Faults = {
  add(fault: Fault): void;
  take(method: string, path: string): Fault['effect'] | null;
};

export function createFaults(): Faults {
  const armed: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void armed.push({ fault, left: fault.times ?? 1 }),
    take(method, path) {
      const hit = armed.find(
        ({ fault, left }) => left > 0 && fault.method === method && fault.path.test(path),
      );
      if (hit === undefined) return null;
      hit.left -= 1;
      return hit.fault.effect;
    },
  };
}

export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
