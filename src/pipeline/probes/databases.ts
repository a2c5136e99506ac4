import type { Config } from '../../core/config/config.ts';
import type { DatabaseEvidence, DatabaseGap } from '../../core/model/evidence/database.ts';
import { ARMS, type Arm } from '../../core/model/recording/window.ts';
import { gapText } from '../../core/words/notes/database-gap.ts';
import type { DatabaseProbe, DatabaseSession } from '../../ports/probes/database-probe.ts';
import type { RunningArm } from '../duet/arms.ts';
import type { Ports } from '../ports.ts';
import type { ArmTraced } from './trace.ts';

/** By arm, where it was looked into. */
export type Looked = { readonly [A in Arm]?: DatabaseEvidence };

/** What each endpoint of an arm runs by itself. Never throws. */
export type Trace = (arm: Arm, session: DatabaseSession) => Promise<ArmTraced>;

/** A look into the databases of the arms that run. */
export type WatchedDatabases = {
  /** From here on counts are of the load. */
  begin(): Promise<void>;
  /** Does this while nothing is counted: what is no load asks of the database too. */
  aside<T>(body: () => Promise<T>): Promise<T>;
  /** The load is over: each endpoint by itself, one arm at a time, and what else there is to read. Closes all of it. */
  finish(trace: Trace): Promise<Looked>;
  /** Closes what is open, without a further look. Safe after `finish`. */
  close(): Promise<void>;
};

type Opened =
  | { readonly arm: Arm; readonly session: DatabaseSession; readonly url: string }
  | { readonly arm: Arm; readonly gap: DatabaseGap };

type Input = {
  readonly config: Pick<Config, 'probes'>;
  readonly arms: { readonly [A in Arm]?: Pick<RunningArm, 'variable'> };
  readonly ports: Pick<Ports, 'databaseProbe' | 'log'>;
  readonly signal: AbortSignal;
};

/** Null: nobody asked for it. What cannot be had is told, and is in the evidence; a run never fails of it. */
export async function watchDatabases(input: Input): Promise<WatchedDatabases | null> {
  const { config, ports } = input;
  const variable = config.probes.postgresUrlEnv;
  const { databaseProbe: probe } = ports;
  if (variable === null || probe === undefined) return null;
  const opened = await Promise.all(
    ARMS.filter((arm) => input.arms[arm] !== undefined).map((arm) => openOne(arm, variable, probe, input)),
  );
  const gaps = opened.flatMap((one) => ('gap' in one ? [gapText(one.gap, one.arm)] : []));
  for (const text of new Set(gaps)) ports.log.write('warning', text);
  const urls = opened.flatMap((one) => ('url' in one ? [one.url] : []));
  const isShared = urls.length > 1 && new Set(urls.map(placeOf)).size === 1;
  const watched = isShared ? [] : sessionsOf(opened);
  let isOver = false;
  return {
    begin: async () => {
      await Promise.all(watched.map(({ session }) => session.begin()));
    },
    async aside(body) {
      await Promise.all(watched.map(({ session }) => session.end()));
      try {
        return await body();
      } finally {
        if (!isOver) await Promise.all(watched.map(({ session }) => session.begin()));
      }
    },
    async finish(trace) {
      if (isOver) return {};
      isOver = true;
      await Promise.all(watched.map(({ session }) => session.end()));
      const looked: { [A in Arm]?: DatabaseEvidence } = {};
      // One arm at a time: what the other one runs would be counted too, where they share a database.
      for (const one of opened) looked[one.arm] = await evidenceOf(one, isShared, trace);
      return looked;
    },
    async close() {
      if (isOver) return;
      isOver = true;
      await Promise.all(sessionsOf(opened).map(({ session }) => session.close()));
    },
  };
}

/** Server and database, whoever asks and how. */
function placeOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  const host = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(parsed.hostname) ? 'here' : parsed.hostname;
  return `${parsed.searchParams.get('host') ?? host}:${parsed.port || '5432'}${parsed.pathname}`;
}

const sessionsOf = (opened: readonly Opened[]) => opened.filter((one) => 'session' in one);

async function openOne(
  arm: Arm,
  variable: string,
  probe: DatabaseProbe,
  { arms, signal }: Input,
): Promise<Opened> {
  const found = arms[arm]?.variable?.(variable) ?? null;
  if (found === null || found.value === '') return { arm, gap: { kind: 'no-url', variable } };
  const target = { arm, url: found.value, variable, isOwn: found.ownDatabase, signal };
  const answer = await probe.open(target);
  return answer.kind === 'missing'
    ? { arm, gap: answer.gap }
    : { arm, session: answer.session, url: found.value };
}

async function evidenceOf(one: Opened, isShared: boolean, trace: Trace): Promise<DatabaseEvidence> {
  if ('gap' in one) return { ...NOTHING, gaps: [one.gap] };
  const { endpoints, untraced } = await trace(one.arm, one.session);
  const read = await one.session.close();
  const gaps: readonly DatabaseGap[] = [
    ...read.gaps,
    ...(isShared ? [{ kind: 'shared' } as const] : []),
    ...(untraced === null ? [] : [{ kind: 'untraced', ...untraced } as const]),
  ];
  return { ...read, endpoints, gaps };
}

const NOTHING: DatabaseEvidence = {
  ...{ product: 'postgres', version: '', watchedMs: 0, statements: [], all: null, totals: null },
  ...{ tables: [], sessions: null, locks: [], plans: [], endpoints: [], gaps: [] },
};
