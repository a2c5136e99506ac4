import { CAUSE_SEVERITIES, type CauseFact, CONFIDENCES } from '../model/evidence/cause.ts';
import { type DiagnosisInput, evidenceOf } from './evidence/evidence.ts';
import { withOverlaps } from './overlaps.ts';
import { withPlaces } from './places/place-of.ts';
import { RULES } from './rules/rules.ts';

/** Rules that say why, by what they leave nothing to say to: of one statement, and of one function, one cause is told. */
const SAID_BY: Readonly<Record<string, readonly string[]>> = {
  'slower-statement': [
    ...['n-plus-one', 'missing-index', 'plan-change', 'sort-spill', 'lock-contention', 'over-fetching'],
  ],
  'plan-change': ['missing-index'],
  'new-statement': ['n-plus-one', 'missing-index', 'over-fetching', 'sort-spill', 'lock-contention'],
  // Of a line that logs JSON the time is of both.
  'big-serialisation': ['excessive-logging'],
  'new-hot-path': ['event-loop-blocked', 'big-serialisation', 'excessive-logging'],
  'hot-function': ['event-loop-blocked', 'big-serialisation', 'excessive-logging', 'new-hot-path'],
};

/** What holds requests up without the database's running, collecting memory too: what is spent meanwhile is theirs. */
const HOLDS_UP: readonly string[] = [
  ...['lock-contention', 'idle-in-transaction', 'connections-exhausted', 'throttled', 'memory-growth'],
];
const OUTSIDE: readonly string[] = ['slower-outside-database', 'upstream-slow'];
/** Of what lies outside of the database, the part from which on a cause that is known leaves nothing to look for. */
const MOST_OUTSIDE = 0.5;

/**
 * Likely causes of what head does, the likeliest first: those that base does not show, then the gravest, then by what
 * they explain. None of a run that is not valid but those that lie with the runner: the rest rests on load that was not driven.
 */
export function diagnose(input: DiagnosisInput): readonly CauseFact[] {
  const evidence = evidenceOf(input);
  const found = RULES.flatMap((rule) => rule.find(evidence));
  const all = toldIn(found);
  const said = found.filter((one) => !isSaid(one, all)).toSorted(byLikeliest);
  const told = withPlaces(withOverlaps(said, evidence), input.recording);
  return input.recording.validity.valid ? told : told.filter(({ category }) => category === 'runner');
}

/** Causes by the statements and the functions that they are of, and those that may leave nothing outside to say. */
type Told = {
  readonly byStatement: ReadonlyMap<string, readonly CauseFact[]>;
  readonly byFunction: ReadonlyMap<string, readonly CauseFact[]>;
  readonly holdingUp: readonly CauseFact[];
  /** outside of the database, and with a name */
  readonly named: readonly CauseFact[];
};

function toldIn(found: readonly CauseFact[]): Told {
  return {
    byStatement: grouped(found, statementsOf),
    byFunction: grouped(found, ({ texts }) => [texts['function'] ?? []].flat()),
    holdingUp: found.filter((one) => HOLDS_UP.includes(one.rule) && isSure(one)),
    named: found.filter(({ rule, texts }) => texts['function'] !== undefined || rule === 'payload-grown'),
  };
}

/** What merely may be so, or weighs little, takes no other cause's place. */
const isSure = ({ severity, confidence }: CauseFact): boolean =>
  confidence !== 'possible' && ['critical', 'high'].includes(severity);

function grouped(
  found: readonly CauseFact[],
  namesOf: (fact: CauseFact) => readonly string[],
): ReadonlyMap<string, readonly CauseFact[]> {
  const groups = Map.groupBy(
    found.flatMap((fact) => namesOf(fact).map((name) => ({ name, fact }))),
    ({ name }) => name,
  );
  return new Map([...groups].map(([name, all]) => [name, all.map(({ fact }) => fact)]));
}

const statementsOf = ({ texts: { statement, others } }: CauseFact): readonly string[] => [
  ...(statement === undefined ? [] : [statement]),
  ...(others?.split('\n') ?? []),
];

/** Whether a cause of the same statement or function, or of the same endpoint's waiting, says more and is not less new. */
function isSaid(fact: CauseFact, { byStatement, byFunction, holdingUp, named }: Told): boolean {
  const better = SAID_BY[fact.rule] ?? [];
  const isNewer = (one: CauseFact) => one.isNew || !fact.isNew;
  const { statement = '', function: name = '' } = fact.texts;
  const same =
    better.length === 0 ? [] : [...(byStatement.get(statement) ?? []), ...(byFunction.get(name) ?? [])];
  const meanwhile = OUTSIDE.includes(fact.rule)
    ? [...holdingUp, ...named.filter((one) => isMostOf(one, fact))]
    : [];
  return (
    same.some((one) => isNewer(one) && better.includes(one.rule)) ||
    meanwhile.some((one) => isNewer(one) && isOfEndpoint(one, fact.endpoints[0]))
  );
}

/** Whether a named cause outside of the database explains most of what has no name. */
const isMostOf = (one: CauseFact, { msPerRequest: ms }: CauseFact): boolean =>
  ms !== null && (one.msPerRequest ?? 0) >= MOST_OUTSIDE * ms;

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
