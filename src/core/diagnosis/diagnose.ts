import { CAUSE_SEVERITIES, type CauseFact, CONFIDENCES } from '../model/evidence/cause.ts';
import { type DiagnosisInput, evidenceOf } from './evidence/evidence.ts';
import { RULES } from './rules/rules.ts';

/** Rules that say why, by what they leave nothing to say to: of one statement one cause is told. */
const SAID_BY: Readonly<Record<string, readonly string[]>> = {
  'slower-statement': [
    ...['n-plus-one', 'missing-index', 'plan-change', 'sort-spill', 'lock-contention', 'over-fetching'],
  ],
  'plan-change': ['missing-index'],
  'new-statement': ['n-plus-one', 'missing-index', 'over-fetching', 'sort-spill', 'lock-contention'],
};

/** What holds requests up without the database's running, collecting memory too: what is spent meanwhile is theirs. */
const HOLDS_UP: readonly string[] = [
  ...['lock-contention', 'idle-in-transaction', 'connections-exhausted', 'throttled', 'memory-growth'],
];
const OUTSIDE: readonly string[] = ['slower-outside-database', 'upstream-slow'];

/**
 * Likely causes of what head does, the likeliest first: those that base does not show, then the gravest, then by what
 * they explain. None of a run that is not valid but those that lie with the runner: the rest rests on load that was not driven.
 */
export function diagnose(input: DiagnosisInput): readonly CauseFact[] {
  const evidence = evidenceOf(input);
  const found = RULES.flatMap((rule) => rule.find(evidence));
  const told = found.filter((one) => !isSaid(one, found)).toSorted(byLikeliest);
  return input.recording.validity.valid ? told : told.filter(({ category }) => category === 'runner');
}

/** Whether a cause of the same statement, or of the same endpoint's waiting, says more and is not less new. */
function isSaid(fact: CauseFact, all: readonly CauseFact[]): boolean {
  const better = SAID_BY[fact.rule] ?? [];
  const isOutside = OUTSIDE.includes(fact.rule);
  return all.some(
    (one) =>
      (one.isNew || !fact.isNew) &&
      ((better.includes(one.rule) && isOfStatement(one, fact.texts['statement'])) ||
        (isOutside && HOLDS_UP.includes(one.rule) && isOfEndpoint(one, fact.endpoints[0]))),
  );
}

const isOfStatement = ({ texts }: CauseFact, statement: string | undefined): boolean =>
  statement !== undefined &&
  (texts['statement'] === statement || texts['others']?.split('\n').includes(statement) === true);

const isOfEndpoint = ({ endpoints }: CauseFact, endpoint: string | undefined): boolean =>
  endpoints.length === 0 || endpoint === undefined || endpoints.includes(endpoint);

const RANKS: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, index) => [id, index]));
const rankOf = ({ rule }: CauseFact): number => RANKS.get(rule) ?? RANKS.size;

function byLikeliest(a: CauseFact, b: CauseFact): number {
  return (
    Number(b.isNew) - Number(a.isNew) ||
    CAUSE_SEVERITIES.indexOf(a.severity) - CAUSE_SEVERITIES.indexOf(b.severity) ||
    (b.shareOfSlowdown ?? 0) - (a.shareOfSlowdown ?? 0) ||
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    (b.msPerRequest ?? 0) - (a.msPerRequest ?? 0) ||
    rankOf(a) - rankOf(b)
  );
}
