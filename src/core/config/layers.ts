import type { Problem } from './config.ts';
import { readValue, type Value } from './read-value.ts';
import { SETTINGS, type Setting } from './settings.ts';
import { suggest } from './suggest.ts';

export type Position = { readonly line: number; readonly column: number };

/** A parsed configuration file. */
export type ConfigFile = {
  readonly name: string;
  readonly value: unknown;
  /** where a key's value stands; null: not known */
  readonly locate: (path: readonly string[]) => Position | null;
};

/** Inputs or flags that were given, by setting id. */
export type Overrides = Readonly<Record<string, unknown>>;

export type Layers = {
  readonly file: ConfigFile | null;
  readonly overrides: Overrides;
  /** how an override is called: `input "rate"`, `--rate` */
  readonly label: (id: string) => string;
};

export type Values = Readonly<Record<string, Value>>;

type Given = { readonly raw: unknown; readonly where: string; readonly at: Position | null };

/** The value of every setting by defaults < file < inputs or flags, and every problem on the way. */
export function readLayers(layers: Layers): {
  readonly values: Values;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [...unknownKeys(layers.file)];
  const values: Record<string, Value> = {};
  for (const setting of SETTINGS) {
    const precedence = [fromOverrides, fromFile, fromDefault];
    const given = precedence.map((layer) => layer(setting, layers)).find((found) => found !== null);
    if (given === undefined || given === null) continue;
    const read = readValue(setting, given.raw);
    if (read.ok) values[setting.id] = read.value;
    else problems.push(problemOf(setting, given, read.wants));
  }
  return { values, problems };
}

function fromOverrides({ id }: Setting, { overrides, label }: Layers): Given | null {
  const raw = overrides[id];
  return raw === undefined || raw === '' ? null : { raw, where: label(id), at: null };
}

function fromFile({ path }: Setting, { file }: Layers): Given | null {
  if (file === null || path === null) return null;
  const keys = path.split('.');
  let raw: unknown = file.value;
  for (const key of keys) raw = isObject(raw) ? raw[key] : undefined;
  return raw === undefined || raw === null ? null : { raw, where: file.name, at: file.locate(keys) };
}

function fromDefault(setting: Setting): Given | null {
  const { default: raw } = setting;
  return raw === null || raw.includes('${{') ? null : { raw, where: `default of ${setting.id}`, at: null };
}

function problemOf({ id, path, allowed }: Setting, { raw, where, at }: Given, wants: string): Problem {
  const shown = typeof raw === 'string' ? `"${raw}"` : JSON.stringify(raw);
  const near = typeof raw === 'string' ? suggest(raw, allowed ?? []) : null;
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  const message = `${at === null ? where : (path ?? id)} is ${shown}, but must be ${wants}.${hint}`;
  return { where, line: at?.line ?? null, column: at?.column ?? null, message };
}

/** Keys of the file that are none of ours, at every level. */
function unknownKeys(file: ConfigFile | null): readonly Problem[] {
  if (file === null || file.value === null) return [];
  if (!isObject(file.value)) {
    return [
      {
        where: file.name,
        line: 1,
        column: 1,
        message: `${file.name} must hold settings, such as gate: shop.`,
      },
    ];
  }
  const paths = SETTINGS.flatMap(({ path }) => (path === null ? [] : [path]));
  return walk(file, file.value, '', paths);
}

function walk(
  file: ConfigFile,
  value: Readonly<Record<string, unknown>>,
  prefix: string,
  paths: readonly string[],
): readonly Problem[] {
  const inside = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  const known = [...new Set(inside.map((path) => path.split('.')[0] ?? path))];
  return Object.entries(value).flatMap(([key, child]) => {
    const path = `${prefix}${key}`;
    if (!known.includes(key)) return [unknownKey(file, path, key, known)];
    if (paths.includes(path)) return [];
    if (isObject(child)) return walk(file, child, `${path}.`, paths);
    if (child === null) return [];
    const at = file.locate(path.split('.'));
    const message = `${path} must hold settings (${known.length > 0 ? childrenOf(path, paths) : ''}), not ${JSON.stringify(child)}.`;
    return [{ where: file.name, line: at?.line ?? null, column: at?.column ?? null, message }];
  });
}

function childrenOf(path: string, paths: readonly string[]): string {
  return paths
    .filter((other) => other.startsWith(`${path}.`))
    .map((other) => other.slice(path.length + 1))
    .join(', ');
}

function unknownKey(file: ConfigFile, path: string, key: string, known: readonly string[]): Problem {
  const at = file.locate(path.split('.'));
  const near = suggest(key, known);
  const hint = near === null ? `Known here: ${known.join(', ')}.` : `Did you mean ${near}?`;
  const message = `${path} is not a setting. ${hint}`;
  return { where: file.name, line: at?.line ?? null, column: at?.column ?? null, message };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
