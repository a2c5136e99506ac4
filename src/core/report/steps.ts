import type { Action, Comparison } from '../model/judgement/comparison.ts';
import type { Judgement } from '../model/judgement/judgement.ts';
import { listed, subjectName, subjectOfName } from '../words/names.ts';
import { todoOf } from '../words/outcome/next.ts';
import { isCommit, repositoryUrl } from './causes/repository-url.ts';

/** The commits between both sides. */
export type CommitRange = {
  /** "a1b2c3d…e4f5a6b" */
  readonly text: string;
  /** where both can be compared; null: the repository is not known */
  readonly url: string | null;
};

/** What to do about some of the rows. */
export type Step = {
  readonly action: Action;
  /** before the commits and after them: "review the diff", " for" */
  readonly todo: { readonly what: string; readonly of: string };
  /** "GET orders, GET cart and 2 more" */
  readonly subjects: string;
  /** only where the change is to be looked for in the commits */
  readonly range: CommitRange | null;
};

const GRAVEST: readonly Action[] = ['review recent changes', 'investigate', 'monitor'];

/** What to do, by the worst row of each kind, worst first. */
export function stepsOf(
  comparisons: readonly Comparison[],
  judgement: Pick<Judgement, 'base' | 'source'>,
  runUrl: string | null,
): readonly Step[] {
  const range = rangeOf(judgement, runUrl);
  // Of each subject only the gravest: who reviews the change of one need not be told to investigate it too.
  const worst = new Map<string, Action>();
  for (const comparison of comparisons) {
    const { action } = comparison;
    const name = subjectOfName(comparison);
    if (action !== null && !worst.has(name)) worst.set(name, action);
  }
  // What all requests show is looked for in the endpoints, where one of them shows it, or worse.
  const whole = subjectName({ kind: 'overall' });
  const ofWhole = worst.get(whole);
  const isSaid = ([name, action]: readonly [string, Action]): boolean =>
    name !== whole && ofWhole !== undefined && GRAVEST.indexOf(action) <= GRAVEST.indexOf(ofWhole);
  if ([...worst].some(isSaid)) worst.delete(whole);
  return [...new Set(worst.values())].map((action, index) => ({
    action,
    todo: todoOf(action),
    subjects: listed([...worst].flatMap(([name, one]) => (one === action ? [name] : []))),
    range: index === 0 && action !== 'monitor' ? range : null,
  }));
}

/** Null: it is not known, or both are one. */
export function rangeOf(
  { base, source }: Pick<Judgement, 'base' | 'source'>,
  runUrl: string | null,
): CommitRange | null {
  const from = base?.source.sha ?? '';
  const to = source.sha;
  if (!isCommit(from) || !isCommit(to) || from === to) return null;
  const text = `${from.slice(0, 7)}…${to.slice(0, 7)}`;
  const repository = repositoryUrl(source, runUrl);
  return { text, url: repository === null ? null : `${repository}/compare/${from}...${to}` };
}
