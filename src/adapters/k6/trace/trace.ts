import { isOwn } from '../../../core/model/subject-key.ts';
import type { NamedRequest } from '../../../core/readings/pair-requests.ts';
import type { TraceRequest } from '../../../ports/load-generator.ts';
import type { Log } from '../../../ports/log.ts';
import type { Trace } from '../../../ports/probes/tracer.ts';
import type { Collector } from '../collect/collector.ts';
import { endpointKey } from '../collect/endpoint-name.ts';
import { protocolOf } from '../collect/protocol.ts';
import { createNaming } from '../names/naming.ts';
import type { Halt } from '../run/k6-process.ts';
import { type Job, type LoadGeneratorOptions, prepare } from '../run/prepare.ts';
import { baseUrlOf, runSession, type SessionResult } from '../run/session.ts';
import { isBrowser, otherProtocols } from '../script/protocols.ts';
import type { Scenarios } from '../script/scenario.ts';
import { wrapperModule } from '../script/wrapper.ts';
import { marksText } from './mark-requests.ts';
import { readSamples } from './samples.ts';

/** Calls of each endpoint that are enough: 20, and two that the first ones are left out of. */
const CALLS = 22;
/** With pauses as the script has them a journey of seconds is made a few times; longer nobody waits for a look beside. */
const TRACE_MS = 10_000;
/** Of one function: a script that calls one of many endpoints at a time, and as an end for one that makes no request. */
const MOST_ITERATIONS = 1000;
/** k6 pushes what it counted once a second. */
const LOOK_MS = 200;
const MARGIN_MS = 5000;

export const NOBODY: Log = { write: () => {}, group: (_title, body) => body() };

/** Drives each function of the script with one user, all at once: whoever is in front lets one request through at a time. */
export async function trace(options: LoadGeneratorOptions, request: TraceRequest): Promise<Trace> {
  const { log: _, progress: __, ...quiet } = options;
  const job = await prepare({ ...quiet, log: NOBODY }, { ...request, log: request.log ?? 'k6-trace' });
  const scenarios = functionsOf(job, { iterations: MOST_ITERATIONS, maxDuration: `${TRACE_MS}ms` });
  if (Object.keys(scenarios).length === 0 || isWithoutHttp(job))
    return { kind: 'nothing', why: 'no-requests', said: null };
  const names = { ...job.setting.names, learned: request.learned };
  const setting = { ...job.setting, names };
  const requests: NamedRequest[] = [];
  const enough = new AbortController();
  const result = await runSession(setting, {
    module: moduleOf(job, scenarios),
    limitMs: TRACE_MS + job.inspected.setupAndTeardownMs + MARGIN_MS,
    ...{ log: null, summary: false, marks: marksText() },
    halt: enough.signal,
    teardownMs: job.setting.teardown ? MARGIN_MS : 0,
    watch: (collector) => {
      const end = () => enough.abort('enough' satisfies Halt);
      const look = setInterval(() => isEnough(collector, request.wanted) && end(), LOOK_MS);
      return () => clearInterval(look);
    },
    samples: async (file) => {
      requests.push(...(await readSamples(file, baseUrlOf(setting), createNaming(names))));
    },
  });
  return requests.length > 0 ? { kind: 'traced', requests, called: calledIn(result) } : nothingOf(result);
}

const calledIn = ({ collector }: Pick<SessionResult, 'collector'>): readonly string[] =>
  [...collector.endpoints.values()].flatMap(({ endpoint }) =>
    isOwn(endpoint) ? [] : [endpointKey(endpoint)],
  );

/** One of each function, driven so; none of those that drive a browser. */
export function functionsOf({ plan }: Pick<Job, 'plan'>, how: Readonly<Record<string, unknown>>): Scenarios {
  const own = Object.entries(plan.preflight).filter(([, { options }]) => !isBrowser(options));
  return Object.fromEntries(own.map(([name, scenario]) => [name, { ...scenario, ...how }]));
}

/** By what it imports: whoever imports another protocol's module would import this one too. `require` nobody tells. */
const isWithoutHttp = ({ imports }: Pick<Job, 'imports'>): boolean =>
  !imports.some((name) => name === 'k6/http' || /^https?:/.test(name)) &&
  (imports.includes('k6/net/grpc') || otherProtocols(imports).length > 0);

export function moduleOf({ script }: Pick<Job, 'script'>, scenarios: Scenarios): string {
  return wrapperModule({
    ...{ script, scenarios, unjudged: [], thresholds: null, submetrics: [], trendStats: ['count'] },
    handleSummary: 'left-out',
  });
}

/** Whether every endpoint that is known or wanted was called often enough. */
export function isEnough({ endpoints }: Pick<Collector, 'endpoints'>, wanted: readonly string[]): boolean {
  const calls = new Map(
    [...endpoints.values()]
      .filter(({ endpoint }) => !isOwn(endpoint))
      .map(({ endpoint, group }) => [endpointKey(endpoint), group.requests]),
  );
  const all = new Set([...calls.keys(), ...wanted]);
  return all.size > 0 && [...all].every((key) => (calls.get(key) ?? 0) >= CALLS);
}

/** Why there was no request of an iteration. */
export function nothingOf({
  exit,
  heard,
  collector,
}: SessionResult): Extract<Trace, { readonly kind: 'nothing' }> {
  if (exit.stopped === 'cancelled') return { kind: 'nothing', why: 'cancelled', said: null };
  if (heard.firstThrown !== null) return { kind: 'nothing', why: 'threw', said: heard.firstThrown };
  const ended = exit.stopped === 'timed-out' || (exit.stopped === null && exit.code !== 0);
  if (ended) return { kind: 'nothing', why: 'failed', said: heard.errors.at(-1) ?? null };
  const names = [...collector.endpoints.values()].map(({ endpoint }) => endpoint);
  const isAstray = names.some((endpoint) => !isOwn(endpoint) && protocolOf(endpoint) === 'http');
  return { kind: 'nothing', why: isAstray ? 'astray' : 'no-requests', said: null };
}
