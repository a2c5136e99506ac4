import type { ConfigFile } from '../config-file.ts';
import { isObject } from '../is-object.ts';
import type { Problem } from '../problem.ts';
import { SETTINGS } from '../settings.ts';
import { suggest } from '../suggest.ts';

type Level = {
  readonly file: ConfigFile;
  readonly keys: readonly string[];
  readonly known: readonly string[];
};

const PATHS: readonly string[] = SETTINGS.flatMap(({ path }) => (path === null ? [] : [path]));

/** Keys of the file that are none of ours, at every level, and values where settings should be. */
export function unknownKeys(file: ConfigFile | null): readonly Problem[] {
  if (file === null || file.value === null || file.value === undefined) return [];
  if (isObject(file.value)) return walk(file, file.value, []);
  const message = `${file.name} must hold settings, such as gate: shop.`;
  return [{ where: file.name, line: 1, column: 1, message }];
}

function walk(
  file: ConfigFile,
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): readonly Problem[] {
  const known = childrenOf(keys);
  return Object.entries(value).flatMap(([key, child]) => {
    const path = [...keys, key];
    if (!known.includes(key)) return [unknownKey({ file, keys, known }, key)];
    if (PATHS.includes(path.join('.'))) return inside(file, child, path);
    if (child === null) return [];
    if (isObject(child)) return walk(file, child, path);
    const names = childrenOf(path).join(', ');
    const message = `${path.join('.')} must hold settings (${names}), not ${JSON.stringify(child)}.`;
    return [problem(file, path, 'value', message)];
  });
}

/** What stands inside a setting's value, its kind alone knows. */
function inside(file: ConfigFile, value: unknown, path: readonly string[]): readonly Problem[] {
  const kind = SETTINGS.find((setting) => setting.path === path.join('.'))?.kind;
  const strangers = kind?.strangers?.(value, path) ?? [];
  return strangers.map((one) => problem(file, one.path, 'key', one.message));
}

/** Names that may stand below these keys. */
function childrenOf(keys: readonly string[]): readonly string[] {
  const prefix = keys.map((key) => `${key}.`).join('');
  const below = PATHS.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  return [...new Set(below.map((path) => path.split('.')[0] ?? path))];
}

function unknownKey({ file, keys, known }: Level, key: string): Problem {
  const path = [...keys, key];
  const message = `${path.join('.')} is not a setting${PATHS.includes(key) ? ' as one key' : ''}. ${remedy(key, known)}`;
  return problem(file, path, 'key', message);
}

/** What to write instead of an unknown key. A name that is right elsewhere beats one that is only near. */
function remedy(key: string, known: readonly string[]): string {
  const [group, ...rest] = key.split('.');
  if (rest.length > 0 && PATHS.includes(key)) return `Write ${rest.join('.')} below ${group}.`;
  const elsewhere = PATHS.filter((path) => path.endsWith(`.${key}`));
  const outside = SETTINGS.find((setting) => setting.id === key && setting.path === null && setting.input);
  if (elsewhere.length > 0) {
    const input = outside === undefined ? '' : ` The action's input "${key}" does not stand in the file.`;
    return `Did you mean ${elsewhere.join(' or ')}?${input}`;
  }
  const near = suggest(key, known);
  if (near !== null) return `Did you mean ${near}?`;
  if (outside !== undefined) {
    const flag = outside.flag === null ? '' : ` or the flag ${outside.flag.split(' ')[0]}`;
    return `It is the action's input "${key}"${flag}, and does not stand in the file.`;
  }
  return `Known here: ${known.join(', ')}.`;
}

function problem(
  file: ConfigFile,
  path: readonly (string | number)[],
  part: 'key' | 'value',
  message: string,
): Problem {
  const at = file.locate(path, part);
  return { where: file.name, line: at?.line ?? null, column: at?.column ?? null, message };
}
