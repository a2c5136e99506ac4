import { byWorst } from '../../decision/rank.ts';
import type { Comparison } from '../../model/judgement/comparison.ts';
import { isSampled } from '../../model/judgement/judged-threshold.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import { definitionOf, isCost } from '../../model/metric.ts';
import { changeText, intervalText, quantity, spanText } from '../../model/quantity.ts';
import { kindOf, subjectKey } from '../../model/subject-key.ts';
import { listed, several, subjectName } from '../names.ts';
import { metText } from '../targets/judged.ts';
import { detectsText } from './setup.ts';

/** What else there is to know, in a few words each: "4 endpoints unchanged", "errors 0 %", "thresholds 2/2". */
export function overview(judgement: Judgement, shown: ReadonlySet<string>): readonly string[] {
  return [...others(judgement, shown), ...errors(judgement), ...targets(judgement), ...thresholds(judgement)];
}

/** The same of a run in which nothing got worse. */
export function greenOverview(judgement: Judgement): readonly string[] {
  const detects = detectsText(judgement);
  const endpoints = keysOf(judgement.comparisons).length;
  return [
    ...(endpoints === 0 ? [] : [several(endpoints, 'endpoint')]),
    ...whole(judgement),
    ...said(judgement),
    ...errors(judgement),
    ...targets(judgement),
    ...thresholds(judgement),
    ...(detects === null ? [] : [`detects ${detects}`]),
  ];
}

/** Of endpoints alone: what a script measures itself is none. */
const keysOf = (comparisons: readonly Comparison[]): readonly string[] => [
  ...new Set(
    comparisons
      .filter(({ subject }) => subject.kind === 'endpoint' && kindOf(subject) === 'requests')
      .map(({ subject }) => subjectKey(subject)),
  ),
];

/** Endpoints that are not in the table: what is known of them, and of how many too little is. */
function others({ comparisons }: Judgement, shown: ReadonlySet<string>): readonly string[] {
  const rest = keysOf(comparisons).filter((key) => !shown.has(key));
  const judged = new Set(keysOf(comparisons.filter(isKnown)));
  const known = rest.filter((key) => judged.has(key));
  const unknown = rest.length - known.length;
  return [
    ...(known.length === 0 ? [] : [`${several(known.length, 'endpoint')} unchanged`]),
    ...(unknown === 0 ? [] : [`${several(unknown, 'endpoint')} not judged`]),
  ];
}

const isKnown = ({ unit, metric, class: found }: Comparison): boolean =>
  unit === 'ms' && !isCost(metric) && found !== 'inconclusive';

/** "p95 of all requests, base → head: 82.3 → 82.0 ms (95 % CI −4.0 % to +3.0 %)", or that it could not be judged. */
function whole({ comparisons }: Judgement): readonly string[] {
  const found = comparisons.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p95');
  if (found?.class === 'inconclusive' && found.evidence === undefined)
    return ['p95 of all requests not judged'];
  if (found?.evidence === undefined || found.base === null) return [];
  const { base, head, unit, evidence } = found;
  const interval = `95 % CI ${intervalText(evidence.low, evidence.high)}`;
  return [`p95 of all requests, base → head: ${spanText(base, head, unit)} (${interval})`];
}

/** Of classes that are no trouble: "accepted: GET orders +38 % (p95)". */
const SAID: readonly (readonly [Comparison['class'], string])[] = [
  ['accepted', 'accepted'],
  ['slower', 'monitor'],
  ['new', 'new'],
];

/** Each endpoint once, by the metric that changed most; all requests only where no endpoint shows it. */
function said({ comparisons }: Judgement): readonly string[] {
  return SAID.flatMap(([found, word]) => {
    const all = comparisons
      .filter((one) => one.class === found && one.role !== 'informative')
      .toSorted(byWorst);
    const endpoints = all.filter(({ subject }) => subject.kind === 'endpoint');
    const worst = new Map<string, Comparison>();
    for (const one of endpoints.length > 0 ? endpoints : all) {
      const name = subjectName(one.subject);
      if (!worst.has(name)) worst.set(name, one);
    }
    const texts = [...worst].map(([name, one]) => `${name}${changeOf(one)}`);
    return texts.length === 0 ? [] : [`${word}: ${listed(texts)}`];
  });
}

const changeOf = ({ change, metric }: Comparison): string =>
  change === null ? '' : ` ${changeText(change)} (${definitionOf(metric).title})`;

type Measured = { readonly subject: Comparison['subject']; readonly metric: Comparison['metric'] };

const isErrorsOfAll = ({ subject, metric }: Measured): boolean =>
  subject.kind === 'overall' && metric === 'error-rate';

function errors({ comparisons, figures }: Judgement): readonly string[] {
  const alone = figures?.find(isErrorsOfAll);
  if (alone !== undefined) return [`errors ${quantity(alone.value, alone.unit)}`];
  const found = comparisons.find(isErrorsOfAll);
  if (found === undefined || found.head === null) return [];
  const { base, head, unit } = found;
  return [`errors ${base === head || base === null ? quantity(head, unit) : spanText(base, head, unit)}`];
}

const targets = ({ targets: all = [] }: Judgement): readonly string[] =>
  all.length === 0 ? [] : [metText(all)];

function thresholds({ thresholds: all }: Judgement): readonly string[] {
  const judged = all.filter(isSampled);
  const met = judged.filter(({ crossed }) => !crossed).length;
  const rest = all.length - judged.length;
  return [
    ...(judged.length === 0 ? [] : [`thresholds ${met}/${judged.length}`]),
    ...(rest === 0 ? [] : [`${several(rest, 'threshold')} not judged (no sample)`]),
  ];
}
