import type { Rate } from '../config/kinds/numbers/rate.ts';
import type { ScriptPlan } from './call.ts';

/**
 * Requests per second for each call, and as many more, let the p95 of every call be judged within the usual budget of
 * 120 s: rounds have some 300 requests, a call's p95 takes 100 of a few rounds together, and four of those are compared.
 */
const EACH = 10;
/** All together: what one CPU of a small application bears. */
const MOST = 100;

/** Iterations per second where nobody says how many. */
export function usualRate({ calls, iteration }: Pick<ScriptPlan, 'calls' | 'iteration'>): Rate {
  const weights = calls.map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // As if all were sent as rarely as the rarest.
  const count = iteration === 'all' ? calls.length : Math.round(total / Math.min(...weights));
  const requests = Math.min(EACH * (count + 1), MOST);
  const perSecond = iteration === 'one' ? requests : Math.max(1, Math.floor(requests / calls.length));
  return { perSecond, text: `${perSecond}/s`, usual: true };
}
