import type { EndpointCall, IdleTime } from '../../core/readings/endpoint-statements.ts';
import { ranBetween } from '../../core/readings/ran-between.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseSession, StatementCounts } from '../../ports/probes/database-probe.ts';
import type { Around, SingleRequest } from '../../ports/probes/tracer.ts';

/** An answer may be there before the last statement is through: what an application does not wait for. */
const SETTLES_MS = 10;
/** A request that came while the one before it was looked at begins with that look. */
const FRESH_MS = 5;

/** A request with what ran meanwhile; null: it could not be read. */
export type Watched = Pick<EndpointCall, 'ms'> & {
  readonly request: SingleRequest;
  readonly ran: EndpointCall['ran'] | null;
};

type Reading = { readonly at: number; readonly counts: StatementCounts };

/**
 * Reads a database's counters around each request, and keeps what ran during it and what ran in between. Null: they
 * cannot be read.
 */
export async function watchRequests(
  session: Pick<DatabaseSession, 'counts'>,
  clock: Clock,
): Promise<(Around & { readonly seen: readonly Watched[]; readonly idle: readonly IdleTime[] }) | null> {
  const read = async (): Promise<Reading | null> => {
    const counts = await session.counts();
    return counts === null ? null : { at: clock.now(), counts };
  };
  const [seen, idle]: [Watched[], IdleTime[]] = [[], []];
  let last = await read();
  if (last === null) return null;
  let begun: Reading | null = null;
  return {
    ...{ seen, idle },
    async before() {
      if (last !== null && clock.now() - last.at < FRESH_MS) {
        begun = last;
        return;
      }
      begun = await read();
      if (begun !== null && last !== null) idle.push(between(last, begun));
    },
    async after(request) {
      await clock.sleep(SETTLES_MS);
      const ended = await read();
      last = ended;
      const ran = begun === null || ended === null ? { ms: 0, ran: null } : between(begun, ended);
      seen.push({ request, ...ran });
    },
  };
}

const between = (from: Reading, to: Reading): IdleTime => ({
  ms: to.at - from.at,
  ran: ranBetween(from.counts, to.counts),
});
