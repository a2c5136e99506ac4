import type { Route } from './application.ts';
import { isHealth } from './ready.ts';
import type { Place } from './tree.ts';

/** A request of the script that is written. */
export type Call = {
  /** with example values */
  readonly path: string;
  /** what the report calls it */
  readonly name: string;
  /** parameters whose values are guessed */
  readonly guessed: readonly { readonly name: string; readonly value: string }[];
  /** null: nothing says that there is such a route */
  readonly at: Place | null;
};

export type Calls = {
  /** never empty */
  readonly called: readonly Call[];
  /** found, and too many for a first script */
  readonly left: readonly Route[];
};

/** Enough to see a regression in, few enough to read and to be judged each. */
const MOST = 8;

/** What is no work of the application, changes something, or asks who one is. */
const NOT_LOADED =
  /(^|\/)(metrics|docs|redoc|swagger[\w-]*|api-docs|openapi\.json|favicon\.ico|robots\.txt|static|assets|admin|log-?(in|out)|sign-?(in|out|up)|auth|oauth2?|callback|debug|internal)(\/|$)|\/actuator\//i;

const EXAMPLES: readonly (readonly [RegExp, string])[] = [
  [/uu?id|guid/i, '00000000-0000-0000-0000-000000000001'],
  [/date|day/i, '2026-01-31'],
  [/year/i, '2026'],
  [/slug|name|title|category|tag|query|key|code|lang/i, 'example'],
];

/** The requests of a first script: the routes that were found, else the path that tells that it is ready. */
export function callsOf(routes: readonly Route[], ready: string): Calls {
  const all = routes.filter(({ path }, index) => routes.findIndex((one) => one.path === path) === index);
  const work = all.filter(({ path }) => !isHealth(path) && !NOT_LOADED.test(path));
  const chosen = work.length > 0 ? work : all.filter(({ path }) => path === ready);
  // A value that was guessed may lead nowhere: what is certain comes first.
  const sorted = chosen.toSorted((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')));
  const called = sorted.slice(0, MOST).map(callOf);
  const none = { path: ready, name: ready, guessed: [], at: null };
  return { called: called.length > 0 ? called : [none], left: sorted.slice(MOST) };
}

function callOf({ path: name, at }: Route): Call {
  const guessed = [...name.matchAll(/:(\w+)/g)].map(([, parameter = '']) => ({
    name: parameter,
    value: EXAMPLES.find(([pattern]) => pattern.test(parameter))?.[1] ?? '1',
  }));
  const path = guessed.reduce((filled, one) => filled.replace(`:${one.name}`, one.value), name);
  return { path, name, guessed, at };
}
