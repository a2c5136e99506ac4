import type { CompareConfig } from '../core/config/settings/compare.ts';
import type { WorkloadConfig } from '../core/config/settings/workload.ts';
import type { WantedPage } from '../core/decision/pages/wanted.ts';
import type { Untraced } from '../core/model/evidence/untraced.ts';
import type { HeldLevel, Plateau } from '../core/model/recording/duet.ts';
import type { Generator } from '../core/model/recording/generator.ts';
import type { LoadTimeline } from '../core/model/recording/load-timeline.ts';
import type { LoadedPage } from '../core/model/recording/page.ts';
import type { Pair } from '../core/model/recording/pairs.ts';
import type { ArmRecord, Recording } from '../core/model/recording/recording.ts';
import type { Arm } from '../core/model/recording/window.ts';
import type { ThresholdResult } from '../core/model/recording/workload.ts';
import type { Dependence, ExpectedLoad, Hazard } from '../core/model/script-check.ts';
import type { Trace } from './probes/tracer.ts';
import type { Troubles } from './trouble.ts';

/** What the load generator knows of one arm that it drove. */
export type Measurement = Omit<ArmRecord, 'source' | 'origin' | 'thresholds'> &
  Pick<Recording, 'metrics' | 'validity' | 'notes'> & {
    readonly thresholds: readonly ThresholdResult[];
    readonly generator: Generator;
  };

/** CPU time, all CPUs added, and the wall time that it was used in. */
export type CpuUse = { readonly usedMs: number; readonly wallMs: number };

/** What one arm showed that was driven alone. */
export type MeasuredAlone = Measurement & {
  /** of the load generator while it was judged; null: not available */
  readonly cpu: CpuUse | null;
  /** the load over time; absent: nothing judged arrived, or the generator does not tell */
  readonly loadTimeline?: LoadTimeline;
};

export type LoadRequest = {
  readonly workload: WorkloadConfig;
  readonly baseUrl: string;
  /** true: an app that we started, so the environment identity is `local` */
  readonly local: boolean;
  /** folder for temporary and kept files (k6's own log) */
  readonly directory: string;
  /** name of that log, without its ending, where an earlier one is to be kept; absent: `k6` */
  readonly log?: string;
  /** folder that relative script paths start from */
  readonly workingDirectory: string;
  /** Aborting stops k6 gently; what was measured so far is still returned, as outcome `cancelled`. */
  readonly signal: AbortSignal;
  /** false: the script's teardown() is left out, since it stops the application; absent: it runs */
  readonly teardown?: boolean;
  /** numbers of the CPUs that the generator is held to (Linux, `taskset`); absent: all */
  readonly cpus?: readonly number[];
};

export type AloneRequest = LoadRequest & {
  /**
   * Called when the tries and the warm-up are over and what is judged begins, to the second, once at least unless it never
   * does; never rejects. Absent: nobody wants to know
   */
  readonly begins?: () => Promise<void>;
};

/** `baseUrl`: of what looks at its requests, in front of the application. */
export type TraceRequest = LoadRequest & {
  /** routes that the recording learned (`workload.names.learned`), so that requests are called as there */
  readonly learned: readonly string[];
  /** `METHOD name` of the endpoints that are to be seen; the trace goes on for them until its time is over */
  readonly wanted: readonly string[];
};

/** How a script is driven while something else looks at the application. */
export type BusyRequest = LoadRequest &
  Pick<TraceRequest, 'learned'> & {
    /** ms, after setup() */
    readonly forMs: number;
    /** at once, shared among the functions of the script, each of which has one at least */
    readonly users: number;
  };

/** `requests` that were answered, those of setup() too; null: it makes none that are counted. */
export type Busied =
  | { readonly kind: 'driven'; readonly requests: number | null }
  | ({ readonly kind: 'nothing' } & Untraced);

/** Pages to load in a browser, at this address. */
export type PagesRequest = Pick<LoadRequest, 'baseUrl' | 'directory' | 'signal'> & {
  readonly workload: Pick<WorkloadConfig, 'env'>;
  readonly arm: Arm;
  readonly pages: readonly WantedPage[];
  /** that are kept of each page, at most; absent: as many as it takes to judge it */
  readonly loads?: number;
  /** beyond which no further load begins, ms; absent: the standard one */
  readonly limitMs?: number;
};

/** What can be asked of a script while nothing runs yet. */
export type CheckRequest = Pick<LoadRequest, 'workload' | 'workingDirectory' | 'signal'> & {
  /** null: not known before the application is started */
  readonly baseUrl: string | null;
  /** whether files of the script may be made by a build first */
  readonly mayBeMade: boolean;
};

/** Where the two arms answer. */
export type DuetRequest = Omit<LoadRequest, 'baseUrl'> & {
  readonly baseUrls: { readonly [A in Arm]: string };
  /** what to do with a load that changes; absent: `auto` */
  readonly shape?: CompareConfig['shape'];
  /** whether each group of rounds finds both applications as the first did; absent: nobody resets them */
  readonly hasReset?: boolean;
};

/** Rounds that were driven. */
export type Driven = {
  readonly pairs: readonly Pair[];
  /** what broke an arm; none: it was driven, if not with all of the load */
  readonly trouble: Troubles;
  /** that the script does not call the address it is given, which is neither revision's fault; a sentence or null */
  readonly astray: string | null;
  /** of both load generators together; null: not available */
  readonly cpu: CpuUse | null;
};

/** The figures of both arms over all rounds, beside the exact ones of each round. */
export type ArmsMeasured = { readonly [A in Arm]: Measurement } & {
  /** how often setup() ran on each arm, to try the script and to warm up too */
  readonly setups: number;
};

/** The figures of all that was driven. `judged`: pairs of which what is known by windows is told; absent: all of them. */
type Finish = (judged?: readonly Pair[]) => ArmsMeasured;

/** Told when the judged time of a round of an arm begins and when it ends; never throws. */
export type Turns = (arm: Arm, what: 'begins' | 'ends') => void;

/** Two arms that are warm and can be driven in turns. */
export type DuetDriver = {
  /** judged time of a round, ms */
  readonly roundMs: number;
  /** what it took to warm up beside the load itself, ms; absent: nothing to speak of */
  readonly besideMs?: number;
  /** the level that the rounds of a load that changes are driven at; absent: the load is as the script has it */
  readonly plateau?: Plateau;
  /** Drives one pair of rounds for each entry, which names the arm that goes first. `turns`: absent: nobody wants to know. */
  drive(firsts: readonly Arm[], turns?: Turns): Promise<Driven>;
  /** Goes on with both arms at new addresses, after a short warm-up; absent: it cannot. */
  rewarm?(baseUrls: DuetRequest['baseUrls']): Promise<Pick<Driven, 'trouble'>>;
  /** The rounds of the last drive() do not count: `finish` leaves them out. */
  forget(): void;
  finish: Finish;
};

/** What is known of a load while it is driven. */
export type SidesSeen = {
  /** slices that are over, oldest first, with figures of histograms */
  readonly pairs: readonly Pair[];
  /** places of the levels that are held in the slices to come, one for each; null: on the way to another */
  readonly toCome: readonly (number | null)[];
};

/** Slices that were driven, with exact figures. */
export type SidesDriven = Driven & {
  /** how long the load ran before a look ended it, ms; null: to its own end */
  readonly cutAfterMs: number | null;
  /** how long it ran in any case, ms: until its last iteration ended; 0: it did not */
  readonly tookMs: number;
};

/** Two arms that can be driven side by side: both at once, each by the script's own scenarios. */
export type SidesDriver = {
  /** how long the script's load is likely to take, ms; a run may correct it, and how it is cut */
  readonly totalMs: number;
  readonly sliceMs: number;
  /** slices of a run that are judged */
  readonly slices: number;
  readonly levels: readonly (readonly HeldLevel[])[];
  /**
   * Drives all of the load once. A slice of both arms is a pair. `isEnough` is asked each time that a further one is
   * over: true ends the load gently on both arms, and only slices that are complete by then count; absent: all is driven.
   */
  drive(isEnough?: (seen: SidesSeen) => boolean): Promise<SidesDriven>;
  /** Runs so far, such as broke or were ended early too, and the load that they were, ms. */
  driven(): { readonly runs: number; readonly ms: number };
  /** Goes on with both arms at new addresses. */
  again(baseUrls: DuetRequest['baseUrls']): Promise<void>;
  finish: Finish;
};

/** Two arms that can be driven one after the other, each by the script's own scenarios. Nothing is known of them yet. */
export type TurnsDriver = {
  /** those that are judged by themselves */
  readonly levels: readonly (readonly HeldLevel[])[];
  /** Drives all of the load once on each arm, `first` before the other: one pair, none where either did not end well. */
  drive(first: Arm): Promise<Driven>;
  /** Goes on with both arms at these addresses. */
  again(baseUrls: DuetRequest['baseUrls']): Promise<void>;
  finish: Finish;
};

/** What one iteration is to tell of a script. */
export type ForeseeRequest = DuetRequest & {
  /** false: the run would drive head alone, and both addresses are head's */
  readonly inDuet: boolean;
};

/** What a run would do, and what its load would be. */
export type Foreseen = {
  readonly way:
    | { readonly kind: 'rounds'; readonly plateau: Plateau | null; readonly roundMs: number }
    | {
        readonly kind: 'side-by-side';
        readonly why: string;
        readonly driver: Pick<SidesDriver, 'totalMs' | 'sliceMs' | 'slices'>;
        readonly users: number;
      }
    | Extract<DuetOpened, { kind: 'unsuitable' }>
    | { readonly kind: 'alone' };
  readonly depends: readonly Dependence[];
  /** of the script's own run */
  readonly load: Omit<ExpectedLoad, 'requestsPerSecond'>;
  /** of one side, in the rounds of this way, else on average in the script's own run */
  readonly requestsPerSecond: number;
  /** that windows are driven at; none: they change */
  readonly levels: readonly HeldLevel[];
  /** with its share of all requests, 0 … 1 */
  readonly endpoints: readonly { readonly name: string; readonly share: number }[];
  readonly hazards: readonly Hazard[];
};

export type DuetOpened =
  | { readonly kind: 'ready'; readonly driver: DuetDriver }
  | {
      readonly kind: 'side-by-side';
      readonly driver: SidesDriver;
      /** rounds cannot show the script's load, a sentence */
      readonly why: string;
      /** virtual users that the generator keeps at once, for one arm */
      readonly users: number;
      /** The same load, where both at once cannot be. */
      turns(): TurnsDriver;
    }
  /** the workload cannot be cut into rounds; a sentence */
  | { readonly kind: 'unsuitable'; readonly reason: string }
  /** an arm does not work under the script */
  | { readonly kind: 'broken'; readonly trouble: Troubles };

/**
 * Drives the workload once and returns what was measured. A run that is not worth judging is returned with
 * its `validity`, not thrown. Throws UsageError for a script that is missing or does not parse,
 * EnvironmentError when the generator itself cannot be had, and StoppedByScript where a first try took the application
 * away, before any load.
 */
export type LoadGenerator = {
  /** Before anything is built or started: throws, as `measure` does, for what the script alone tells. */
  check(request: CheckRequest): Promise<void>;
  measure(request: AloneRequest): Promise<MeasuredAlone>;
  /** Learns from one iteration per arm and warms both up. Throws as `measure` does. */
  openDuet(request: DuetRequest): Promise<DuetOpened>;
  /**
   * Learns from one iteration per arm, or of one where both addresses are alike, and drives no load: what `openDuet` or
   * `measure` would then do, as far as a warm-up does not change it. Throws as they do; absent: it cannot tell.
   */
  foresee?(request: ForeseeRequest): Promise<Foreseen | Extract<DuetOpened, { kind: 'broken' }>>;
  /**
   * Drives each function of the script with one user until each endpoint had some 20 calls, for about ten seconds at most.
   * Each request carries REQUEST_HEADER with an id of its own, which redirects keep. Nothing of it is judged or counts.
   * Throws as `measure` does; absent: it cannot.
   */
  trace?(request: TraceRequest): Promise<Trace>;
  /**
   * Drives each function of the script by a few users for so long, but for those that drive a browser. Its requests are as
   * they are in a run, and nothing of it is judged or counts. Throws as `measure` does; absent: it cannot.
   */
  keepBusy?(request: BusyRequest): Promise<Busied>;
  /** Whether this machine has a browser that it could load pages in, which is known before any load; absent: it cannot. */
  hasBrowser?(workload: Pick<WorkloadConfig, 'env'>): boolean;
  /**
   * Loads pages one after the other, several times each, and nothing beside them. What does not work is told with the page that
   * it is of. Throws EnvironmentError when the generator itself cannot be started.
   */
  loadPages?(request: PagesRequest): Promise<readonly LoadedPage[]>;
};
