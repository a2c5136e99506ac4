import type { DatabaseGap } from '../../../core/model/evidence/database.ts';
import type { DatabaseProbe, DatabaseSession, DatabaseTarget } from '../../../ports/probes/database-probe.ts';
import { readAddress } from '../address.ts';
import { isFull, saidBy } from '../server.ts';
import { createGaps, type Gaps } from './gaps.ts';
import { type Ask, type Link, type LinkOptions, openLink } from './link.ts';
import { findLog, type LogPlace, missing } from './log/log-access.ts';
import { watchLog } from './log/log-watch.ts';
import { EXTENSION, findStatements, OLDEST, readServer, type ServerFacts } from './server-facts.ts';
import { createSession } from './session.ts';
import { type Counting, type CountingOptions, openCounting } from './statements/counting.ts';
import { createWatch } from './watch.ts';

/** Looks into PostgreSQL 13 and later, as the application's own role. */
export function createDatabaseProbe(): DatabaseProbe {
  return {
    async open(target) {
      const gap = missingOf(target);
      if (gap !== null) return { kind: 'missing', gap };
      const gaps = createGaps();
      let link: Link;
      try {
        const onLost: LinkOptions['onLost'] = (said, full) =>
          gaps.add({ kind: 'lost', said, ...(full && { isFull: full }) });
        link = await openLink({ url: target.url, signal: target.signal, onLost });
      } catch (thrown) {
        return { kind: 'missing', gap: unreachable(thrown) };
      }
      const opened = await opening(link, target, gaps).catch(
        (thrown: unknown): DatabaseGap => ({ kind: 'failed', said: saidBy(thrown).text }),
      );
      if (!('kind' in opened)) return { kind: 'open', session: opened };
      await link.close();
      return { kind: 'missing', gap: opened };
    },
  };
}

function unreachable(thrown: unknown): DatabaseGap {
  const { code, text: said } = saidBy(thrown);
  return { kind: 'unreachable', said, ...(isFull(code) && { isFull: true }) };
}

/** Why the URL leads to none; null: it may. */
function missingOf({ url, variable }: DatabaseTarget): DatabaseGap | null {
  if (url === '') return { kind: 'no-url', variable };
  const said = `${variable} holds no URL of PostgreSQL`;
  try {
    return readAddress(url, variable).system === 'postgres' ? null : { kind: 'failed', said };
  } catch {
    return { kind: 'failed', said };
  }
}

async function opening(
  link: Link,
  target: DatabaseTarget,
  gaps: Gaps,
): Promise<DatabaseSession | DatabaseGap> {
  let times = 0;
  const ask: Ask = (sql, values) => {
    times += 1;
    return link.ask(sql, values);
  };
  const facts = await readOwn(ask, target);
  if (facts.major < OLDEST) return { kind: 'old-version', version: facts.version };
  const counting = await gaps.within(() => statementsOf({ ask, facts, gaps, isCut: link.isCut }), null);
  const { log: wanted } = target;
  const log =
    wanted === undefined
      ? null
      : watchLog(await logOf(ask, facts, { local: wanted.path, isOwn: target.isOwn }), facts.database);
  const watch = createWatch({ ask, asked: () => times, facts, gaps });
  return createSession({ link, facts, gaps, watch, counting, log, isOwn: target.isOwn });
}

/** A database of the gate's own is new, and nobody else puts pg_stat_statements there. Who may not is told by the gap. */
async function readOwn(ask: Ask, { isOwn }: DatabaseTarget): Promise<ServerFacts> {
  const facts = await readServer(ask);
  if (!isOwn || facts.kept === null || facts.schema !== null) return facts;
  const isMade = await ask(EXTENSION).then(
    () => true,
    () => false,
  );
  return isMade ? readServer(ask) : facts;
}

/** What goes wrong there takes nothing else away. */
const logOf = (ask: Ask, facts: ServerFacts, place: LogPlace) =>
  findLog(ask, facts, place).catch((thrown: unknown) => missing('failed', saidBy(thrown).text));

/** null: there are none, and a gap says why */
async function statementsOf(how: Omit<CountingOptions, 'source'>): Promise<Counting | null> {
  const source = await findStatements(how.ask, how.facts);
  if (!('gap' in source)) return openCounting({ ...how, source });
  how.gaps.add(source.gap);
  return null;
}
