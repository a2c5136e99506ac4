import type { Effort, Snippet } from '../../model/judgement/finding.ts';

export type EffortId =
  | 'index'
  | 'setting'
  | 'statement'
  | 'machine'
  | 'loading'
  | 'transaction'
  | 'function'
  | 'leak'
  | 'service';

/** Days of one developer who knows the code, tests and review included; a table by the kind of fix, no estimate of the case. */
export const EFFORTS: Readonly<Record<EffortId, Effort>> = {
  index: { work: 'an index', days: 0.25 },
  setting: { work: 'a setting', days: 0.25 },
  statement: { work: 'a statement', days: 0.5 },
  machine: { work: 'a machine or its limits', days: 0.5 },
  loading: { work: 'how data are loaded', days: 1 },
  transaction: { work: 'the bounds of a transaction', days: 1 },
  function: { work: 'a function', days: 1 },
  leak: { work: 'a memory leak', days: 2 },
  service: { work: 'calls of another service', days: 2 },
};

/** What one kind of cause is, and what is done about it. `{name}` in texts stands for what was found. */
export type PlaybookEntry = {
  /** id of its rule */
  readonly rule: string;
  readonly title: string;
  /** what it is, a sentence */
  readonly meaning: string;
  /** what it is read from, a clause */
  readonly evidence: string;
  /** what to do, a sentence that fits into a comment */
  readonly advice: string;
  /** ready to paste; left out where one of its names was not found */
  readonly code?: Snippet;
  /** how what a fix gives back was estimated, a sentence */
  readonly estimate: string;
  readonly effort: EffortId;
  readonly source: { readonly title: string; readonly url: string };
  /** evidence that nothing reads yet, so that there is no rule; absent: there is one */
  readonly waitsFor?: string;
};

/** Of what a change added, whatever it is. */
export const REVERTED: string =
  'What the change added is taken off again at most; half of it at least, since some work of it will stay.';
