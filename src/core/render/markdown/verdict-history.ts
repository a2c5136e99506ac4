import { z } from 'zod';
import { acceptanceOf, inForce } from '../../baseline/acceptances.ts';
import { OVERLOAD } from '../../decision/load/overload.ts';
import { byWorst } from '../../decision/rank.ts';
import type { Comparison } from '../../model/judgement/comparison.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import { VERDICTS, type Verdict } from '../../model/judgement/verdict.ts';
import { definitionOf, METRIC_IDS, type MetricId } from '../../model/metric.ts';
import { changeText } from '../../model/quantity.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { escapeMarkdown } from './escape.ts';
import { VERDICT_ICON } from './verdict-icon.ts';

/** Pushes that a comment remembers; older ones are forgotten. */
const LONGEST = 10;
/** Characters of an endpoint's name that are remembered. */
const LONGEST_NAME = 200;
const SHORT_SHA = 7;

/** The verdict about one push of a pull request. */
export type Push = {
  /** head of the pull request at the time */
  readonly sha: string;
  readonly verdict: Verdict;
  readonly runId: number;
  readonly attempt: number;
  /** what got worse most; null: nothing that is a comparison, or nothing at all */
  readonly worst: {
    readonly subject: string;
    readonly metric: MetricId;
    /** head / base − 1; null: base was 0 */
    readonly change: number | null;
  } | null;
};

const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);

const pushShape: z.ZodType<Push> = z.strictObject({
  sha,
  verdict: z.enum(VERDICTS),
  runId: z.int().min(0),
  attempt: z.int().min(0),
  worst: z
    .strictObject({
      subject: z.string().max(LONGEST_NAME),
      metric: z.enum(METRIC_IDS),
      change: z.number().nullable(),
    })
    .nullable(),
});
const historyShape = z.strictObject({ v: z.literal(1), pushes: z.array(pushShape).max(LONGEST) });

const LINE = /^<!-- perf-gate-history (\{[^\r\n]*\}) -->$/;

/**
 * The pushes as one line of a hidden comment. Names in it come from a script: nothing in the line can end the
 * comment, since `--`, `<` and `>` occur only inside JSON's strings and are escaped there.
 */
export function writeHistory(pushes: readonly Push[]): string {
  const json = JSON.stringify({ v: 1, pushes })
    .replace(/-(?=-)/g, '\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e');
  return `<!-- perf-gate-history ${json} -->`;
}

/** Whether a line is meant as a history, sound or not. */
export const isHistory = (line: string): boolean => line.startsWith('<!-- perf-gate-history ');

/** The pushes in such a line. Whoever may edit our comment may edit the line: anything but its exact shape is dropped. */
export function readHistory(line: string): readonly Push[] {
  const [, json] = LINE.exec(line) ?? [];
  if (json === undefined) return [];
  try {
    return historyShape.safeParse(JSON.parse(json)).data?.pushes ?? [];
  } catch {
    return [];
  }
}

/** The pushes with this run's verdict as the last. A push that is judged again keeps its place. */
export function addPush(
  earlier: readonly Push[],
  judgement: Judgement,
  run: { readonly sha: string; readonly runId: number; readonly attempt: number },
): readonly Push[] {
  if (!sha.safeParse(run.sha).success) return earlier;
  const before = earlier.at(-1)?.sha === run.sha ? earlier.slice(0, -1) : earlier;
  const { runId, attempt } = run;
  const push: Push = {
    sha: run.sha,
    verdict: judgement.verdict,
    runId,
    attempt,
    worst: worstOf(judgement),
  };
  return [...before, push].slice(-LONGEST);
}

const nameOf = ({ subject }: Comparison): string => subjectKey(subject).slice(0, LONGEST_NAME);

function worstOf({ verdict, comparisons }: Judgement): Push['worst'] {
  if (verdict !== 'fail' && verdict !== 'warn') return null;
  const [worst] = comparisons.toSorted(byWorst);
  if (worst === undefined || (worst.class !== 'critical' && worst.class !== 'significant')) return null;
  return { subject: nameOf(worst), metric: worst.metric, change: worst.change };
}

/** The verdicts of the pushes so far, oldest first; empty for a single push. */
export function historyLine(pushes: readonly Push[]): string {
  if (pushes.length < 2) return '';
  const verdicts = pushes.map((push) => `${VERDICT_ICON[push.verdict]} ${push.sha.slice(0, SHORT_SHA)}`);
  return `<sub>Verdicts of this pull request's pushes: ${verdicts.join(' → ')}</sub>`;
}

/** Classes of a comparison that is no longer a regression, as measured. */
const MENDED: readonly Comparison['class'][] = ['unchanged', 'improved'];

/**
 * That an earlier push's regression is gone; empty where it is not, where it was accepted, and where it was not
 * measured again. What is slower still, or judged by rules or driven by a load that the change changes too, need not be
 * the application's doing: it is within the limits, and not called fixed. `pushes` ends with this one; `runUrl` is the
 * page of this run.
 */
export function fixedLine(pushes: readonly Push[], judgement: Judgement, runUrl: string | null): string {
  if (judgement.verdict !== 'pass') return '';
  const before = pushes.slice(0, -1).findLast(({ verdict }) => ['pass', 'warn', 'fail'].includes(verdict));
  if (before === undefined || before.verdict === 'pass') return '';
  const { worst, runId } = before;
  const run = runUrl === null ? `run ${runId}` : `[run ${runId}](${runPage(runUrl, runId)})`;
  const where = `in ${run} (${before.sha.slice(0, SHORT_SHA)})`;
  const ruledAnew = judgement.policyChange !== undefined;
  // Nothing tells what failed then: it may be what was taken out of the rules or accepted since.
  if (worst === null)
    return ruledAnew || accepts(judgement) ? '' : `**Fixed**: the verdict was ${before.verdict} ${where}.`;
  const now = judgement.comparisons.find(
    (comparison) => nameOf(comparison) === worst.subject && comparison.metric === worst.metric,
  );
  const mended = now !== undefined && MENDED.includes(now.class);
  if (now === undefined || !(mended || now.class === 'slower')) return '';
  const what = `${worst.subject === 'overall' ? 'all requests' : escapeMarkdown(worst.subject)} ${definitionOf(worst.metric).title}`;
  const was = worst.change === null ? 'had risen from zero' : `was ${changeText(worst.change)}`;
  const is = now.change === null ? '' : `, now ${changeText(now.change)}`;
  const how = mended && !ruledAnew ? 'Fixed' : 'Within the limits';
  return `**${how}**: ${what} ${was} ${where}${is}.`;
}

/** Whether the pass rests on something that is accepted: a regression, or a load that head falls short of. */
function accepts({ comparisons, policy, gate, createdAt }: Judgement): boolean {
  if (comparisons.some(({ class: found }) => found === 'accepted')) return true;
  const entries = inForce(policy.accepted ?? [], gate, createdAt.slice(0, 10));
  return acceptanceOf(entries, OVERLOAD) !== undefined;
}

/** Page of another run of the same repository. */
export function runPage(runUrl: string, runId: number): string {
  return runUrl.replace(/\/actions\/runs\/\d+.*$/, `/actions/runs/${runId}`);
}
