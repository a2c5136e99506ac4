import type { Finding } from '../../model/judgement/finding.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import type { Reason } from '../../model/judgement/reason.ts';
import { subjectKey } from '../../model/subject-key.ts';

/** What gets worse with time or work; of what is answered otherwise, or missing, other causes are likelier. */
const EXPLAINED: readonly Reason['kind'][] = ['regression', 'errors', 'target', 'threshold'];
/** Of all requests the endpoints are what there is to look at. */
const OF_ALL = 'overall';

/** The cause that most likely is behind the worst reason; null: none is known, or there is nothing to explain. */
export function likeliest(judgement: Judgement): Finding | null {
  const { findings, reasons, verdict } = judgement;
  const [worst] = reasons;
  if (worst === undefined || !EXPLAINED.includes(worst.kind)) return null;
  if (verdict !== 'fail' && verdict !== 'warn') return null;
  const key = subjectOf(worst, judgement);
  const fitting = findings.filter((one) => concerns(one, key));
  const fresh = fitting.find((one) => one.isNew && (explains(one) || isGrave(one)));
  return fresh ?? (isOfHeadAlone(worst, judgement) ? (fitting.find(isGrave) ?? null) : null);
}

/** The endpoint that a reason is about, by its key; `overall`: all requests, or not known. */
function subjectOf({ of }: Reason, { comparisons }: Judgement): string {
  const comparison = of?.kind === 'comparison' ? comparisons[of.index] : undefined;
  return comparison === undefined ? OF_ALL : subjectKey(comparison.subject);
}

const concerns = ({ endpoints }: Finding, key: string): boolean =>
  endpoints.length === 0 || key === OF_ALL || endpoints.includes(key);

/** Less of a slow-down than this is not why. */
const FEWEST_SHARE = 0.1;

const explains = ({ severity, impact: { shareOfSlowdown: share } }: Finding): boolean =>
  severity !== 'low' && share !== null && share >= FEWEST_SHARE;

/** A limit that head misses may well be missed for what base has too. */
const isOfHeadAlone = ({ kind }: Reason, { base }: Judgement): boolean =>
  base === null || kind === 'target' || kind === 'threshold';

const isGrave = ({ severity, category }: Finding): boolean =>
  category !== 'runner' && (severity === 'critical' || severity === 'high');
