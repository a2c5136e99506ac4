/** What the figures are of: the rounds, slices or whole runs of a duet, or a run that was driven alone. */
export type During = 'rounds' | 'slices' | 'runs' | 'run';

/** What pairs are of; absent: rounds. */
export type Paired = { readonly window?: 'slice' | 'run' };

/** Whether a higher rate would tell more: it would, on a larger machine alone, or not at all, since head does not bear this one. */
export type Bears = 'more' | 'more-on-larger' | 'no-more';

/** What one arm got of its load, over all pairs. */
export type ArmDelivery = {
  readonly iterations: number;
  readonly dropped: number;
  /** iterations that were to be made, and how many a second; null: not an open, steady load */
  readonly wanted: { readonly iterations: number; readonly perSecond: number } | null;
  /** whether the generator had no virtual user left at some time */
  readonly exhausted: boolean;
};

/** The delivered load of a duet. */
export type Delivered = Paired & {
  /** pairs that were driven */
  readonly pairs: number;
  readonly base: ArmDelivery;
  readonly head: ArmDelivery;
};

/** That head alone falls short of a load that base bears. `shortIn`: pairs in which an arm alone fell short. */
export type Overloaded = Delivered & {
  readonly kind: 'overloaded';
  readonly shortIn: { readonly base: number; readonly head: number };
};

/**
 * How much of the time of their users the sides lost in iterations that never ended, or how many of their iterations, as
 * shares 0…1. `scenario`: whose users; absent: there are no others.
 */
export type Unended = {
  readonly kind: 'unended';
  /** absent: of the users' time, where their number is set */
  readonly of?: 'iterations';
  readonly scenario?: string;
  readonly base: number;
  readonly head: number;
  /** pairs of rounds that show it; absent: whole runs do */
  readonly pairs?: number;
};

/** What came of the load of a run that was driven alone. Counts are of judged samples. */
export type Undelivered = {
  readonly kind: 'undelivered';
  readonly iterations: number;
  readonly dropped: number;
  /** whether a judged scenario had no virtual user left at some time */
  readonly exhausted: boolean;
  /** iterations per second: reached, and wanted (null: not an open, steady load) */
  readonly iterationRate: number;
  readonly targetRate: number | null;
};

/** What the machine did, and whether the load was delivered. Shares are 0…1. */
export type LoadFact =
  /** the generator took so much of its CPUs' time that it measured itself */
  | { readonly kind: 'bottleneck'; readonly cpu: number; readonly during: During }
  /** the machine's host took so much of the CPU time away, in the mean */
  | { readonly kind: 'stolen'; readonly share: number }
  /** the same, by pairs of rounds */
  | (Paired & {
      readonly kind: 'stolen-often' | 'stolen-left-out';
      readonly pairs: number;
      readonly of: number;
    })
  /** something waited for a CPU in so much of the time */
  | { readonly kind: 'busy'; readonly share: number; readonly during: During }
  | (Delivered & { readonly kind: 'left-out' | 'not-delivered' /** pairs */; readonly leftOut: number })
  | Overloaded
  | Undelivered
  | (Paired & { readonly kind: 'cancelled'; readonly pairs: number })
  | (Paired & { readonly kind: 'few-usable'; readonly pairs: number; readonly takes: number })
  /** the fewest pairs that say anything took more load than the budget allows */
  | {
      readonly kind: 'over-budget';
      readonly seconds: number;
      readonly budgetSeconds: number;
      readonly roundMs: number;
    }
  /** the first attempt was not made once more, since both would take so many seconds of load */
  | { readonly kind: 'unrepeated'; readonly seconds: number; readonly budgetSeconds: number };

/** Why a run may not be judged. `told`: in the words of whoever measured. */
export type Fault = LoadFact | { readonly kind: 'told'; readonly text: string };
