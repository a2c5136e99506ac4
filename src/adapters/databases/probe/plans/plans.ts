import type { StatementPlan } from '../../../../core/model/evidence/plan.ts';
import { type Link, LostError } from '../link.ts';
import type { ServerFacts } from '../server-facts.ts';
import type { Counted } from '../statements/statements.ts';
import { candidatesOf } from './candidates.ts';
import { explain, withCasts } from './explain.ts';
import { findMissing } from './missing-index.ts';
import { folded, rootsOf } from './partitions.ts';
import { nodesOf, type Step } from './plan-tree.ts';

/** Statements whose plan is asked for: those that took most time. */
const MOST = 10;
/** Longest time of one plan, and of all plans and indexes, ms: nothing may hold up the run for long. */
const PLAN_MS = 1000;
const ALL_MS = 6000;

/** SQLSTATE: the text is no SQL as it is. */
const SYNTAX = '42601';

export type PlansOptions = {
  readonly link: Pick<Link, 'ask' | 'aside'>;
  readonly facts: Pick<ServerFacts, 'major' | 'hypopg'>;
  /** indexes may be made there; where they may not, hypopg imagines them */
  readonly isOwn: boolean;
};

/** Plans of statements, and indexes that are missing. `counted`: by their time. Without what could not be planned. Never rejects. */
export async function plansOf(
  counted: readonly Counted[],
  { link, facts, isOwn }: PlansOptions,
): Promise<readonly StatementPlan[]> {
  const end = performance.now() + ALL_MS;
  const leftMs = () => end - performance.now();
  const plans: StatementPlan[] = [];
  const dearest = counted.filter(({ text }) => text.kind !== 'other').slice(0, MOST);
  for (const { id, text } of dearest) {
    if (leftMs() < PLAN_MS) break;
    try {
      const planned = await asPlanned(text.raw, link, facts.major);
      if (planned === null) continue;
      const { plan, statement } = planned;
      const whole = folded(plan, await rootsOf(link.ask, plan));
      const candidates = isOwn || facts.hypopg !== null ? candidatesOf(whole) : [];
      const found = await findMissing({ link, facts, statement, plan, leftMs }, candidates);
      plans.push({ id, nodes: nodesOf(whole), ...found });
    } catch (thrown) {
      if (thrown instanceof LostError) break;
    }
  }
  return plans;
}

type Planned = { readonly plan: Step; readonly statement: string };

/** As the database has it, else as it may have been written. null: neither can be planned. */
async function asPlanned(raw: string, link: Pick<Link, 'aside'>, major: number): Promise<Planned | null> {
  const ask = (statement: string) =>
    link.aside(
      async (within) => {
        const plan = await explain(within, statement, major);
        return plan === null ? null : { plan, statement };
      },
      { access: 'read', statementMs: PLAN_MS },
    );
  const cast = withCasts(raw);
  return ask(raw).catch((thrown: unknown) => {
    const isSyntax = thrown instanceof Error && 'code' in thrown && thrown.code === SYNTAX;
    if (isSyntax && cast !== raw) return ask(cast);
    throw thrown;
  });
}
