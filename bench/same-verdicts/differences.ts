import { UNKNOWN_FORMAT } from './ask.ts';
import type { Said } from './said.ts';

export type Difference = {
  readonly fixture: string;
  readonly field: string;
  /** undefined: it says nothing there */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** why it is wanted; null: nobody wants it */
  readonly why: string | null;
};

/** A change that is wanted, in these fields of these fixtures. `*` in a name stands for any text. */
export type Allowed = {
  readonly fixtures: readonly string[];
  readonly fields: readonly string[];
  readonly why: string;
};

type Asked = ReadonlyMap<string, Said>;

/** Everything that two builds say otherwise, the allowed ones with their reason. */
export function differencesOf(
  earlier: Asked,
  present: Asked,
  allowed: readonly Allowed[],
): readonly Difference[] {
  return [...earlier.keys()].flatMap((fixture) => {
    const [before, after] = [earlier.get(fixture) ?? {}, present.get(fixture) ?? {}];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((field) => before[field] !== after[field])
      .filter((field) => before[field] !== UNKNOWN_FORMAT)
      .map((field) => {
        const entry = allowed.find((one) => isMeant(one, fixture, field));
        return { fixture, field, before: before[field], after: after[field], why: entry?.why ?? null };
      });
  });
}

/** Entries that allow nothing any more. */
export function idleEntries(found: readonly Difference[], allowed: readonly Allowed[]): readonly Allowed[] {
  return allowed.filter((one) => !found.some(({ fixture, field }) => isMeant(one, fixture, field)));
}

const isMeant = ({ fixtures, fields }: Allowed, fixture: string, field: string): boolean =>
  fixtures.some((pattern) => fits(pattern, fixture)) && fields.some((pattern) => fits(pattern, field));

function fits(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return name === pattern;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.startsWith(first) && name.endsWith(last) && name.length >= at + last.length;
}
