import path from 'node:path';
import type { ProbesConfig } from '../../core/config/settings/probes.ts';
import type { DatabaseEvidence, DatabaseGap } from '../../core/model/evidence/database.ts';
import type { Policy } from '../../core/model/policy.ts';
import { ARMS, type Arm } from '../../core/model/recording/window.ts';
import { joinedSamples } from '../../core/readings/databases/joined-samples.ts';
import { mergedReads } from '../../core/readings/databases/merged-reads.ts';
import type { DatabaseSample, Samples } from '../../core/readings/sample.ts';
import { mergedLog } from '../../core/series/merged-log.ts';
import { gapText } from '../../core/words/notes/database-gap.ts';
import type { Turns } from '../../ports/load-generator.ts';
import type { DatabaseProbe, DatabaseSession, DatabaseTarget } from '../../ports/probes/database-probe.ts';
import type { RunningArm } from '../duet/arms/arms.ts';
import type { Ports } from '../ports.ts';
import { type ArmTraced, gapsOfTrace } from './trace.ts';

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
  /** What was counted so far in the database that an arm has to itself; absent: it has none, or it cannot be read. */
  samples(): NonNullable<Samples['databases']>;
  /** Whose round it is: what runs beside it is no load, and of one database for both it may be the other side's. */
  readonly turn: Turns;
  /** The load is over: each endpoint by itself, one arm at a time, and what else there is to read. Closes all of it. */
  finish(trace: Trace): Promise<Looked>;
  /** Closes what is open, without a further look. Safe after `finish`. */
  close(): Promise<void>;
};

type Read = Omit<DatabaseEvidence, 'endpoints'>;

type Session = {
  readonly arm: Arm;
  readonly session: DatabaseSession;
  readonly url: string;
  readonly isOwn: boolean;
  /** what databases showed that stood in the place of this one; absent: none did */
  readonly before?: Read;
  /** what was counted in those */
  readonly samplesBefore?: readonly DatabaseSample[];
};

type Opened = Session | { readonly arm: Arm; readonly gap: DatabaseGap; readonly before?: Read };

/** What of a configuration says how databases are looked into. */
export type DatabasesConfig = {
  readonly probes: Pick<ProbesConfig, 'postgresUrlEnv'> & Partial<Pick<ProbesConfig, 'postgresLog'>>;
  readonly policy?: Pick<Policy, 'targets'>;
  readonly workingDirectory?: string;
};

type Input = {
  readonly config: DatabasesConfig;
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
  let opened: readonly Opened[] = await Promise.all(
    ARMS.filter((arm) => input.arms[arm] !== undefined).map((arm) => openOne(arm, variable, probe, input)),
  );
  const gaps = opened.flatMap((one) => ('gap' in one ? [gapText(one.gap, one.arm)] : []));
  for (const text of new Set(gaps)) ports.log.write('warning', text);
  const urls = opened.flatMap((one) => ('url' in one ? [one.url] : []));
  const isShared = urls.length > 1 && new Set(urls.map(placeOf)).size === 1;
  const watched = () => (isShared ? [] : sessionsOf(opened));
  const turns = inTurns(() => sessionsOf(opened), isShared);
  let isOver = false;
  return {
    turn: turns.turn,
    samples: () => samplesByArm(watched()),
    begin: async () => {
      if (isCompared(input)) for (const { session } of watched()) session.follow?.();
      await Promise.all(watched().map(({ session }) => session.begin()));
    },
    async aside(body) {
      await Promise.all(watched().map(({ session }) => session.end()));
      try {
        return await body();
      } finally {
        if (!isOver) {
          opened = await Promise.all(opened.map((one) => madeAnew(one, variable, probe, input)));
          await Promise.all(watched().map(({ session }) => session.begin()));
        }
      }
    },
    async finish(trace) {
      if (isOver) return {};
      isOver = true;
      const isByRounds = await turns.over();
      await Promise.all(watched().map(({ session }) => session.end()));
      const shared = isShared ? { inTurns: isByRounds } : null;
      const looked: { [A in Arm]?: DatabaseEvidence } = {};
      // One arm at a time: what the other one runs would be counted too, where they share a database.
      for (const one of opened) looked[one.arm] = await evidenceOf(one, shared, trace);
      return looked;
    },
    async close() {
      if (isOver) return;
      isOver = true;
      // Nobody reads what it says: a run that fails does not wait for plans.
      await Promise.all(sessionsOf(opened).map(({ session }) => session.close({ plans: false })));
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

/**
 * The same, or a session with the database that now stands in its place: what the gate makes for an application that is
 * taken away as a whole is made anew for each of its starts. What the former one showed is kept.
 */
async function madeAnew(one: Opened, variable: string, probe: DatabaseProbe, input: Input): Promise<Opened> {
  if (!('session' in one) || !one.isOwn || one.session.isCut?.() !== true) return one;
  const read = await one.session.close({ plans: false });
  const before = one.before === undefined ? read : both(one.before, read);
  const anew = await openOne(one.arm, variable, probe, input);
  if ('session' in anew && isCompared(input)) anew.session.follow?.();
  return { ...anew, before, samplesBefore: samplesOf(one) };
}

/** Of one side alone no window is held against another one's. */
const isCompared = ({ arms }: Input): boolean => arms.base !== undefined && arms.head !== undefined;

const samplesByArm = (sessions: readonly Session[]): NonNullable<Samples['databases']> =>
  Object.fromEntries(
    sessions.map((one) => [one.arm, samplesOf(one)] as const).filter(([, samples]) => samples.length > 0),
  );

const samplesOf = ({ session, samplesBefore = [] }: Session): readonly DatabaseSample[] =>
  joinedSamples(samplesBefore, session.samples?.() ?? []);

async function openOne(
  arm: Arm,
  variable: string,
  probe: DatabaseProbe,
  { arms, signal, config }: Input,
): Promise<Opened> {
  const found = arms[arm]?.variable?.(variable) ?? null;
  if (found === null || found.value === '') return { arm, gap: { kind: 'no-url', variable } };
  const target = { arm, url: found.value, variable, isOwn: found.ownDatabase, signal, ...logOf(config) };
  const answer = await probe.open(target);
  return answer.kind === 'missing'
    ? { arm, gap: answer.gap }
    : { arm, session: answer.session, url: found.value, isOwn: found.ownDatabase };
}

/** A log may be long: it is read where a target needs it. */
function logOf({ probes, policy, workingDirectory = '.' }: DatabasesConfig): Pick<DatabaseTarget, 'log'> {
  const isWanted = (policy?.targets ?? []).some(
    ({ metric, statistic }) => metric === 'db.query' && statistic !== 'avg',
  );
  const { postgresLog: log = null } = probes;
  return isWanted ? { log: { path: log && path.resolve(workingDirectory, log) } } : {};
}

type ArmSession = Extract<Opened, { readonly session: DatabaseSession }>;

/** Counts for an arm while it is its round; of one database for both nothing is looked at beside it. */
function inTurns(
  sessions: () => readonly ArmSession[],
  isShared: boolean,
): { turn: Turns; over(): Promise<boolean> } {
  let last: Promise<unknown> = Promise.resolve();
  let isTold = false;
  return {
    turn(arm, what) {
      isTold = true;
      const session = sessions().find((one) => one.arm === arm)?.session;
      // One after the other: of two borders at once, one ends what the next begins.
      last = last
        .then(() => {
          if (!isShared) return session?.round?.(what);
          return what === 'begins' ? session?.begin() : session?.end();
        })
        // Nobody looks at it until the load is over, and a run never fails of it.
        .catch(() => {});
    },
    /** Once all of them are through: whether there was any. */
    over: async () => {
      await last;
      return isTold;
    },
  };
}

const both = (before: Read, after: Read): Read => ({
  ...mergedReads(before, after),
  ...mergedLog(before, after),
});

/** `shared`: null: it is the arm's own */
async function evidenceOf(
  one: Opened,
  shared: { readonly inTurns: boolean } | null,
  trace: Trace,
): Promise<DatabaseEvidence> {
  if ('gap' in one) {
    const { before = NOTHING, gap } = one;
    return { ...before, endpoints: [], gaps: [...before.gaps, gap] };
  }
  const traced = await trace(one.arm, one.session);
  const last = await one.session.close();
  const read = one.before === undefined ? last : both(one.before, last);
  const gaps: readonly DatabaseGap[] = [
    ...read.gaps,
    ...(shared === null
      ? []
      : [{ kind: 'shared', ...(shared.inTurns && { inTurns: true as const }) } as const]),
    ...gapsOfTrace(traced),
  ];
  return { ...read, ...(shared !== null && OF_BOTH), endpoints: traced.endpoints, gaps };
}

/** What a database hands in a second late, or has of the other side as well: its own counters, and sessions that stay open or wait. */
const OF_BOTH = { totals: null, tables: [], sessions: null, locks: [] };

const NOTHING: DatabaseEvidence = {
  ...{ product: 'postgres', version: '', watchedMs: 0, statements: [], all: null, totals: null },
  ...{ tables: [], sessions: null, locks: [], plans: [], endpoints: [], gaps: [] },
};
