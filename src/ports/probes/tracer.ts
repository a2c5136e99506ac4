import type { Untraced } from '../../core/model/evidence/untraced.ts';
import type { NamedRequest } from '../../core/readings/pair-requests.ts';

/** Names a request of a trace, so that whoever sees it pass knows it again. The application never gets it. */
export const REQUEST_HEADER = 'perf-gate-request';

/** What a script did, driven by one user for each of its functions: its requests as its load generator names them. */
export type Trace =
  | {
      readonly kind: 'traced';
      readonly requests: readonly NamedRequest[];
      /** `METHOD name` of all that it called, at whatever address; absent: not known */
      readonly called?: readonly string[];
    }
  | ({ readonly kind: 'nothing' } & Untraced);

/** A request as it went through. */
export type SingleRequest = {
  /** what REQUEST_HEADER had; null: it had none */
  readonly id: string | null;
  readonly method: string;
  readonly path: string;
  /** null: the application gave no whole answer, in time or before the client left */
  readonly status: number | null;
};

/** Awaited before a request goes on to the application, and behind its answer. What they throw is nobody's concern. */
export type Around = {
  before(): Promise<void>;
  after(request: SingleRequest): Promise<void>;
};

/** Stands in front of a running application and lets one request through at a time, in the order in which they come. */
export type SingleFile = {
  readonly url: string;
  /** Ends all connections at once; waits for neither `before` nor `after`. Never rejects. */
  close(): Promise<void>;
};

/**
 * Opens it in front of `target`. No request goes on before `after` of the one before it is through, so that what is read
 * between `before` and `after` belongs to one request alone. The application sees what it would see of a client that
 * calls `target` itself: its own address in `Host`, `Origin` and `Referer`; redirects and cookies of that address lead
 * back here. One that is not answered within a few seconds is given up, with 504. A WebSocket connection passes beside
 * the line.
 */
export type OpenSingleFile = (target: string, around: Around) => Promise<SingleFile>;
