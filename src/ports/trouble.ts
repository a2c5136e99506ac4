import type { Arm } from '../core/model/recording/window.ts';

/** What broke something that was to be measured: a sentence for the reader, and facts that tell it from another. */
export type Trouble = {
  /** a complete sentence: shown, and never looked into */
  readonly text: string;
  /** in which way it broke, by a name that whoever tells it chose: only ever compared */
  readonly kind: string;
  /** what the script, the load generator or the application said of it, in their own words; null: nothing */
  readonly said: string | null;
};

/** By arm, since nobody is blamed for what the other did. */
export type Troubles = { readonly [A in Arm]: readonly Trouble[] };
