import type { Arm } from '../../core/model/recording/window.ts';
import { endpointKey, GRPC, isOwn } from '../../core/model/subject-key.ts';
import { gapText } from '../../core/words/notes/database-gap.ts';
import type { Host, HostWatch, ProcessesOf } from '../../ports/host.ts';
import type { LoadGenerator, Measurement, TraceRequest, Turns } from '../../ports/load-generator.ts';
import { during } from '../../ports/progress/during.ts';
import type { RunningArm, RunningArms } from '../duet/arms/arms.ts';
import type { Ports } from '../ports.ts';
import { type DatabasesConfig, type Looked, type WatchedDatabases, watchDatabases } from './databases.ts';
import { type ArmTraced, gapsOfTrace, traceArm } from './trace.ts';

export type WatchedInput = {
  readonly config: DatabasesConfig;
  readonly load: LoadGenerator;
  /** as the load itself is asked for */
  readonly request: Omit<TraceRequest, 'baseUrl' | 'learned' | 'wanted'>;
  /** those that run */
  readonly arms: { readonly [A in Arm]?: Pick<RunningArm, 'baseUrl' | 'died' | 'variable'> };
  readonly ports: Ports;
};

/** Does what is no load: a reset, a start. */
export type Aside = WatchedDatabases['aside'];

export type Watched<D> = { readonly driven: D; readonly looked: Looked };

/**
 * Drives, and looks meanwhile into the databases of the arms where that is asked for; after it at each endpoint by itself.
 * The host that `drive` is given reads of those databases too.
 * `measuredOf`: what each arm showed; null: nothing was driven, so that there is nothing to look at. Throws what `drive` throws.
 */
export async function driveWatched<D>(
  input: WatchedInput,
  drive: (aside: Aside, turns: Turns, host: Host) => Promise<D>,
  measuredOf: (driven: D) => { readonly [A in Arm]?: Measurement } | null,
): Promise<Watched<D>> {
  const { signal } = input.request;
  const { host } = input.ports;
  const databases = await watchDatabases({ ...input, signal });
  if (databases === null)
    return {
      driven: await drive(
        (body) => body(),
        () => {},
        host,
      ),
      looked: {},
    };
  try {
    await databases.begin();
    const driven = await drive(databases.aside, databases.turn, withDatabases(host, databases));
    const measured = measuredOf(driven);
    if (measured === null) return { driven, looked: {} };
    const looked = await databases.finish((arm, session) => traced(input, arm, measured[arm], session));
    return { driven, looked };
  } finally {
    await databases.close();
  }
}

/** The same host, whose samples are also of the arms' databases. */
function withDatabases(host: Host, { samples }: Pick<WatchedDatabases, 'samples'>): Host {
  const watch = (processes?: ProcessesOf): HostWatch => {
    const own = host.watch(processes);
    return {
      samples: (when) => ({ ...own.samples(when), databases: samples() }),
      stop: () => ({ ...own.stop(), databases: samples() }),
    };
  };
  return { ...host, watch };
}

const NOTHING: ArmTraced = { endpoints: [], untraced: { why: 'unable', said: null } };

/** What one user's requests to an arm ask of its database. */
async function traced(
  { load, request, arms, ports }: WatchedInput,
  arm: Arm,
  measured: Measurement | undefined,
  session: Parameters<typeof traceArm>[0]['session'],
): Promise<ArmTraced> {
  const app = arms[arm];
  if (app === undefined || measured === undefined) return NOTHING;
  const { openSingleFile, clock, progress } = ports;
  // Calls of gRPC do not go through a line of HTTP/1.1.
  const wanted = measured.endpoints.filter((one) => !isOwn(one) && one.method !== GRPC).map(endpointKey);
  // Without teardown(), which may stop the application.
  const own = { ...request, teardown: false, learned: measured.workload.names?.learned ?? [], wanted };
  const found = await during(progress, { step: 'look', arm }, () =>
    traceArm({ load, request: own, app, session, openSingleFile, clock }),
  );
  // A run that was cancelled looks at nothing more.
  const gaps = request.signal.aborted ? [] : gapsOfTrace(found);
  for (const gap of gaps) ports.log.write('warning', gapText(gap, arm));
  return found;
}

/** The same arms, whose resets and starts are aside. They keep telling where they answer now. */
export function armsAside(running: RunningArms, aside: Aside): RunningArms {
  const own = (arm: RunningArm): RunningArm =>
    arm.hasReset === true ? Object.create(arm, { reset: { value: () => aside(() => arm.reset()) } }) : arm;
  return Object.create(running, {
    base: { value: own(running.base) },
    head: { value: own(running.head) },
    restart: { value: () => aside(() => running.restart()) },
    revive: { value: () => aside(() => running.revive()) },
  });
}
