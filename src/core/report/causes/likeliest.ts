import type { Finding } from '../../model/judgement/finding.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import type { Reason } from '../../model/judgement/reason.ts';
import { subjectKey } from '../../model/subject-key.ts';

/** What gets worse with time or work; of what is answered otherwise, or missing, other causes are likelier. */
const EXPLAINED: readonly Reason['kind'][] = ['regression', 'errors', 'target', 'threshold'];
/** Of all requests the endpoints are what there is to look at. */
const OF_ALL = 'overall';

/**
 * The cause that most likely is behind the worst reason, with its share of the slow-down that the reason is about; null: none
 * is known, or there is nothing to explain.
 */
export function likeliest(judgement: Judgement): Finding | null {
  const { findings, reasons, verdict } = judgement;
  const [worst] = reasons;
  if (worst === undefined || !EXPLAINED.includes(worst.kind)) return null;
  if (verdict !== 'fail' && verdict !== 'warn') return null;
  const key = subjectOf(worst, judgement);
  const fitting = findings.flatMap((one) => seenFrom(one, key));
  const fresh = fitting.filter(({ finding, isWhy }) => finding.isNew && isWhy);
  const [found] = [...fresh.filter(isMain), ...fresh];
  if (found !== undefined) return found.finding;
  const grave = fitting.find(({ finding, isWhy }) => isWhy && isGrave(finding))?.finding ?? null;
  return isOfHeadAlone(worst, judgement) ? grave : null;
}

/**
 * The endpoint that the worst reason is about, where a finding that stands for why is told by another one of its own; null: it
 * is told by that endpoint, or of all requests.
 */
export function seenAt({ endpoints }: Finding, judgement: Judgement): string | null {
  const [worst] = judgement.reasons;
  const key = worst === undefined ? OF_ALL : subjectOf(worst, judgement);
  return endpoints.indexOf(key) > 0 ? key : null;
}

/** The endpoint that a reason is about, by its key; `overall`: all requests, or not known. */
function subjectOf({ of }: Reason, { comparisons }: Judgement): string {
  const comparison = of?.kind === 'comparison' ? comparisons[of.index] : undefined;
  return comparison === undefined ? OF_ALL : subjectKey(comparison.subject);
}

type Seen = {
  readonly finding: Finding;
  /** it says enough of the endpoint to stand for why */
  readonly isWhy: boolean;
  /** the endpoint is the one that it is worst in */
  readonly isOwn: boolean;
};

/** A finding with its share of an endpoint's slow-down; nothing: it is of other ones. */
function seenFrom(finding: Finding, key: string): readonly Seen[] {
  const { endpoints, impact } = finding;
  const index = endpoints.indexOf(key);
  if (endpoints.length === 0 || key === OF_ALL || index === 0) {
    return [{ finding, isWhy: explains(finding) || isGrave(finding), isOwn: true }];
  }
  if (index < 0) return [];
  const share = impact.shares?.[index] ?? null;
  const own = { ...finding, impact: { ...impact, shareOfSlowdown: share } };
  // What is known of the endpoint decides: how grave it is elsewhere does not.
  const isWhy = share === null ? isGrave(finding) || isOfAnother(finding) : explains(own);
  return [{ finding: own, isWhy, isOwn: false }];
}

/** What a cause has of another one's slow-down is all that there is to go by. */
const isOfAnother = (finding: Finding): boolean => finding.impact.shares === undefined && explains(finding);

/** Less of a slow-down than this is not why. */
const FEWEST_SHARE = 0.1;
/** From here on it is why, though it is worse elsewhere and the endpoint has causes of its own. */
const MAIN_SHARE = 0.5;

const explains = ({ severity, impact: { shareOfSlowdown: share } }: Finding): boolean =>
  severity !== 'low' && share !== null && share >= FEWEST_SHARE;

const isMain = ({ finding, isOwn }: Seen): boolean =>
  isOwn || (finding.impact.shareOfSlowdown ?? 0) >= MAIN_SHARE;

/** A limit that head misses may well be missed for what base has too. */
const isOfHeadAlone = ({ kind }: Reason, { base }: Judgement): boolean =>
  base === null || kind === 'target' || kind === 'threshold';

const isGrave = ({ severity, category }: Finding): boolean =>
  category !== 'runner' && (severity === 'critical' || severity === 'high');
