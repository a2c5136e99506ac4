import type { Arm } from '../../../../core/model/recording/window.ts';
import { scenariosAt } from '../../run/at-address.ts';
import type { Job } from '../../run/prepare.ts';
import { runSession } from '../../run/session.ts';
import { VU_NUMBERS } from '../../script/asks-about-itself.ts';
import type { Scenario, Scenarios } from '../../script/scenario.ts';
import { wrapperModule } from '../../script/wrapper.ts';
import { inRound } from '../windows.ts';

/**
 * How a script that asks for its VU's number breaks in rounds, which have more VUs than its own run: an iteration on each
 * arm by one of those; null: it does not, or it asks for nothing of the kind. A sentence.
 */
export async function brokenByNumber(jobs: { readonly [A in Arm]: Job }): Promise<string | null> {
  const { base, head } = jobs;
  const vu = numberBeyond(head);
  if (vu === null || Object.keys(head.plan.preflight).length !== 1) return null;
  const ofBase = await thrownBy(base, vu);
  const ofHead = base === head || ofBase === null ? ofBase : await thrownBy(head, vu);
  return ofHead === null ? null : thrownText(ofHead);
}

/** That rounds break a script, a sentence. */
export const thrownText = (first: string): string =>
  `Iterations threw an exception, the first with "${first}".`;

/** Number of a VU that rounds have and the script's own run has not; null: there is none, or nobody asks. */
function numberBeyond({ asks, inspected, plan }: Job): number | null {
  if (!asks.all.some((name) => VU_NUMBERS.has(name))) return null;
  const own = usersOf(inspected.scenarios, 'most');
  // Those of a round, and of the beginning of the next one.
  return 2 * usersOf(plan.scenarios(null).scenarios, 'first') > own ? own + 1 : null;
}

/** That there are `first`, or at `most` where a rate takes more than it began with. */
const usersOf = (scenarios: Scenarios, which: 'first' | 'most'): number =>
  Object.values(scenarios).reduce((sum, scenario) => sum + usersIn(scenario, which), 0);

function usersIn(scenario: Scenario, which: 'first' | 'most'): number {
  const { vus, startVUs, stages, preAllocatedVUs, maxVUs, executor } = scenario;
  if (/arrival-rate$/.test(executor)) {
    return Number((which === 'most' ? maxVUs : null) ?? preAllocatedVUs ?? 1);
  }
  const targets = Array.isArray(stages) ? stages.map(({ target }) => Number(target)) : [];
  return Math.max(Number(vus ?? startVUs ?? 1), ...targets);
}

/** What the iteration of this VU throws; null: nothing. The others do nothing, and are there as rounds have them. */
async function thrownBy(job: Job, vu: number): Promise<string | null> {
  const { script, plan, setting } = job;
  const users = Math.min(usersOf(plan.scenarios(null).scenarios, 'first'), vu - 1);
  const scenarios = Object.entries(scenariosAt(job, plan.preflight)).flatMap(([name, once]) => [
    [name, { ...once, vus: users }] as const,
    [inRound(name, { round: 1, first: false }), { ...once, vus: vu - users }] as const,
  ]);
  const module = wrapperModule({
    script,
    scenarios: Object.fromEntries(scenarios),
    ...{ unjudged: [], thresholds: null, submetrics: [], trendStats: ['avg'] },
    handleSummary: 'left-out',
    onlyVu: vu,
  });
  const session = { module, limitMs: plan.preflightLimitMs, log: null, summary: false };
  return (await runSession(setting, session)).heard.firstThrown;
}
