import type { Config } from '../../core/config/config.ts';
import { inItsWords } from '../../core/decision/unmeasured/in-its-words.ts';
import type { ProfileClock, Profiled } from '../../core/model/evidence/profile.ts';
import { ARMS, type Arm } from '../../core/model/recording/window.ts';
import { seeded } from '../../core/statistics/random.ts';
import { masked } from '../../core/stored/masked.ts';
import { profileGapText } from '../../core/words/notes/profile-gap.ts';
import { undrivenText } from '../../core/words/notes/undriven.ts';
import type { RunningApp } from '../../ports/app/app-runner.ts';
import { AppError, toError } from '../../ports/errors.ts';
import type { LoadGenerator, LoadRequest } from '../../ports/load-generator.ts';
import type { CpuProfiler } from '../../ports/probes/cpu-profiler.ts';
import { during } from '../../ports/progress/during.ts';
import type { RunningArm, RunningArms } from '../duet/arms/arms.ts';
import type { Once } from '../duet/arms/side.ts';
import type { Ports } from '../ports.ts';

/** The script is driven for that long: at a sample each ms, thousands of them where the application is busy. */
const DRIVEN_MS = 8000;
/** With a start, an end, and what takes its time in between; whoever starts slowly is not waited for. */
const LIMIT_MS = 30_000;
/** On a port that the system chooses, of this machine alone. */
const INSPECTED = '--inspect=127.0.0.1:0';

/** By arm, where it was profiled or was to be. */
export type ProfiledArms = { readonly [A in Arm]?: Profiled };

export type ProfileInput = {
  readonly config: Pick<Config, 'probes' | 'workingDirectory'>;
  readonly ports: Pick<Ports, 'cpuProfiler' | 'files' | 'log' | 'mask' | 'progress'>;
  readonly load: Pick<LoadGenerator, 'keepBusy'>;
  /** as of the run */
  readonly request: Omit<LoadRequest, 'baseUrl' | 'teardown' | 'log'>;
  /** routes that the recording learned */
  readonly learned: readonly string[];
  readonly users: number;
  /** decides which arm goes first */
  readonly seed: number;
};

/** What runs, or ran, and whether one of them may be started by itself. Absent `once`: it may not. */
export type ProfiledApps = Pick<RunningArms, 'once'> & {
  readonly arms: { readonly [A in Arm]?: Pick<RunningArm, 'baseUrl' | 'died' | 'directory' | 'runsNode'> };
};

/** How all of them are profiled. `url`: of the one that runs where it is `running`, else of one that was started for it. */
type How =
  | { readonly kind: 'inspector' }
  | { readonly kind: 'stacks'; readonly file: string; readonly clock: ProfileClock }
  | { readonly kind: 'address'; readonly path: string }
  | { readonly kind: 'own-address'; readonly url: string };

/** How applications are profiled, as they are and as it is configured; null: they cannot be. */
export function howToProfile(
  { pprof, stacks, stacksOf: clock }: Config['probes'],
  { arms }: Pick<ProfiledApps, 'arms'>,
): How | null {
  if (stacks !== null) return { kind: 'stacks', file: stacks, clock };
  if (pprof?.startsWith('/')) return { kind: 'address', path: pprof };
  if (pprof !== null) return { kind: 'own-address', url: pprof };
  const running = ARMS.flatMap((arm) => arms[arm] ?? []);
  return running.every(({ runsNode }) => runsNode?.() === true) ? { kind: 'inspector' } : null;
}

/**
 * Profiles one arm after the other while nothing else runs: each is driven by a few users of the script. Those that run are
 * stopped for it where an arm has to be started by itself, and then none runs any more. Takes half a minute for each at most,
 * and some seconds more where something does not end at once. Never throws or rejects: what cannot be had is a gap. What
 * a cancelled run has of it counts, but for stacks of a load that was cut short.
 */
export async function profileArms(input: ProfileInput, apps: ProfiledApps): Promise<ProfiledArms> {
  const { config, ports, load, request } = input;
  const { cpuProfiler } = ports;
  if (cpuProfiler === undefined || load.keepBusy === undefined) return {};
  const how = howToProfile(config.probes, apps);
  const found: { [A in Arm]?: Profiled } = {};
  for (const arm of inTurn(input.seed)) {
    if (apps.arms[arm] === undefined || request.signal.aborted) continue;
    const profiled = await during(ports.progress, { step: 'profile', arm }, () =>
      how === null ? missing(notNode(apps.arms[arm])) : profileArm(input, cpuProfiler, { apps, how, arm }),
    );
    if (request.signal.aborted && profiled.profile === null) continue;
    found[arm] = masked(profiled, ports.mask);
    for (const gap of profiled.gaps) ports.log.write('warning', profileGapText(gap, arm));
  }
  return found;
}

/** Sides that are profiled in two ways could not be compared, so one that cannot be keeps the other from it. */
const notNode = (running: ProfiledApps['arms'][Arm]): string =>
  running?.runsNode?.() === true
    ? 'the other side cannot be profiled in the same way'
    : 'none of its processes is a Node.js on Linux, and neither `probes.pprof` nor `probes.profile-stacks` is set';

const missing = async (said: string): Promise<Profiled> => ({
  profile: null,
  gaps: [{ kind: 'failed', said }],
});

/** By a coin that goes with no other of the run's. */
function inTurn(seed: number): readonly Arm[] {
  const coin = seeded(seed);
  coin();
  coin();
  return coin() < 0.5 ? ARMS : ARMS.toReversed();
}

type Target = { readonly apps: ProfiledApps; readonly how: How; readonly arm: Arm };

async function profileArm(input: ProfileInput, profiler: CpuProfiler, target: Target): Promise<Profiled> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  const signal = AbortSignal.any([input.request.signal, limit]);
  const found = await profileWithin(input, { ...target, profiler, signal }).catch((thrown: unknown) => {
    const { message } = toError(thrown);
    return missing(thrown instanceof AppError ? inItsWords(message, thrown.logTail) : message);
  });
  // Whatever it led to in there.
  const isLate = found.profile === null && limit.aborted && !input.request.signal.aborted;
  return isLate ? missing(`it took longer than ${LIMIT_MS / 1000} s`) : found;
}

type Within = Target & { readonly profiler: CpuProfiler; readonly signal: AbortSignal };

async function profileWithin(input: ProfileInput, { apps, ...within }: Within): Promise<Profiled> {
  const { how, arm, signal } = within;
  const running = apps.arms[arm];
  const look = { ...within, directory: running?.directory ?? input.config.workingDirectory };
  if (how.kind === 'address' && running !== undefined) return sample(input, running, look);
  if (apps.once === undefined) return { profile: null, gaps: [{ kind: 'no-start' }] };
  const log = `app-${arm}-profile.log`;
  // Logs go on where an earlier run's ended, and its addresses may be another process's by now.
  await input.ports.files.removeAll(log);
  const logFile = input.ports.files.path(log);
  const start = { logFile, signal, ...(how.kind === 'inspector' && { nodeOptions: INSPECTED }) };
  if (how.kind === 'stacks') return stacksOf(input, apps.once, { ...look, how, start });
  return apps.once(arm, start, (app) => sample(input, app, { ...look, logFile }));
}

type Look = Omit<Within, 'apps'> & {
  readonly directory: string;
  /** of a start of its own */
  readonly logFile?: string;
};

type ForStacks = Omit<Look, 'how'> & { readonly how: How & { kind: 'stacks' }; readonly start: Once };

/** They are written as the application ends, of its start too: of a load that was cut short there would be too much of that. */
function stacksOf(input: ProfileInput, once: NonNullable<ProfiledApps['once']>, look: ForStacks) {
  const { how, arm, directory, signal, profiler, start } = look;
  const keepAs = input.ports.files.path(`profile-${arm}`);
  const target = { how: 'stacks', file: how.file, clock: how.clock, directory, signal } as const;
  const body = (own: AbortSignal) =>
    once(arm, { ...start, stacks: how.file }, async (app) => {
      const driven = await drive(input, app, arm, own);
      own.throwIfAborted();
      return driven;
    }).catch((thrown: unknown) => {
      throw thrown instanceof AppError ? new Error(inItsWords(thrown.message, thrown.logTail)) : thrown;
    });
  return profiler.profile(target, body, keepAs);
}

type App = Pick<RunningApp, 'baseUrl' | 'died'>;

async function sample(input: ProfileInput, app: App, look: Look): Promise<Profiled> {
  const { how, arm, directory, signal, logFile = '', profiler } = look;
  const of = { directory, signal };
  const url =
    how.kind === 'own-address' ? how.url : `${app.baseUrl}${how.kind === 'address' ? how.path : ''}`;
  const target =
    how.kind === 'inspector'
      ? { ...of, how: 'node' as const, logFile }
      : { ...of, how: 'pprof' as const, url };
  const keepAs = input.ports.files.path(`profile-${arm}`);
  const profiled = await profiler.profile(target, (own) => drive(input, app, arm, own), keepAs);
  const death = profiled.profile === null && !signal.aborted ? app.died() : null;
  return death === null ? profiled : missing(inItsWords(death.reason, death.logTail));
}

/** Throws where nothing was driven: of an idle application there is no profile. */
async function drive(
  { load, request, learned, users }: ProfileInput,
  { baseUrl }: App,
  arm: Arm,
  signal: AbortSignal,
): Promise<{ readonly requests: number | null }> {
  // Without teardown(), which may stop the application.
  const own = { ...request, teardown: false, log: `k6-profile-${arm}`, baseUrl, signal };
  const busied = await load.keepBusy?.({ ...own, learned, users, forMs: DRIVEN_MS });
  if (busied?.kind === 'driven') return busied;
  throw new Error(busied === undefined ? 'it could not be driven' : undrivenText(busied));
}
