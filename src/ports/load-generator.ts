import type { WorkloadConfig } from '../core/config/config.ts';
import type { Recording } from '../core/model/recording.ts';

/** The part of a recording that the load generator knows. */
export type Measurement = Pick<
  Recording,
  | 'workload'
  | 'load'
  | 'metrics'
  | 'overall'
  | 'endpoints'
  | 'scenarios'
  | 'checks'
  | 'thresholds'
  | 'validity'
  | 'notes'
> & { readonly k6Version: string };

export type LoadRequest = {
  readonly workload: WorkloadConfig;
  readonly baseUrl: string;
  /** true: an app that we started, so the environment identity is `local` */
  readonly local: boolean;
  /** folder for temporary and kept files (k6's own log) */
  readonly directory: string;
  /** folder that relative script paths start from */
  readonly workingDirectory: string;
  /** Aborting stops k6 gently; what was measured so far is still returned, as outcome `cancelled`. */
  readonly signal: AbortSignal;
};

/**
 * Drives the workload once and returns what was measured. A run that is not worth judging is returned with
 * its `validity`, not thrown. Throws UsageError for a script that is missing or does not parse and
 * EnvironmentError when the generator itself cannot be had.
 */
export type LoadGenerator = { measure(request: LoadRequest): Promise<Measurement> };
