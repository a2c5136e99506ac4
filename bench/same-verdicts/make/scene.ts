/** What is planted, and how the gate is run; each becomes a folder of fixtures. */
export type Scene = {
  /** one line for the table of fixtures */
  readonly says: string;
  /** file of `scripts/` */
  readonly script: string;
  readonly k6?: '1.8.1' | '2.2.0';
  /** of perf-gate.yml, on top of what all have */
  readonly workload?: Readonly<Record<string, string>>;
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** variables of the server */
  readonly plant?: Readonly<Record<string, string>>;
  /** `.perf-gate/accept.yml`, without the gate and the last day */
  readonly accept?: readonly Readonly<Record<string, unknown>>[];
  /** what head is compared with; none: nothing */
  readonly against: 'nothing' | 'duet' | Stored;
  /** what befalls the run once it drives load */
  readonly blow?: 'SIGINT' | 'k6 killed';
  /** this long after the log has named the load */
  readonly blowMs?: number;
  /** another verdict means that the run was disturbed, and it is made again */
  readonly verdict: string;
};

/** Earlier runs in a directory, made with `plant` of their own. */
export type Stored = {
  readonly runs: number;
  readonly script?: string;
  readonly k6?: '1.8.1' | '2.2.0';
  readonly workload?: Readonly<Record<string, string>>;
  /** runs after the first `runs`, with this planted: a change of the base branch */
  readonly later?: { readonly runs: number; readonly plant: Readonly<Record<string, string>> };
};

export const GATE = 'shop';
