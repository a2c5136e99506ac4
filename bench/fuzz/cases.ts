import { gunzipSync, gzipSync } from 'node:zlib';
import type { Random } from '../../src/core/statistics/random.ts';
import { damaged, type Json, pick } from './damage.ts';
import { extended, withoutAdded } from './extended.ts';
import { type Kind, read } from './files.ts';
import { isLegal } from './legal.ts';
import { through } from './through.ts';

export type Outcome = 'refused' | 'taken' | 'hole' | 'crash';
export type Case = { readonly way: string; readonly outcome: Outcome; readonly detail: string };

/** One case, by chance: what was done, and what the program made of it. */
export type Way = (kind: Kind, random: Random) => Case | null;

/** Non-finite numbers are no JSON; written as 1e999 they are read as Infinity. */
function written(value: Json): string {
  return JSON.stringify(value, (_, one) =>
    typeof one === 'number' && !Number.isFinite(one) ? `\u0000${one > 0 ? '' : '-'}1e999` : one,
  ).replaceAll(/"\\u0000(-?1e999)"/g, '$1');
}

const structure: Way = (kind, random) => {
  const made = damaged(JSON.parse(pick(kind.texts, random)), random);
  if (made === null) return null;
  const legal = isLegal(made);
  return verdictOn(kind, written(made.value), `structure: ${made.damage}`, !legal, made.at.join('.'));
};

/** What a newer release may have added anywhere: it is taken, kept, and changes no judgement. */
const newer: Way = (kind, random) => {
  const text = pick(kind.texts, random);
  const { file, at } = extended(JSON.parse(text), random);
  const one = verdictOn(kind, JSON.stringify(file), 'of a newer release', false, at.join(', '));
  if (one.outcome !== 'taken') return { ...one, outcome: one.outcome === 'refused' ? 'hole' : one.outcome };
  const [before, after] = [text, JSON.stringify(file)].map((written) =>
    withoutAdded(through(kind.kind, read(kind, written).value)),
  );
  return before === after ? one : { ...one, outcome: 'hole' };
};

/** A damaged file of an older version need not be refused, and nothing breaks by it. */
const older: Way = (kind, random) => {
  const made = damaged(JSON.parse(pick(kind.older, random)), random);
  if (made === null) return null;
  return verdictOn(kind, written(made.value), `older, structure: ${made.damage}`, false, made.at.join('.'));
};

const consistency: Way = (kind, random) => {
  const file = JSON.parse(pick(kind.texts, random));
  const name = pick(Object.keys(kind.contradictions), random);
  if (kind.contradictions[name]?.(file, random) !== true) return null;
  return verdictOn(kind, JSON.stringify(file), 'consistency', true, name);
};

const truncated: Way = (kind, random) => {
  const text = pick(kind.texts, random).trimEnd();
  return verdictOn(kind, text.slice(0, Math.floor(random() * text.length)), 'truncated', true, '');
};

const twice: Way = (kind, random) => {
  const text = pick(kind.texts, random);
  const names = [...text.matchAll(/([{,]\s*)("[^"\\]+"\s*:\s*)(?=[-\d"tfn])/g)];
  const found = pick(names, random);
  const again = `${found[1]}${found[2]}0,${found[2]}`.replace(/^,/, ',');
  const changed = text.slice(0, found.index) + again + text.slice(found.index + found[0].length);
  return verdictOn(kind, changed, 'name twice', true, found[2] ?? '');
};

/** A byte or a few: it may be another true file, such as one of another digit. */
const flipped: Way = (kind, random) => {
  const bytes = Buffer.from(pick(kind.texts, random));
  for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) {
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  }
  return verdictOn(kind, bytes.toString('utf8'), 'bytes', false, '');
};

/** Gzip carries a checksum: what was packed and then changed never comes out as something else. */
const packed: Way = (kind, random) => {
  const text = pick(kind.texts, random);
  const bytes = gzipSync(text);
  const at = 10 + Math.floor(random() * (bytes.length - 10));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  try {
    const out = gunzipSync(bytes, { maxOutputLength: 1_000_000 }).toString('utf8');
    // Bits that say nothing, as the padding of the last block, may differ.
    return { way: 'packed', outcome: out === text ? 'taken' : 'hole', detail: `${kind.kind} byte ${at}` };
  } catch {
    return { way: 'packed', outcome: 'refused', detail: '' };
  }
};

export const WAYS: readonly (readonly [Way, share: number])[] = [
  [structure, 0.32],
  [older, 0.08],
  [newer, 0.1],
  [consistency, 0.2],
  [truncated, 0.05],
  [twice, 0.1],
  [flipped, 0.1],
  [packed, 0.05],
];

function verdictOn(kind: Kind, text: string, way: string, mustRefuse: boolean, detail: string): Case {
  const where = `${kind.kind} ${detail}`;
  try {
    const decoded = read(kind, text);
    if (!decoded.ok) {
      const said = typeof decoded.reason === 'string' && decoded.reason !== '';
      return { way, outcome: said ? 'refused' : 'hole', detail: where };
    }
    if (mustRefuse) return { way, outcome: 'hole', detail: where };
    through(kind.kind, decoded.value);
    return { way, outcome: 'taken', detail: where };
  } catch (thrown) {
    return { way, outcome: 'crash', detail: `${where}: ${thrown instanceof Error ? thrown.stack : thrown}` };
  }
}
