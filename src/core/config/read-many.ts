import { ROUTE, VARIABLE } from './patterns.ts';
import type { Fault, Read } from './read-value.ts';

/** A list in the file; in an input a text with commas or lines. */
export function readList(raw: unknown): Read {
  return readItems(raw, 'a list of texts', 'a text', (item) => item !== '');
}

/** Paths or addresses with `:name` or `*` for what varies. */
export function readRoutes(raw: unknown): Read {
  const wants = 'a list of routes such as /users/:name/posts/*';
  return readItems(raw, wants, 'a path from / on, or a whole address', (item) => ROUTE.test(item));
}

/** Names of variables to pass on, or `NAME=value`. */
export function readVariables(raw: unknown): Read {
  const wants = 'a list of variables as NAME or NAME=value';
  return readItems(raw, wants, 'NAME or NAME=value', (item) => VARIABLE.test(item));
}

function readItems(raw: unknown, wants: string, itemWants: string, fits: (item: string) => boolean): Read {
  const items = typeof raw === 'string' ? raw.split(/[,\n]/).filter((item) => item.trim() !== '') : raw;
  if (!Array.isArray(items)) return bad([{ at: [], raw, wants, meant: null }]);
  const texts = items.map((item: unknown) => (typeof item === 'string' ? item.trim() : item));
  const faults = texts.flatMap((item, index): readonly Fault[] => {
    if (typeof item === 'string' && fits(item)) return [];
    return [{ at: [index], raw: item, wants: itemWants, meant: meantItem(item, fits) }];
  });
  return faults.length > 0 ? bad(faults) : { ok: true, value: texts.map(String) };
}

/** `$API_KEY` and `${API_KEY}` name the variable API_KEY; a number wants quotes. */
function meantItem(item: unknown, fits: (item: string) => boolean): string | null {
  if (typeof item === 'number' || typeof item === 'boolean')
    return fits(`${item}`) ? `"${item}", in quotes` : null;
  if (typeof item !== 'string') return null;
  const bare = item
    .replace(/^\.?\/(?=.)/, '')
    .replace(/^\$\{?(\w+)\}?$/, '$1')
    .replace(/^(\w+)\s*[=:]\s+/, '$1=');
  return bare !== item && fits(bare) ? bare : null;
}

/** Names with texts, numbers or booleans. */
export function readMap(raw: unknown): Read {
  const wants = 'names with values, such as { LOG_LEVEL: warn }';
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return bad([{ at: [], raw, wants, meant: null }]);
  }
  const entries = Object.entries(raw);
  const faults = entries.flatMap(([name, value]): readonly Fault[] => {
    if (!/^[^\s=]+$/.test(name)) {
      return [{ at: [], raw: name, wants: 'names without blanks and equals signs', meant: null }];
    }
    if (['string', 'number', 'boolean'].includes(typeof value)) return [];
    const meant = value === null ? '"", an empty text' : null;
    return [{ at: [name], raw: value, wants: 'a text, a number, true or false', meant }];
  });
  if (faults.length > 0) return bad(faults);
  return { ok: true, value: Object.fromEntries(entries.map(([name, value]) => [name, String(value)])) };
}

const bad = (faults: readonly Fault[]): Read => ({ ok: false, faults });
