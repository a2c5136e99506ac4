import type { DatabaseEvidence } from '../../../core/model/evidence/database.ts';
import type { Statement } from '../../../core/model/evidence/statement.ts';
import type { DatabaseSession } from '../../../ports/probes/database-probe.ts';
import type { Gaps } from './gaps.ts';
import type { Link } from './link.ts';
import type { LogWatch } from './log/log-watch.ts';
import { waitsOf } from './looks/locks.ts';
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
  /** null: nobody asked for it */
  readonly log: LogWatch | null;
  readonly isOwn: boolean;
};

const NONE = { watched: [], traced: [] };

export function createSession(options: SessionOptions): DatabaseSession {
  const { link, gaps, watch, counting, log } = options;
  let isInRounds = false;
  const beginCounting = async () => {
    await gaps.within(async () => counting?.begin(), undefined);
    await log?.begin();
  };
  const endCounting = async () => {
    await log?.end();
    await gaps.within(async () => counting?.end(), undefined);
  };
  const end = async () => {
    const at = performance.now();
    await counting?.tally.now();
    counting?.tally.end();
    // Statements are counted at once, and the other counters are late anyway.
    await endCounting();
    await watch.end(at);
  };
  return {
    async begin() {
      await end();
      await watch.begin();
      if (!isInRounds) await beginCounting();
      await counting?.tally.begin();
    },
    end,
    async round(what) {
      isInRounds = true;
      // What was counted since `begin` is no round's: it begins anew.
      if (what === 'ends') await counting?.tally.now();
      await (what === 'begins' ? beginCounting() : endCounting());
    },
    counts: () => gaps.within(async () => (await counting?.counts()) ?? null, null),
    follow: () => counting?.tally.want(),
    samples: () => counting?.tally.samples() ?? [],
    isCut: link.isCut,
    close: async ({ plans } = { plans: true }) => {
      await end();
      return readRest(options, plans);
    },
  };
}

/** What is left to be read, and all that was; closes the connection. */
async function readRest(
  { link, facts, gaps, watch, counting, log, isOwn }: SessionOptions,
  isWanted: boolean,
): Promise<Omit<DatabaseEvidence, 'endpoints'>> {
  const { watched, traced } = await gaps.within(async () => (await counting?.finish(isWanted)) ?? NONE, NONE);
  const statements = [...shown(watched).map(statementOf), ...tracedBeside(shown(watched), traced)];
  const byTime = watched.length > 0 ? watched : traced;
  const plans = isWanted ? await gaps.within(() => plansOf(byTime, { link, facts, isOwn }), []) : [];
  const known = gaps.all();
  // The last of all, as it is the longest: a connection that is lost meanwhile takes away the log alone.
  const times = await log?.times(isWanted);
  await link.close();
  const seen = watch.seen();
  const locks = waitsOf(seen.locks, (query) => counting?.find(query));
  return {
    ...{ product: 'postgres', version: facts.version, settings: facts.settings, ...seen, locks },
    ...{ statements, all: counting?.all() ?? null },
    ...{ plans, gaps: known, ...(times && { log: times }) },
  };
}

function tracedBeside(known: readonly Counted[], traced: readonly Counted[]): readonly Statement[] {
  const ids = new Set(known.map(({ id }) => id));
  return traced.filter(({ id }) => !ids.has(id)).map((one) => ({ ...statementOf(one), isTraced: true }));
}
