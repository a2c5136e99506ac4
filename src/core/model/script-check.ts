import type { AlikeNote } from './decision/alike.ts';
import type { MetricId } from './metric.ts';
import type { HeldLevel, Plateau } from './recording/duet.ts';
import type { Unmeasured } from './targets/found-target.ts';

/** How a script will be driven, as far as one iteration tells. `why`: the sentence that the run then says; empty: it says none. */
export type ExpectedWay =
  /** in rounds that alternate; `plateau`: the level of a load that changes, null: the load is driven as it is */
  | { readonly kind: 'rounds'; readonly plateau: Plateau | null; readonly why: string }
  /** all of it, on both sides at once */
  | { readonly kind: 'side-by-side'; readonly totalMs: number; readonly why: string }
  /** all of it, on one side after the other; `pairs`: of such runs, at most */
  | { readonly kind: 'in-turns'; readonly totalMs: number; readonly pairs: number; readonly why: string }
  /** head alone, against earlier runs */
  | { readonly kind: 'stored'; readonly why: string };

/** A threshold that the load cannot judge: it counts all of the script's own run; `undriven`: it looks at a scenario that is left out. */
export type UnjudgedThreshold = {
  readonly metric: string;
  readonly expression: string;
  readonly undriven?: string;
};

/** What the way still depends on. */
export type Dependence =
  /** head was tried alone */
  | { readonly kind: 'base-starts' }
  /** of the base branch, which the first run has not */
  | { readonly kind: 'earlier-runs' }
  /** of base, ms: `now` in the first try, `most`: above it rounds hold too little */
  | { readonly kind: 'iteration-time'; readonly nowMs: number; readonly mostMs: number }
  /** a plateau is lowered where base fails or drops iterations */
  | { readonly kind: 'base-bears-it' }
  /** rounds may break a script that asks its generator about its own run; `otherwise`: what is done then */
  | {
      readonly kind: 'asks';
      readonly asks: readonly string[];
      readonly otherwise: Extract<ExpectedWay['kind'], 'side-by-side' | 'stored'>;
    }
  /** both sides share the machine */
  | { readonly kind: 'room' }
  /** `runs`: of all the load, that the limit allows one after the other */
  | { readonly kind: 'whole-limit'; readonly limitMs: number; readonly runs: number };

/** A scenario of the script, and the function that it runs. */
type Running = { readonly scenario: string; readonly runs: string };

/** What a rate drives of a script with several scenarios, and those that do something else, which it leaves out. */
export type OneFunction = { readonly driven: Running; readonly others: readonly Running[] };

/** What in a script or its application hurts, or what a reader may not expect of it. */
export type Hazard =
  | AlikeNote
  | { readonly kind: 'no-base-url' }
  | { readonly kind: 'elsewhere'; readonly hosts: readonly string[] }
  | { readonly kind: 'renamed'; readonly names: readonly string[] }
  | { readonly kind: 'remote-imports'; readonly addresses: readonly string[] }
  | ({ readonly kind: 'unjudged-threshold' } & UnjudgedThreshold)
  | { readonly kind: 'asks'; readonly asks: readonly string[] }
  /** of iterations, which begin anew with each process of the generator, and nobody resets the application */
  | { readonly kind: 'counts'; readonly asks: readonly string[] }
  | { readonly kind: 'protocols'; readonly protocols: readonly string[] }
  | { readonly kind: 'setup-data'; readonly ownMs: number }
  | { readonly kind: 'stops-app' }
  | ({ readonly kind: 'one-function' } & OneFunction)
  | { readonly kind: 'no-requests' }
  /** the first iteration threw this */
  | { readonly kind: 'threw'; readonly text: string }
  | { readonly kind: 'failed-requests'; readonly text: string };

/** A window that requests are counted in: a round, a slice, all of a run, or all of one of several on each side. */
export type ExpectedWindow = {
  readonly kind: 'round' | 'slice' | 'run' | 'turn';
  readonly ms: number;
  /** that can be driven; of a run: 1 */
  readonly most: number;
  /** of one start of the servers, as only those are joined; absent: no matter */
  readonly perStart?: number;
};

export type ExpectedPercentile = {
  readonly metric: MetricId;
  readonly state: /** each window holds enough */
    | 'judged'
    /** several are joined: it takes `windows` of them */
    | 'joined'
    | 'too-few';
  /** windows of each side that it takes; 0: no number would do */
  readonly windows: number;
  /** requests in a window that do without joining */
  readonly takes: number;
  /** how many times the load it takes for as many in each window; null: it holds them, or holds none */
  readonly times: number | null;
  /** the same as a level, of a load that stays at one */
  readonly level: HeldLevel | null;
};

/** All requests (`name` null), or one endpoint. */
export type ExpectedSubject = {
  readonly name: string | null;
  /** in a window of one side */
  readonly requests: number;
  readonly percentiles: readonly ExpectedPercentile[];
};

/** One of the policy's targets. `why`: it would not be measured; null: nothing speaks against it. */
export type ExpectedTarget = { readonly text: string; readonly why: Unmeasured | null };

export type ExpectedLoad = {
  /** of the script, one line */
  readonly profile: string;
  /** of the script's own run, ms; null: not known */
  readonly ownMs: number | null;
  /** null: no iteration finished */
  readonly iterationMs: number | null;
  /** requests that one iteration of each function made */
  readonly requests: number;
  readonly functions: number;
  /** of one side while it is driven */
  readonly requestsPerSecond: number;
};

/** A preset in use, with what became of each value that it sets. */
export type PresetUse = {
  readonly name: 'smoke' | 'pull-request' | 'nightly';
  /** what names it: a file, an input or a flag */
  readonly from: string;
  readonly values: readonly PresetValue[];
};

export type PresetValue = {
  /** of the setting, as in the file */
  readonly path: string;
  /** of the preset */
  readonly value: string;
  /** what is stronger, and what it says; null: the preset's own holds */
  readonly instead: { readonly from: string; readonly value: string } | null;
};

/** A side's database of its own: the variable that its URL is in, and whether it begins as a copy of the user's. */
export type GivenDatabase = { readonly variable: string; readonly copy: boolean };

/** Of each side; null: it uses what it is configured with. A run alone has head's. */
export type GivenDatabases = { readonly base: GivenDatabase | null; readonly head: GivenDatabase | null };

/** What one iteration on each side tells of a script, before any load. */
export type ScriptCheck = {
  readonly script: string;
  /** that were started and tried */
  readonly tried: 'both' | 'head';
  readonly way: ExpectedWay;
  readonly depends: readonly Dependence[];
  readonly databases: GivenDatabases;
  readonly load: ExpectedLoad;
  readonly window: ExpectedWindow;
  readonly subjects: readonly ExpectedSubject[];
  readonly targets: readonly ExpectedTarget[];
  readonly hazards: readonly Hazard[];
  /** absent: none is named */
  readonly preset?: PresetUse;
};
