import type { DatabaseGap } from '../../core/model/evidence/database.ts';
import type { EndpointStatements } from '../../core/model/evidence/statement.ts';
import type { Missed, Untraced, UntracedWhy } from '../../core/model/evidence/untraced.ts';
import { endpointStatements } from '../../core/readings/endpoint-statements.ts';
import { pairRequests } from '../../core/readings/pair-requests.ts';
import type { RunningApp } from '../../ports/app/app-runner.ts';
import type { Clock } from '../../ports/clock.ts';
import { toError } from '../../ports/errors.ts';
import type { LoadGenerator, TraceRequest } from '../../ports/load-generator.ts';
import type { DatabaseSession } from '../../ports/probes/database-probe.ts';
import type { OpenSingleFile, Trace } from '../../ports/probes/tracer.ts';
import { unlessCancelled } from '../unless-cancelled.ts';
import { watchRequests } from './watch-requests.ts';

/** The generator drives for ten seconds and takes some to start; whoever has a slow setup() is not waited for. */
const LIMIT_MS = 15_000;

export type TraceInput = {
  readonly load: Pick<LoadGenerator, 'trace'>;
  /** as of the run; `signal`: a cancelled one ends it at once */
  readonly request: Omit<TraceRequest, 'baseUrl'>;
  /** the arm, which nothing else calls meanwhile */
  readonly app: Pick<RunningApp, 'baseUrl' | 'died'>;
  /** of the database that the arm uses, which nothing else uses much meanwhile */
  readonly session: Pick<DatabaseSession, 'counts'>;
  readonly openSingleFile: OpenSingleFile;
  readonly clock: Clock;
};

/** `untraced`: why there is nothing; null: there is. `missed`: why some endpoints are not in it; absent: all are. */
export type ArmTraced = {
  readonly endpoints: readonly EndpointStatements[];
  readonly untraced: Untraced | null;
  readonly missed?: readonly Missed[];
};

/** What could not be looked at, as gaps of the evidence. */
export const gapsOfTrace = ({ untraced, missed = [] }: ArmTraced): readonly DatabaseGap[] => [
  ...(untraced === null ? [] : [{ kind: 'untraced', ...untraced } as const]),
  ...missed.map((of) => ({ kind: 'missed', ...of }) as const),
];

/**
 * Which statements each endpoint of one arm runs: its script is driven by one user, its requests go through to the
 * application one at a time, and the database's counters are read around each. Call it after the judged windows, for one
 * arm after the other, before `session.close()`; it adds requests of the script to the arm, setup() and teardown()
 * too. It takes fifteen seconds at most, and a few more where the generator does not end at once. Never throws or rejects.
 */
export async function traceArm(input: TraceInput): Promise<ArmTraced> {
  const { signal } = input.request;
  try {
    return await unlessCancelled(signal, () => traceOne(input));
  } catch (thrown) {
    return signal.aborted ? nothing('cancelled') : nothing('failed', toError(thrown).message);
  }
}

const nothing = (why: UntracedWhy, said: string | null = null): ArmTraced => ({
  ...{ endpoints: [], untraced: { why, said } },
});

async function traceOne(input: TraceInput): Promise<ArmTraced> {
  const { load, app, session, openSingleFile, clock } = input;
  const watch = await watchRequests(session, clock);
  if (load.trace === undefined || watch === null) return nothing('unable');
  if (app.died() !== null) return nothing('app-died');
  const proxy = await openSingleFile(app.baseUrl, watch);
  const [limit, done] = [new AbortController(), new AbortController()];
  void clock.sleep(LIMIT_MS, done.signal).then(() => limit.abort());
  try {
    const signal = AbortSignal.any([input.request.signal, limit.signal]);
    const trace = await load.trace({ ...input.request, baseUrl: proxy.url, signal });
    if (app.died() !== null) return nothing('app-died');
    if (trace.kind === 'traced') return tracedOf(trace, watch, input.request.wanted);
    return nothing(trace.why === 'cancelled' ? 'too-slow' : trace.why, trace.said);
  } finally {
    done.abort();
    await proxy.close();
  }
}

type Traced = Extract<Trace, { kind: 'traced' }>;
type Watch = NonNullable<Awaited<ReturnType<typeof watchRequests>>>;

function tracedOf(trace: Traced, { seen, idle }: Watch, wanted: readonly string[]): ArmTraced {
  const { requests } = trace;
  if (seen.every(({ request }) => request.id === null)) return nothing('astray');
  const named = pairRequests(
    seen.map(({ request }) => request),
    requests,
  );
  const calls = seen.flatMap(({ ms, ran }, index) => {
    const endpoint = named[index] ?? null;
    return endpoint === null || ran === null ? [] : [{ endpoint, ms, ran }];
  });
  // It could be read before the first of them: the connection was lost since, or the application gave no answers.
  if (calls.length === 0) return nothing('unable');
  const missed = missedOf(trace, new Set(calls.map(({ endpoint }) => endpoint)), wanted);
  return {
    ...{ endpoints: endpointStatements(calls, idle), untraced: null },
    ...(missed.length > 0 && { missed }),
  };
}

/** Endpoints of the load that were not looked at, by the reason. */
function missedOf(
  { requests, called = [] }: Traced,
  looked: ReadonlySet<string>,
  wanted: readonly string[],
): readonly Missed[] {
  const [came, all] = [new Set(requests.map(({ endpoint }) => endpoint)), new Set(called)];
  const whyOf = (endpoint: string): Missed['why'] => {
    if (came.has(endpoint)) return 'unread';
    return all.has(endpoint) ? 'elsewhere' : 'not-called';
  };
  const missing = wanted.filter((endpoint) => !looked.has(endpoint));
  return [...Map.groupBy(missing, whyOf)].map(([why, endpoints]) => ({ why, endpoints }));
}
