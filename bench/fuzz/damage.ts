import type { Random } from '../../src/core/statistics/random.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Path = readonly (string | number)[];

/** What is done to one place of a file that was whole. */
export const DAMAGES = [
  'type',
  'null',
  'missing',
  'unknown name',
  'negative',
  'huge number',
  'not finite',
  'huge text',
  'too many',
  'twice',
] as const;
export type Damage = (typeof DAMAGES)[number];

export type Damaged = { readonly value: Json; readonly damage: Damage; readonly at: Path };

export const pick = <T>(from: readonly T[], random: Random): T =>
  from[Math.floor(random() * from.length)] as T;

/** Names that plain objects answer to without having them. */
const NAMES = ['extra', 'constructor', 'toString', '__proto__', 'hasOwnProperty', ''];

/** A copy that is damaged at one place, chosen by chance; null: this damage does not fit that place. */
export function damaged(whole: Json, random: Random): Damaged | null {
  const value = structuredClone(whole);
  const places = placesOf(value);
  const at = pick(places, random);
  const damage = pick(DAMAGES, random);
  const holder = at.slice(0, -1).reduce<Json>((node, key) => inside(node, key), value);
  const key = at.at(-1);
  if (typeof holder !== 'object' || holder === null || key === undefined) return null;
  return apply(damage, holder, key, random) ? { value, damage, at } : null;
}

function inside(node: Json, key: string | number): Json {
  return (node as Record<string | number, Json>)[key] ?? null;
}

function apply(damage: Damage, holder: Json[] | Record<string, Json>, key: string | number, random: Random) {
  const place = holder as Record<string | number, Json>;
  const old = place[key] ?? null;
  const set = (fits: boolean, fresh: () => Json): boolean => {
    if (fits) place[key] = fresh();
    return fits;
  };
  switch (damage) {
    case 'type':
      return set(old !== null, () => otherType(old, random));
    case 'null':
      return set(old !== null, () => null);
    case 'missing':
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return true;
    case 'unknown name':
      if (typeof old !== 'object' || old === null || Array.isArray(old)) return false;
      Object.defineProperty(old, pick(NAMES, random), { value: 1, enumerable: true, configurable: true });
      return true;
    case 'negative':
      return set(typeof old === 'number', () => -Math.abs(Number(old)) - 1);
    case 'huge number':
      return set(typeof old === 'number', () => pick([1e300, Number.MAX_VALUE, 1e40], random));
    case 'not finite':
      return set(typeof old === 'number', () => pick([Infinity, -Infinity, Number.NaN], random));
    case 'huge text':
      return set(typeof old === 'string', () => 'x'.repeat(20_001));
    case 'too many':
      return set(Array.isArray(old) && old.length > 0, () =>
        Array.from({ length: 20_002 }, () => (old as Json[])[0] ?? null),
      );
    case 'twice':
      if (!Array.isArray(holder)) return false;
      holder.push(old);
      return true;
  }
}

function otherType(old: Json, random: Random): Json {
  const others: readonly Json[] = [7.5, 'text', true, [], {}, [[1]], { a: 1 }];
  const kind = (value: Json) => (Array.isArray(value) ? 'array' : typeof value);
  return pick(
    others.filter((one) => kind(one) !== kind(old)),
    random,
  );
}

/** Every place of a tree but its root. */
export function placesOf(whole: Json, at: Path = []): readonly Path[] {
  if (typeof whole !== 'object' || whole === null) return [];
  const keys = Array.isArray(whole) ? [...whole.keys()] : Object.keys(whole);
  return keys.flatMap((key) => [[...at, key], ...placesOf(inside(whole, key), [...at, key])]);
}
