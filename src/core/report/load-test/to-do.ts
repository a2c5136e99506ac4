import type { Judgement } from '../../model/judgement/judgement.ts';
import type { LoadTest } from '../../model/judgement/load-test.ts';
import type { Reason } from '../../model/judgement/reason.ts';
import { subjectKey } from '../../model/subject-key.ts';
import type { JudgedTarget } from '../../model/targets/judged-target.ts';
import type { TargetMetric } from '../../model/targets/target.ts';
import { todoText } from '../../words/load-test/to-do.ts';
import { todoOf as stepOf } from '../../words/outcome/next.ts';
import type { CommitRange } from '../steps.ts';
import { behindTarget } from './behind.ts';

/** One thing to do. Missed and blocking, or a warning. */
export type Todo = { readonly mark: 'missed' | 'warned'; readonly text: string };

export type TodoContext = {
  /** keys of the subjects that changed, one for each cause */
  readonly shown: ReadonlySet<string>;
  /** the commits in which to look; null: not known */
  readonly range: CommitRange | null;
};

/** Metrics that miss for one cause. */
const FAMILIES: Readonly<Partial<Record<TargetMetric, string>>> = {
  ...{ latency: 'latency', ttfb: 'latency' },
  ...{ 'error-rate': 'errors', availability: 'errors' },
  ...{ rps: 'load', transactions: 'load', vus: 'load' },
};

/** Of what missed and of nothing else, one for each cause: the worst first. */
export function todoOf(judgement: Judgement, loadTest: LoadTest, context: TodoContext): readonly Todo[] {
  const missed = judgement.reasons.filter(
    (reason) =>
      reason.severity !== 'notice' &&
      reason.kind !== 'inconclusive' &&
      isOwnCause(reason, judgement, context),
  );
  const causes = Map.groupBy(missed, (reason) => causeOf(reason, judgement));
  return [...causes.values()].flatMap(([worst, ...others]) =>
    worst === undefined ? [] : [todo(worst, others, judgement, loadTest, context)],
  );
}

/** All requests are what their endpoints make of them, where one of these is told. */
function isOwnCause({ of }: Reason, { comparisons }: Judgement, { shown }: TodoContext): boolean {
  const subject = of?.kind === 'comparison' ? comparisons[of.index]?.subject : undefined;
  return (
    subject === undefined || subject.kind === 'endpoint' || shown.size === 0 || shown.has(subjectKey(subject))
  );
}

function causeOf({ kind, of, text }: Reason, { comparisons, policy, thresholds }: Judgement): string {
  switch (of?.kind) {
    case 'comparison': {
      const one = comparisons[of.index];
      return one === undefined ? text : `${kind} ${subjectKey(one.subject)}`;
    }
    case 'target': {
      const target = policy.targets?.[of.index];
      const name = target === undefined || target.of.kind === 'overall' ? '' : target.of.name;
      return target === undefined
        ? text
        : `${FAMILIES[target.metric] ?? target.text} ${target.of.kind} ${name}`;
    }
    case 'threshold':
      return `threshold ${thresholds[of.index]?.metric}`;
    default:
      return text;
  }
}

function todo(
  worst: Reason,
  others: readonly Reason[],
  judgement: Judgement,
  loadTest: LoadTest,
  { range }: TodoContext,
): Todo {
  const also = others.flatMap((reason): readonly JudgedTarget[] => {
    const target = reason.of?.kind === 'target' ? judgement.targets?.[reason.of.index] : undefined;
    return target === undefined ? [] : [target];
  });
  const target = worst.of?.kind === 'target' ? judgement.policy.targets?.[worst.of.index] : undefined;
  const behind = target === undefined ? NOTHING : behindTarget(target, judgement, loadTest);
  const text = todoText({ reason: worst, also, behind, step: stepText(worst, judgement, range) });
  return { mark: worst.severity === 'error' ? 'missed' : 'warned', text };
}

const NOTHING = { what: 'latency', all: [] } as const;

/** Of what became worse: "review the diff a1b2c3d…e4f5a6b". */
function stepText({ of }: Reason, { comparisons }: Judgement, range: CommitRange | null): string | null {
  const action = of?.kind === 'comparison' ? comparisons[of.index]?.action : undefined;
  if (action === undefined || action === null) return null;
  return `${stepOf(action).what}${range === null ? '' : ` ${range.text}`}`;
}
