import type { Config } from '../../src/core/config/config.ts';
import type { Profiled } from '../../src/core/model/evidence/profile.ts';
import type { Step } from '../../src/core/model/judgement/step.ts';
import type { ProgressFact } from '../../src/core/model/progress/fact.ts';
import type { LoadedPage } from '../../src/core/model/recording/page.ts';
import type { Pair } from '../../src/core/model/recording/pairs.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import type { Arm } from '../../src/core/model/recording/window.ts';
import type { MachineSample, Samples } from '../../src/core/readings/sample.ts';
import type { ConfigAt, Ports } from '../../src/pipeline/ports.ts';
import type { StartRequest } from '../../src/ports/app/app-runner.ts';
import { AppError } from '../../src/ports/errors.ts';
import type {
  Busied,
  Driven,
  DuetDriver,
  DuetOpened,
  DuetRequest,
  LoadGenerator,
  MeasuredAlone,
  Measurement,
  PagesRequest,
} from '../../src/ports/load-generator.ts';
import type { ProfileTarget } from '../../src/ports/probes/cpu-profiler.ts';
import type { RunContext } from '../../src/ports/run-context.ts';
import {
  altered,
  type RecordingOverrides,
  sampleRecording,
  sampleSource,
  shaOf,
} from '../contracts/samples.ts';
import { configOf } from '../core/config/written.ts';
import { samplePairs } from '../core/decision/pairs.ts';

export const BASE = shaOf(2);
const FIRST_PORT = 4000;

/** What the fake world does. Every function may throw. */
export type Wishes = {
  readonly build?: (request: StartRequest) => void;
  /** `nth` start of that arm, from 1 */
  readonly start?: (request: StartRequest, nth: number) => void;
  /** how long each start takes, ms */
  readonly startMs?: number;
  readonly configAtBase?: ConfigAt | null;
  readonly base?: Ports['sourceControl']['base'];
  readonly changed?: Ports['changedFiles']['since'];
  readonly resolve?: Ports['revisions']['resolve'];
  /** files in head's folder that are not in git; absent: none */
  readonly untracked?: readonly string[];
  readonly built?: boolean;
  /** an arm whose application has ended by itself once that many groups of rounds were driven; `again`: and after each more */
  readonly dies?: {
    readonly arm: Arm;
    readonly after: number;
    readonly again?: boolean;
    readonly kind?: string;
  };
  /** ln of what head is slower by in rounds that are driven after so many starts of it */
  readonly effect?: number | ((starts: number) => number);
  /** spread of a round's level */
  readonly noise?: number;
  readonly drive?: ((pairs: readonly Pair[]) => Pick<Driven, 'pairs' | 'trouble'>) | undefined;
  readonly driver?: Partial<DuetDriver>;
  /** absent: ready to be driven */
  readonly opened?: DuetOpened;
  readonly measured?: RecordingOverrides;
  /** iterations that each round of either arm was to make; absent: no open, steady load */
  readonly wanted?: number;
  /** what is different about the `nth` measurement of head alone, from 1; may throw */
  readonly alone?: (nth: number) => Partial<MeasuredAlone>;
  /** of the machine's CPU counters */
  readonly readings?: readonly MachineSample[];
  /** of the arms' processes; absent: they are not known */
  readonly processes?: Samples['arms'];
  readonly store?: Ports['store'];
  readonly openStore?: Ports['openStore'];
  readonly watch?: Ports['watch'];
  readonly cpus?: readonly number[];
  /** of memory, in bytes; absent: not known */
  readonly freeBytes?: number;
  /** why there are no networks for applications; absent: there are */
  readonly noNetworks?: string;
  readonly check?: LoadGenerator['check'];
  /** what opening a duet does first; may throw */
  readonly open?: (request: DuetRequest) => void;
  /** what one iteration tells; may throw */
  readonly foresee?: LoadGenerator['foresee'];
  /** what loading pages shows; may throw; absent: there is no browser */
  readonly pages?: (request: PagesRequest) => readonly LoadedPage[];
  /** what profiling an arm shows, once it was driven for it; absent: nothing profiles */
  readonly profile?: (target: ProfileTarget, arm: Arm) => Profiled;
  /** what keeping an application busy comes to; absent: ten requests */
  readonly busied?: () => Busied;
  /** whether applications are of Node.js; absent: it cannot be told */
  readonly node?: boolean;
  readonly mask?: Ports['mask'];
  readonly latestRelease?: Ports['latestRelease'];
  readonly tagged?: Ports['sourceControl']['tagged'];
};

export type World = {
  readonly ports: Ports;
  /** in the order it happened: `build base`, `start head on 4001`, `drive 4` */
  readonly happened: string[];
  readonly said: string[];
  /** what was told of it meanwhile */
  readonly told: ProgressFact[];
  /** arms whose application runs */
  readonly running: Set<Arm>;
  /** folders of other revisions that are there */
  readonly folders: Set<string>;
  readonly starts: StartRequest[];
  /** arms whose database was taken away, in that order */
  readonly released: string[];
  /** result files by name, as they were written last */
  readonly written: Map<string, string>;
};

/** What the parts of the world share: its memory, and the time that passes. */
type Memory = Omit<World, 'ports'> & {
  readonly wishes: Wishes;
  readonly counts: Record<Arm, number>;
  now: number;
  port: number;
};

/** Ports of a world that only remembers. */
export function createWorld(wishes: Wishes = {}): World {
  const memory: Memory = {
    wishes,
    happened: [],
    said: [],
    told: [],
    running: new Set(),
    folders: new Set(),
    starts: [],
    released: [],
    written: new Map(),
    counts: { base: 0, head: 0 },
    now: 1_793_527_200_000,
    port: FIRST_PORT,
  };
  return { ...memory, ports: portsOf(memory) };
}

function portsOf(memory: Memory): Ports {
  const { wishes, happened, said, told, written } = memory;
  return {
    log: {
      write: (_level, text) => void said.push(text),
      group: (title, body) => {
        said.push(title);
        return body();
      },
    },
    progress: { tell: (fact) => void told.push(fact) },
    clock: { now: () => memory.now, sleep: async () => {} },
    host: hostOf(wishes),
    files: {
      path: (name) => `/out/${name}`,
      write: async (name, text) => {
        written.set(name, text);
        return `/out/${name}`;
      },
      async removeAll(start) {
        for (const name of [...written.keys()]) if (name.startsWith(start)) written.delete(name);
      },
    },
    apps: appsOf(memory),
    ...(wishes.profile && { cpuProfiler: profilerOf(wishes.profile, happened) }),
    target: { check: async () => {} },
    ...revisionsOf(memory),
    latestRelease: wishes.latestRelease ?? (async () => null),
    openSingleFile: async () => Promise.reject(new Error('nothing is looked at here')),
    openFaultProxy: async (target) => ({
      url: target.replace('127.0.0.1', 'proxy'),
      plant: ({ delayMs, errorRate }) => void happened.push(`plant ${delayMs} ms, ${errorRate}`),
      close: async () => void happened.push('close proxy'),
    }),
    configAt: async () => wishes.configAtBase ?? null,
    loadGenerator: async () => loadOf(memory),
    store: wishes.store ?? null,
    openStore: wishes.openStore ?? (() => wishes.store ?? null),
    watch: wishes.watch ?? null,
    publishers: [],
    mask: wishes.mask ?? ((text) => text),
    tool: 'perf-gate 0.1.0',
  };
}

function profilerOf(
  profile: NonNullable<Wishes['profile']>,
  happened: string[],
): NonNullable<Ports['cpuProfiler']> {
  return {
    async profile(target, body, keepAs) {
      const arm = keepAs.endsWith('-base') ? 'base' : 'head';
      happened.push(
        `profile ${arm} ${target.how === 'node' ? target.logFile : target.how === 'stacks' ? target.file : target.url}`,
      );
      try {
        const { requests } = await body(target.signal);
        const found = profile(target, arm);
        return { ...found, profile: found.profile && { ...found.profile, requests } };
      } catch (thrown) {
        return { profile: null, gaps: [{ kind: 'failed', said: String(thrown) }] };
      }
    },
  };
}

function hostOf(wishes: Wishes): Ports['host'] {
  return {
    calibrate: () => 41_000,
    describe: async () => sampleRecording().environment,
    watch: () => {
      const samples = () => ({ machine: wishes.readings ?? [], arms: wishes.processes ?? {} });
      return { samples, stop: samples };
    },
    pinnable: async () => wishes.cpus ?? [],
    freeMemory: async () => wishes.freeBytes ?? null,
  };
}

function appsOf(memory: Memory): Ports['apps'] {
  const { wishes, happened, running, starts, counts } = memory;
  return {
    refusesNetworks: async () => wishes.noNetworks ?? null,
    async build(request) {
      happened.push(`build ${request.arm}`);
      wishes.build?.(request);
    },
    async start(request) {
      const { arm } = request;
      counts[arm] += 1;
      starts.push(request);
      wishes.start?.(request, counts[arm]);
      memory.now += wishes.startMs ?? 500;
      memory.port += 1;
      const port = (request.apart ? null : request.app.port) ?? memory.port;
      happened.push(`start ${arm}`);
      running.add(arm);
      return {
        baseUrl: `http://127.0.0.1:${port}`,
        logFile: request.logFile,
        readyMs: wishes.startMs ?? 500,
        ...(wishes.node !== undefined && { runsNode: () => wishes.node === true }),
        died: () => {
          const driven = happened.filter((one) => one.startsWith('drive')).length;
          const { dies } = wishes;
          const isTime = driven === dies?.after || (dies?.again === true && driven > dies.after);
          const isDead = dies?.arm === arm && isTime;
          if (!isDead) return null;
          const { kind = 'exited' } = dies ?? {};
          return { kind, said: null, reason: `${arm} ended by itself.`, logTail: `log of ${arm}` };
        },
        stop: async () => {
          if (running.delete(arm)) happened.push(`stop ${arm}`);
        },
      };
    },
    async reset({ arm }) {
      happened.push(`reset ${arm}`);
    },
    async release(arm) {
      memory.released.push(running.has(arm) ? `${arm} while it runs` : arm);
    },
  };
}

function revisionsOf({
  wishes,
  happened,
  folders,
}: Memory): Pick<Ports, 'sourceControl' | 'changedFiles' | 'revisions'> {
  return {
    sourceControl: {
      head: async () => shaOf(1),
      checkedOut: async () => shaOf(1),
      base: wishes.base ?? (async () => ({ sha: BASE, how: 'first parent' })),
      ancestors: async (sha) => [sha],
      tagged: wishes.tagged ?? (async () => null),
    },
    changedFiles: { since: wishes.changed ?? (async () => ({ files: ['server.js'], prefix: '' })) },
    revisions: {
      resolve: wishes.resolve ?? (async () => BASE),
      untracked: async () => wishes.untracked ?? [],
      checkout: async (sha) => {
        const directory = `/base/${sha}`;
        happened.push('checkout base');
        folders.add(directory);
        let isKept = wishes.built === true;
        return {
          directory,
          build: async (_build, make) => {
            if (!isKept) await make();
            return isKept;
          },
          forget: async () => {
            isKept = false;
            happened.push('forget build of base');
          },
          remove: async () => void folders.delete(directory),
        };
      },
    },
  };
}

function loadOf({ wishes, happened, counts }: Memory): LoadGenerator {
  const { effect: wished = 0, noise = 0.03 } = wishes;
  let driven = 0;
  const driver: DuetDriver = {
    roundMs: 3000,
    async drive(firsts) {
      happened.push(`drive ${firsts.length}`);
      const effect = typeof wished === 'number' ? wished : wished(counts.head);
      const load = () => ({ wanted: wishes.wanted ?? null });
      const pairs = samplePairs({ count: 20, seed: 5, effect, noise, load });
      const chunk = pairs.slice(driven, driven + firsts.length);
      driven += firsts.length;
      const loads = { cpu: null, astray: null };
      const fine = { pairs: chunk, trouble: { base: [], head: [] } };
      return { ...loads, ...(wishes.drive?.(chunk) ?? fine) };
    },
    forget: () => {},
    finish: () => ({ base: measurement(wishes), head: measurement(wishes), setups: 3 }),
    ...wishes.driver,
  };
  return {
    check: async (request) => {
      await wishes.check?.(request);
    },
    measure: async ({ begins }) => {
      happened.push('measure head alone');
      const nth = happened.filter((line) => line === 'measure head alone').length;
      await begins?.();
      return { ...measurement(wishes), cpu: null, ...wishes.alone?.(nth) };
    },
    openDuet: async (request) => {
      const { baseUrls } = request;
      wishes.open?.(request);
      driven = 0;
      happened.push(`duet of ${baseUrls.base} and ${baseUrls.head}`);
      return wishes.opened ?? { kind: 'ready', driver };
    },
    ...(wishes.foresee && { foresee: wishes.foresee }),
    keepBusy: async ({ baseUrl, users, forMs, teardown }) => {
      happened.push(`busy ${baseUrl} ${users} ${forMs} ${teardown}`);
      return wishes.busied?.() ?? { kind: 'driven', requests: 10 };
    },
    hasBrowser: () => wishes.pages !== undefined,
    loadPages: async (request) => {
      happened.push(`load ${request.pages.map(({ path }) => path).join(' ')} of ${request.arm}`);
      return wishes.pages?.(request) ?? [];
    },
  };
}

function measurement({ measured }: Wishes): Measurement {
  const { arms, ...rest } = recordingOf(measured);
  return { ...rest, ...arms.head, thresholds: arms.head.thresholds ?? [] };
}

/** A recording whose endpoint is the one of the pairs. */
export function recordingOf(measured: RecordingOverrides = {}): Recording {
  const recording = sampleRecording(sampleSource({ sha: BASE }));
  const endpoints = recording.arms.head.endpoints.map((endpoint) => ({ ...endpoint, name: 'home' }));
  return altered(recording, { gate: 'job', endpoints, ...measured });
}

const WANTED_RATE = 1000;

/** A load of which a fifth arrives on either side. */
export const LACKING: Wishes = {
  wanted: (WANTED_RATE * 3000) / 1000,
  measured: { workload: { ...recordingOf().arms.head.workload, targetRate: WANTED_RATE } },
};

/** A configuration with an application, from the text of a perf-gate.yml that is added to it. */
export function startedConfig(added = '', app = 'start: serve'): Config {
  return configOf(`app: { ${app} }\nworkload: { script: l.js }\n${added}`);
}

export function contextOf(kind: RunContext['kind'] = 'pull-request'): RunContext {
  return {
    kind,
    source: sampleSource({ event: 'pull_request' }),
    pullRequest: null,
    baseBranch: 'main',
    before: null,
    statusSha: shaOf(1),
    runUrl: null,
  };
}

export function appError(text: string, log = `log of: ${text}`, step: Step = 'start'): AppError {
  return new AppError(text, 'Look at its log.', log, step);
}
