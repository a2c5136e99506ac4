import type { Verdict } from '../../src/core/model/judgement/verdict.ts';
import { someOf } from './names.ts';

/** A verdict, or a run that gave none: `usage` names mistakes of the user, with exit code 2. */
export type End = Verdict | 'usage';

/** What a run of a case must end as. Patterns are regular expressions. */
export type Expectation = {
  readonly verdicts: readonly End[];
  /** what it may end as instead, where it says why: each of the words is found */
  readonly honest?: { readonly verdicts: readonly End[]; readonly words: readonly string[] };
  /** a warning or failure accuses an endpoint (`GET /orders/:id`) that matches one of these */
  readonly names?: readonly string[];
  /** no endpoint that matches one of these is accused */
  readonly innocent?: readonly string[];
  /** one that matches is told to be gone; absent: none is gone */
  readonly gone?: readonly string[];
  /** each of these is found in the reasons and notes */
  readonly words?: readonly string[];
  /** none of these is */
  readonly never?: readonly string[];
};

/** How a case is run, and what must come of it. */
export type Variant = Expectation & {
  /** the only version of k6 that it is for; absent: any */
  readonly k6?: string;
  /** variables of the gate's environment */
  readonly env?: Readonly<Record<string, string>>;
  /** variables of the application: of head, of base, of both */
  readonly head?: Readonly<Record<string, string>>;
  readonly base?: Readonly<Record<string, string>>;
  readonly both?: Readonly<Record<string, string>>;
  /** laid over perf-gate.yml, key by key */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** text that is replaced in the case's files, for both */
  readonly edit?: readonly Edit[];
  /** text that is replaced in head's files, as a change that is not committed */
  readonly change?: readonly Edit[];
  /** base is recorded alone first, and head compared with that recording */
  readonly stored?: boolean;
  /** one more server of the case runs beside, with these variables */
  readonly beside?: Readonly<Record<string, string>>;
};

export type Edit = { readonly file: string; readonly from: string; readonly to: string };

/** By the variant's name; what a case leaves out of a variant is as it was. */
export type Expected = Readonly<Record<string, Partial<Variant>>>;

/** What is read of a run to compare it with what was expected. */
export type Ending = {
  readonly verdict: End;
  /** endpoints that are slower or fail: `GET /orders/:id` */
  readonly accused: readonly string[];
  /** endpoints that head does not call any more */
  readonly gone: readonly string[];
  /** reasons and notes, one a line */
  readonly said: string;
};

/** What is not as expected, one sentence each; empty: all is. */
export function wrongsOf(ending: Ending, expectation: Expectation): readonly string[] {
  const { verdict, said } = ending;
  const { honest, verdicts, words = [], never = [] } = expectation;
  if (honest?.verdicts.includes(verdict)) return unsaid(said, honest.words);
  return [
    ...(verdicts.includes(verdict) ? [] : [`${verdict} instead of ${verdicts.join(' or ')}`]),
    ...wrongNames(ending, expectation),
    ...unsaid(said, words),
    ...never.filter((word) => new RegExp(word, 'i').test(said)).map((word) => `says ${word}`),
  ];
}

const unsaid = (said: string, words: readonly string[]): readonly string[] =>
  words.filter((word) => !new RegExp(word, 'i').test(said)).map((word) => `does not say ${word}`);

const among = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) => new RegExp(pattern).test(name));

function wrongNames({ verdict, accused, gone }: Ending, expectation: Expectation): readonly string[] {
  const { names = [], innocent = [], gone: planted = [] } = expectation;
  const flagged = verdict === 'warn' || verdict === 'fail';
  const found = (patterns: readonly string[], own: readonly string[]) =>
    !flagged || patterns.length === 0 || own.some((name) => among(patterns, name));
  const wrongly = gone.filter((name) => !among(planted, name));
  const blamed = accused.filter((name) => among(innocent, name));
  return [
    ...(found(names, accused) ? [] : [`accuses ${someOf(accused) || 'none'}, not ${names.join(' or ')}`]),
    ...(blamed.length > 0 ? [`accuses ${someOf(blamed)}`] : []),
    ...(found(planted, gone) ? [] : [`does not say that ${planted.join(' or ')} is gone`]),
    ...(wrongly.length > 0 ? [`calls ${someOf(wrongly)} gone`] : []),
  ];
}
