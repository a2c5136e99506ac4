import type { CauseFact, Shown } from '../../model/evidence/cause.ts';
import { quantity, significant, spanText } from '../../model/quantity.ts';
import { listed } from '../names.ts';

const NONE: Shown = { base: null, head: null };

/** Both sides of a number of a cause. */
export const shown = ({ numbers }: CauseFact, name: string): Shown => numbers[name] ?? NONE;

/** Of head; 0 where it is not known. */
export const ofHead = (fact: CauseFact, name: string): number => shown(fact, name).head ?? 0;

/** "12", "2.35" */
export const number = (value: number): string =>
  Number.isInteger(value) ? String(value) : significant(value);

/** "once", "twice", "12 times" */
export const times = (value: number): string =>
  value === 1 ? 'once' : value === 2 ? 'twice' : `${number(value)} times`;

/** "1 → 12"; head alone where base is not known. */
export const plainSpan = ({ base, head }: Shown): string =>
  base === null ? number(head ?? 0) : `${number(base)} → ${number(head ?? 0)}`;

/** "2.10 → 24.5 ms"; head alone where base is not known. */
export const msSpan = ({ base, head }: Shown): string =>
  base === null ? quantity(head, 'ms') : spanText(base, head, 'ms');

/** "12 → 97 %" */
export const shareSpan = ({ base, head }: Shown): string =>
  base === null ? quantity(head, 'ratio') : spanText(base, head, 'ratio');

/** " (was 1)"; empty where base is not known. */
export const was = (base: string | null): string => (base === null ? '' : ` (was ${base})`);

/** "GET /orders and 2 more" or "all requests" */
export const whose = ({ endpoints }: CauseFact): string =>
  endpoints.length === 0 ? 'all requests' : listed(endpoints, 1);

/** "request of GET /orders" or "request" */
export const perRequestOf = ({ endpoints: [first] }: CauseFact): string =>
  first === undefined ? 'request' : `request of ${first}`;

/** "now " of what base does not do. */
export const now = ({ isNew }: CauseFact): string => (isNew ? 'now ' : '');
