import type { Config } from '../core/config/config.ts';
import type { StoreConfig } from '../core/config/kinds/store.ts';
import type { OwnRules } from '../core/config/parse.ts';
import type { Mask } from '../core/config/secrets.ts';
import type { AppRunner } from '../ports/app/app-runner.ts';
import type { OpenFaultProxy } from '../ports/app/fault-proxy.ts';
import type { TargetCheck } from '../ports/app/target-check.ts';
import type { BaselineStore, WatchStore } from '../ports/baseline-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChangedFiles } from '../ports/git/changed-files.ts';
import type { ChangedLines } from '../ports/git/changed-lines.ts';
import type { Revisions } from '../ports/git/revisions.ts';
import type { SourceControl } from '../ports/git/source-control.ts';
import type { Host } from '../ports/host.ts';
import type { LoadGenerator } from '../ports/load-generator.ts';
import type { Log } from '../ports/log.ts';
import type { CpuProfiler } from '../ports/probes/cpu-profiler.ts';
import type { DatabaseProbe } from '../ports/probes/database-probe.ts';
import type { OpenSingleFile } from '../ports/probes/tracer.ts';
import type { Progress } from '../ports/progress/progress.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { ResultFiles } from '../ports/result-files.ts';

/** The part of another revision's configuration that counts, as the inputs or flags of this run would have it. */
export type ConfigAt = Pick<
  Config,
  'app' | 'policy' | 'policyFrom' | 'compare' | 'paths' | 'workload' | 'baseline'
> & {
  /** What this run would be called there; absent: not known, since this run's file is not there, or cannot be read. */
  readonly gate?: string;
  /** The rules of that revision alone: no input or flag of this run; absent: the standards judge. */
  readonly own?: OwnRules;
  /** what about its rules could not be read or is not as it was asked for, a sentence; absent or null: nothing */
  readonly trouble?: string | null;
};

/** Everything a run needs from the world. */
export type Ports = {
  readonly log: Log;
  /** absent: nobody waits for the run */
  readonly progress?: Progress | undefined;
  readonly clock: Clock;
  readonly host: Host;
  readonly files: ResultFiles;
  readonly apps: AppRunner;
  /** absent: no database is looked into */
  readonly databaseProbe?: DatabaseProbe;
  /** absent: nothing is profiled */
  readonly cpuProfiler?: CpuProfiler;
  readonly target: TargetCheck;
  readonly sourceControl: SourceControl;
  readonly changedFiles: ChangedFiles;
  /** absent: nobody looks for causes in the change */
  readonly changedLines?: ChangedLines;
  /** Tag of the newest release; null: none is known. Throws EnvironmentError when it cannot be had. */
  readonly latestRelease: () => Promise<string | null>;
  readonly revisions: Revisions;
  readonly openFaultProxy: OpenFaultProxy;
  readonly openSingleFile: OpenSingleFile;
  /** what the configuration in this folder says; null: there is none, or none that can be read */
  readonly configAt: (directory: string) => Promise<ConfigAt | null>;
  /** Lazy: a stage that does not measure must not fetch k6. */
  readonly loadGenerator: () => Promise<LoadGenerator>;
  /** null: nothing to compare with and nowhere to store */
  readonly store: BaselineStore | null;
  /** another one than the run's own; null: `none` */
  readonly openStore: (choice: StoreConfig) => BaselineStore | null;
  /** null: nothing is counted */
  readonly watch: WatchStore | null;
  readonly publishers: readonly Publisher[];
  /** goes over every text that is kept or shown */
  readonly mask: Mask;
  /** name and version of this program, for the files */
  readonly tool: string;
};
