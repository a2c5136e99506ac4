import type { DatabaseSession } from '../../../ports/probes/database-probe.ts';
import type { Gaps } from './gaps.ts';
import type { Link } from './link.ts';
import { plansOf } from './plans/plans.ts';
import type { ServerFacts } from './server-facts.ts';
import type { Counting } from './statements/counting.ts';
import { type Counted, shown, statementOf } from './statements/statements.ts';
import type { Watch } from './watch.ts';

export type SessionOptions = {
  readonly link: Link;
  readonly facts: ServerFacts;
  readonly gaps: Gaps;
  readonly watch: Watch;
  /** null: statements are not to be had */
  readonly counting: Counting | null;
  readonly isOwn: boolean;
};

const NONE = { watched: [], traced: [] };

export function createSession(options: SessionOptions): DatabaseSession {
  const { link, facts, gaps, watch, counting, isOwn } = options;
  const end = async () => {
    const at = performance.now();
    // Statements are counted at once, and the other counters are late anyway.
    await gaps.within(async () => counting?.end(), undefined);
    await watch.end(at);
  };
  return {
    async begin() {
      await end();
      await watch.begin();
      await gaps.within(async () => counting?.begin(), undefined);
    },
    end,
    counts: () => gaps.within(async () => (await counting?.counts()) ?? null, null),
    async close() {
      await end();
      const { watched, traced } = await gaps.within(async () => (await counting?.finish()) ?? NONE, NONE);
      const statements = withTraced(shown(watched), traced);
      const byTime = watched.length > 0 ? watched : traced;
      const plans = await gaps.within(() => plansOf(byTime, { link, facts, isOwn }), []);
      await link.close();
      return {
        ...{ product: 'postgres', version: facts.version, ...watch.seen() },
        ...{ statements: statements.map(statementOf), all: counting?.all() ?? null },
        ...{ plans, gaps: gaps.all() },
      };
    },
  };
}

function withTraced(statements: readonly Counted[], traced: readonly Counted[]): readonly Counted[] {
  const known = new Set(statements.map(({ id }) => id));
  return [...statements, ...traced.filter(({ id }) => !known.has(id))];
}
