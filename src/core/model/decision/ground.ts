import type { Reference, Severity } from '../judgement/reason.ts';
import type { ReasonFact } from './reason-fact.ts';

/** Why the verdict is what it is, without words yet. */
export type Ground = ReasonFact & { readonly severity: Severity; readonly of?: Reference };
