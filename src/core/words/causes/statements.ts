import type { CauseFact } from '../../model/evidence/cause.ts';
import { changeText, quantity, significant } from '../../model/quantity.ts';
import { batched } from './batched.ts';
import { adviceInLoop, adviceOfList, adviceOfNew, isWrite } from './by-kind.ts';
import * as figures from './figures.ts';
import type { Phrase, Phrasing } from './phrase.ts';
import { sortSpill } from './sort-spill.ts';
import { isOfList, limited, sqlInSentence, sqlToPaste } from './sql.ts';

const sqlOf = ({ texts }: CauseFact): string => sqlInSentence(texts['sql'] ?? '');
const counted = ({ confidence }: CauseFact): string =>
  confidence === 'certain' ? ', the same number in every call' : '';

/** "Its time in the database is 2.10 → 24.5 ms per request of GET /orders", and whether that is of one user alone. */
const timeOf = (fact: CauseFact): string =>
  `${isAlone(fact) ? 'Called by itself, its' : 'Its'} time in the database is ${figures.msSpan(figures.shown(fact, 'ms'))} per ${figures.perRequestOf(fact)}`;

const isAlone = ({ texts }: CauseFact): boolean => texts['alone'] !== undefined;

/** The same with what its calls cost beside that. */
function inDatabase(fact: CauseFact): string {
  const trips = figures.ofHead(fact, 'trips');
  if (trips === 0) return `${timeOf(fact)}; each call costs a round trip beside it.`;
  const estimated = `estimated at ${quantity(trips, 'ms')}, from what base takes`;
  return isAlone(fact)
    ? `${timeOf(fact)}; what its calls take under load beyond that, round trips included, is ${estimated} beyond it per statement.`
    : `${timeOf(fact)}; the round trips beside it are ${estimated} outside of the database per statement.`;
}

function nPlusOne(fact: CauseFact): Phrase {
  const { base, head } = figures.shown(fact, 'perCall');
  const { kind, sql } = fact.texts;
  const about = fact.texts['varies'] === undefined ? '' : 'about ';
  const before = fact.isNew && base !== null ? figures.was(figures.number(base)) : '';
  return {
    title: `N+1${isWrite(kind) ? ' writes' : ''}: one statement runs ${about}${figures.times(head ?? 0)} per ${figures.perRequestOf(fact)}`,
    cause: `${sqlOf(fact)} ${figures.now(fact)}runs ${about}${figures.times(head ?? 0)} per ${figures.perRequestOf(fact)}${before}`,
    evidence: [
      `${sqlOf(fact)}: ${figures.plainSpan({ base, head })} calls per ${figures.perRequestOf(fact)}${counted(fact)}.`,
      inDatabase(fact),
    ],
    ...adviceInLoop(kind),
    values: { batched: batched(sql, kind) },
  };
}

function newStatement(fact: CauseFact): Phrase {
  const { base, head } = figures.shown(fact, 'perCall');
  const [was, calls] = [base ?? 0, figures.times(head ?? 0)];
  return {
    title: `${was === 0 ? 'New statement' : 'One statement runs once more'} in ${figures.whose(fact)}`,
    cause:
      was === 0
        ? `${sqlOf(fact)} is new in ${figures.whose(fact)} and runs ${calls} per request`
        : `${sqlOf(fact)} now runs ${calls} per ${figures.perRequestOf(fact)}${figures.was(figures.times(was))}`,
    evidence: [
      `${sqlOf(fact)}: ${figures.plainSpan({ base: was, head })} calls per ${figures.perRequestOf(fact)}${counted(fact)}.`,
      inDatabase(fact),
    ],
    ...adviceOfNew(fact.texts['kind']),
  };
}

const grown = ({ base, head }: { readonly base: number | null; readonly head: number | null }): string =>
  base === null || base === 0 || head === null ? '' : ` (${changeText(head / base - 1)})`;

function slowerStatement(fact: CauseFact): Phrase {
  const [mean, deviation] = [figures.shown(fact, 'meanMs'), figures.shown(fact, 'deviationMs')];
  const { was } = fact.texts;
  const spread = deviation.head === null ? '' : `, with a standard deviation of ${figures.msSpan(deviation)}`;
  return {
    title: `Slower statement in ${figures.whose(fact)}`,
    cause: `${sqlOf(fact)} takes ${figures.msSpan(mean)} on average${grown(mean)}`,
    evidence: [
      `${sqlOf(fact)}: ${figures.msSpan(mean)} per call${spread}.`,
      ...(was === undefined ? [] : [`On base ${sqlInSentence(was)} stands in its place.`]),
      `It returns ${figures.plainSpan(figures.shown(fact, 'rows'))} rows per call.`,
    ],
    values: { sql: sqlToPaste(fact.texts['sql']) },
  };
}

function planChange(fact: CauseFact): Phrase {
  const { was = '', now = '' } = fact.texts;
  const [mean, cost] = [figures.shown(fact, 'meanMs'), figures.shown(fact, 'cost')];
  return {
    title: `Changed plan in ${figures.whose(fact)}`,
    cause: `the database runs ${sqlOf(fact)} by ${stepText(now)} (was ${stepText(was)})`,
    evidence: [
      `${sqlOf(fact)}: ${stepText(was)} → ${stepText(now)}.`,
      ...(mean.head === null ? [] : [`It takes ${figures.msSpan(mean)} per call${grown(mean)}.`]),
      `The planner's cost is ${significant(cost.base ?? 0)} → ${significant(cost.head ?? 0)}.`,
    ],
    values: { sql: sqlToPaste(fact.texts['sql']) },
  };
}

/** Names of tables are texts of others: as code they cannot act. */
const stepText = (steps: string): string =>
  steps === '' ? 'fewer steps' : `\`${steps.replaceAll('`', "'")}\``;

function overFetching(fact: CauseFact): Phrase {
  const { base, head } = figures.shown(fact, 'rows');
  const rows = Math.round(head ?? 0);
  const before = fact.isNew && base !== null ? figures.was(figures.number(Math.round(base))) : '';
  const ofList = isOfList(fact.texts['sql']);
  const unlimited = fact.texts['unlimited'] === undefined || ofList ? '' : 'It has no LIMIT.';
  const handled = figures.ofHead(fact, 'handling');
  const handling =
    handled === 0
      ? ''
      : `; reading and sending its rows has ${isAlone(fact) ? 'up to' : 'the other'} ${quantity(handled, 'ms')} of what was added`;
  return {
    title: `Too many rows in ${figures.whose(fact)}`,
    cause: `${sqlOf(fact)} ${figures.now(fact)}returns ${rows} rows at once${before}`,
    evidence: [
      `${sqlOf(fact)}: ${figures.plainSpan({ base: base === null ? null : Math.round(base), head: rows })} rows each time that it runs.`,
      `${timeOf(fact)}${handling}.`,
      ...(unlimited === '' ? [] : [unlimited]),
    ],
    ...adviceOfList(ofList),
    values: { limited: limited(fact.texts['sql'], fact.texts['kind']) },
  };
}

/** Causes that are one statement each. */
export const STATEMENTS: Readonly<Record<string, Phrasing>> = {
  'n-plus-one': nPlusOne,
  'new-statement': newStatement,
  'slower-statement': slowerStatement,
  'plan-change': planChange,
  'over-fetching': overFetching,
  'sort-spill': sortSpill,
};
