import { PLAYBOOK } from '../../diagnosis/playbook/playbook.ts';
import { ratingOf } from '../../diagnosis/rating.ts';
import { CAUSE_SEVERITIES, type CauseSeverity } from '../../model/evidence/cause.ts';
import type { Finding } from '../../model/judgement/finding.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import { quantity, spanText } from '../../model/quantity.ts';
import {
  callsSpan,
  KIND_NAMES,
  potentialText,
  ratingText,
  slowText,
} from '../../words/causes/bottlenecks.ts';
import { type SourcePlace, sourcePlace } from './source-place.ts';

/** Findings that are told in all their fields. */
const MOST = 5;

/** What the application asked of its database, by the kind of statement. */
export type OperationRow = {
  readonly name: string;
  /** calls per request and mean time, base → head */
  readonly calls: string;
  readonly mean: string;
};

/**
 * `link`: where it is explained; null: at no address that we know of, since files of other runs are read too. `at`: where it
 * stands in head's source; null: not known
 */
export type TopFinding = Finding & { readonly link: string | null; readonly at: SourcePlace | null };

/** What holds the application up, worst first; texts are not yet escaped for any medium. */
export type Bottlenecks = {
  /** out of 10 */
  readonly rating: number;
  /** how it comes about, a sentence */
  readonly formula: string;
  /** what fixing all of it gives back, a sentence for each endpoint; empty: the one finding says it */
  readonly potential: readonly string[];
  readonly top: readonly TopFinding[];
  /** beyond those */
  readonly more: number;
  readonly operations: readonly OperationRow[];
  /** how many statements are slow, a sentence; null: none is, or nobody looked into a database */
  readonly slow: string | null;
  /** what to do, most urgent first; an advice that several findings share stands once; empty: the one finding says it */
  readonly todo: readonly { readonly severity: CauseSeverity; readonly texts: readonly string[] }[];
};

/** Null: nothing was looked into, or nothing found without a look. */
export function bottlenecksOf(judgement: Judgement, runUrl: string | null = null): Bottlenecks | null {
  const { findings, database } = judgement;
  if (findings.length === 0 && database === undefined) return null;
  return {
    rating: ratingOf(judgement),
    formula: ratingText(),
    // Of a single finding its own lines say both.
    potential: findings.length === 1 ? [] : potentialOf(findings),
    top: findings.slice(0, MOST).map((finding) => ({
      ...finding,
      link: linkOf(finding),
      at: sourcePlace(finding, judgement, runUrl),
    })),
    more: Math.max(0, findings.length - MOST),
    operations: operationRows(database),
    slow: database === undefined ? null : slowText(database.slow),
    todo: findings.length === 1 ? [] : todoOf(findings),
  };
}

function linkOf({ recommendation: { source } }: Finding): string | null {
  return PLAYBOOK.some((entry) => entry.source.url === source.url) ? source.url : null;
}

function operationRows(database: Judgement['database']): readonly OperationRow[] {
  return (database?.operations ?? []).map(({ kind, base, head }) => ({
    name: KIND_NAMES[kind],
    calls: callsSpan(base?.perRequest ?? null, head?.perRequest ?? null),
    mean:
      base === null || head === null
        ? quantity((head ?? base)?.meanMs ?? null, 'ms')
        : spanText(base.meanMs, head.meanMs, 'ms'),
  }));
}

/** Findings of one endpoint add up to all of its time at most, and what two of them have in common is given back once. */
function potentialOf(findings: readonly Finding[]): readonly string[] {
  const withGain = findings.flatMap(({ endpoints, expected, impact }) =>
    expected === null ? [] : [{ endpoint: endpoints[0] ?? null, own: ownPart(impact), ...expected }],
  );
  return [...Map.groupBy(withGain, ({ endpoint }) => endpoint)].map(([endpoint, all]) => {
    // The longest: of what lies beside a request's duration it is of both.
    const known = all.flatMap((one) => one.ofMs ?? []);
    const ofMs = known.length === 0 ? null : Math.max(...known);
    const most = ofMs ?? Number.POSITIVE_INFINITY;
    const sumOf = (of: 'lowMs' | 'highMs'): number =>
      Math.min(
        most,
        all.reduce((sum, one) => sum + one.own * one[of], 0),
      );
    return potentialText({ endpoint, lowMs: sumOf('lowMs'), highMs: sumOf('highMs'), ofMs });
  });
}

/** Of a finding, what no earlier one has already. */
const ownPart = ({ msPerRequest: ms, overlapMs = 0 }: Finding['impact']): number =>
  ms === null || ms === 0 ? 1 : 1 - Math.min(1, overlapMs / ms);

function todoOf(findings: readonly Finding[]): Bottlenecks['todo'] {
  return CAUSE_SEVERITIES.flatMap((severity) => {
    const own = findings.filter((one) => one.severity === severity);
    const texts = own.map(({ title, recommendation }) => `${title}: ${recommendation.text}`);
    return texts.length === 0 ? [] : [{ severity, texts: [...new Set(texts)] }];
  });
}
