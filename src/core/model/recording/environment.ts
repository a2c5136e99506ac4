/** A network link, and the bytes per second that it can carry one way; null: it does not tell, as a virtual one. */
export type Link = { readonly name: string; readonly bytesPerSecond: number | null };

/** The machine that a recording was made on. `null`: not available, never a guess. */
export type Environment = {
  readonly os: string;
  readonly arch: string;
  readonly cpuModel: string | null;
  readonly vcpus: number | null;
  readonly memoryBytes: number | null;
  /** of the control group that all ran in, where it is below the machine's memory; absent: there is none, or not known */
  readonly memoryLimitBytes?: number;
  /** of the default route; absent: there is none, or not known */
  readonly link?: Link;
  /** e.g. "GitHub Actions 12" or "self-hosted"; null outside a runner */
  readonly runner: string | null;
  /** runner image or label, e.g. "ubuntu24" */
  readonly image: string | null;
  /** true: a runner of GitHub's own, also where a job's container does not tell its image; absent: none, or not known */
  readonly hosted?: true;
  readonly node: string;
  /** iterations per millisecond of a fixed CPU loop of at most 0.2 s before load; higher is faster */
  readonly calibration: number | null;
};

/** Where a recording comes from; strings are empty and numbers 0 outside GitHub. */
export type Source = {
  readonly sha: string;
  readonly branch: string;
  readonly event: string;
  readonly repository: string;
  readonly repositoryId: number;
  readonly headRepositoryId: number;
  readonly workflow: string;
  readonly job: string;
  readonly runId: number;
  readonly attempt: number;
};
