import type { Rate } from '../config/kinds/numbers/rate.ts';
import type { Checks, HeaderValues, Method } from '../config/kinds/requests/request.ts';

/** Requests of one kind, which one function of the script sends. */
export type Call = {
  readonly method: Method;
  /** what the report calls it, without the method: `/products/:id` */
  readonly name: string;
  /** with their queries; one of them is sent each time; never empty */
  readonly paths: readonly string[];
  readonly headers: HeaderValues;
  readonly body: string | null;
  /** in proportion to those of the others; above 0 */
  readonly weight: number;
  readonly checks: Checks;
  /** false: an answer that leads elsewhere is the end of it; absent: k6 goes there */
  readonly redirects?: false;
};

/** What a script is written of. */
export type ScriptPlan = {
  /** never empty */
  readonly calls: readonly Call[];
  /** what an iteration is: one call, picked by its weight, or all of them in their order */
  readonly iteration: 'one' | 'all';
  /** iterations started per second */
  readonly rate: Rate;
  readonly durationMs: number;
  /** where the application answers if the script is run by itself */
  readonly baseUrl: string;
  /** for the reader of the script, each one line of any text */
  readonly remarks: readonly string[];
};
