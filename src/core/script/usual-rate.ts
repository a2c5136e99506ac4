import type { Rate } from '../config/kinds/rate.ts';
import type { ScriptPlan } from './call.ts';

/** Requests per second that let a p95 be judged in rounds of 10 s, which takes 100 of them. */
const EACH = 10;
/** All of them together, per second: what one CPU of a small application bears. */
const FEWEST = 20;
const MOST = 100;

/** Iterations per second where nobody says how many. */
export function usualRate({ calls, iteration }: Pick<ScriptPlan, 'calls' | 'iteration'>): Rate {
  const requests = Math.min(Math.max(EACH * calls.length, FEWEST), MOST);
  const perSecond = iteration === 'one' ? requests : Math.max(1, Math.floor(requests / calls.length));
  return { perSecond, text: `${perSecond}/s` };
}
