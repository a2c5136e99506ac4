import type { Policy } from '../model/policy.ts';

/** How the gate starts the application under test. */
export type AppConfig = {
  readonly build: string | null;
  readonly start: string;
  readonly ready: string;
  /** how long the application may take to answer there, ms */
  readonly readyMs: number;
  readonly stop: string | null;
  /** run once per arm before it starts; null: nothing */
  readonly setup: string | null;
  /** run before each chunk of rounds, per arm; null: nothing */
  readonly reset: string | null;
  /** fixed port; null: a free one is chosen and given as PORT */
  readonly port: number | null;
  readonly env: Readonly<Record<string, string>>;
};

/** An open-model rate: iterations started per second. */
export type Rate = { readonly perSecond: number; readonly text: string };

export type WorkloadConfig = {
  readonly script: string;
  /** null: the app we start */
  readonly target: string | null;
  /** null: the script's own options decide the load */
  readonly rate: Rate | null;
  readonly durationMs: number | null;
  readonly warmupMs: number | null;
  readonly environment: string | null;
  /** patterns of paths that requests without a `name` tag are called by; the first that fits counts; absent: none */
  readonly names?: readonly string[];
  /** names or NAME=value; the only variables of the user's that reach the script */
  readonly env: readonly string[];
};

export type StoreConfig =
  | { readonly kind: 'artifact' }
  | { readonly kind: 'directory'; readonly path: string }
  /** an orphan branch of the repository */
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'none' };

export type K6Config = {
  readonly version: string;
  readonly path: string | null;
  /** base URL that replaces the release host in download URLs */
  readonly mirror: string | null;
  /** that the release file, or the program at `path`, must have; null: pins and learned hashes only */
  readonly sha256: string | null;
};

export type Mode = 'auto' | 'run' | 'record' | 'judge' | 'publish' | 'self-test' | 'refresh';

/** How base and head are compared. */
export type CompareConfig = {
  readonly mode: 'auto' | 'duet' | 'stored';
  /** duet: an inconclusive or suspicious stored comparison is settled by a duet in the same job */
  readonly escalate: 'duet' | 'never';
  /** running base and head, which the user started; both or neither */
  readonly baseTarget: string | null;
  readonly headTarget: string | null;
  /** a git revision to compare with (command line); null: the rule of the design */
  readonly baseRevision: string | null;
  /** seconds of judged load on both arms together */
  readonly budgetSeconds: number;
  /** decides the order of the arms; null: chosen by the run */
  readonly seed: number | null;
};

/** Everything a run needs to know; built once, frozen, from defaults < file < inputs or flags. */
export type Config = {
  readonly gate: string;
  readonly app: AppConfig | null;
  readonly workload: WorkloadConfig;
  readonly compare: CompareConfig;
  readonly policy: Policy;
  /** whose policy judges: the change's own, or the one before the change */
  readonly policyFrom: 'head' | 'base';
  readonly baseline: {
    readonly store: StoreConfig;
    /** base branches; empty: the default branch */
    readonly branches: readonly string[];
    /** trusted workflow paths; empty: this one */
    readonly workflows: readonly string[];
    /** how long to wait for the base commit's own run that is still under way, milliseconds; 0: not at all */
    readonly waitMs: number;
    /** a tag that is compared with beside the base, or `latest-release`; null: none */
    readonly anchor: string | null;
    /** the CLI's `--save-baseline` */
    readonly save: boolean;
  };
  readonly k6: K6Config;
  readonly mode: Mode;
  /** run of a pull request whose recording is published; null: the files of the step before */
  readonly fromRun: number | null;
  /** globs from the repository's root; a change that touches none of them is not measured; empty: all are */
  readonly paths: readonly string[];
  /** the configuration file that was read, as it was named; null: none */
  readonly file: string | null;
  /** pull requests upload their recording for a run that may write, and write nothing themselves */
  readonly handOver: boolean;
  /** gates of one group share a comment; null: a comment of its own */
  readonly commentGroup: string | null;
  /** whether a check run is written beside the commit status */
  readonly checkRun: boolean;
  readonly comment: 'always' | 'on-change' | 'never';
  readonly dryRun: boolean;
  readonly workingDirectory: string;
  /** folder for recording.json, judgement.json, report.md and logs */
  readonly out: string;
};

/** One mistake in the configuration. `line` and `column` count from 1. */
export type Problem = {
  /** `perf-gate.yml`, `input "warn"`, `--rate` */
  readonly where: string;
  readonly line: number | null;
  readonly column: number | null;
  /** complete sentence: what is wrong, the bad value, what is allowed, did you mean */
  readonly message: string;
};
