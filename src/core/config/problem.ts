/** One mistake in the configuration. `line` and `column` count from 1. */
export type Problem = {
  /** `perf-gate.yml`, `input "warn"`, `--rate` */
  readonly where: string;
  readonly line: number | null;
  readonly column: number | null;
  /** complete sentence: what is wrong, the bad value, what is allowed, did you mean */
  readonly message: string;
};
