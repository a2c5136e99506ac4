import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { ConfigFile, Position } from '../../core/config/config-file.ts';
import type { Problem } from '../../core/config/problem.ts';
import { toError, UsageError } from '../../ports/errors.ts';

/** Where a configuration lies that nobody names. */
export const CONFIG_NAMES: readonly string[] = ['perf-gate.yml', 'perf-gate.yaml', '.github/perf-gate.yml'];
const MAX_BYTES = 1_000_000;
/** Where the library speaks of its own options, in the user's terms. */
const SAID: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'only one document is allowed, and a line of --- begins another',
  NON_STRING_KEY: 'a key must be a text',
};
/** Aliases that multiply into millions of nodes are refused, not expanded. */
const MAX_ALIASES = 100;

/**
 * Reads the configuration file, with the place of every value. `named`: the one the user asked for; null: the
 * first of the usual names, or null when there is none. Throws UsageError for one that cannot be read, with
 * every mistake in its YAML.
 */
export async function readConfigFile(directory: string, named: string | null): Promise<ConfigFile | null> {
  for (const name of named === null ? CONFIG_NAMES : [named]) {
    const text = await read(path.resolve(directory, name), name, named !== null);
    if (text !== null) return parseConfigText(name, text);
  }
  return null;
}

/** Another YAML file with the place of every value; null: there is none. Throws UsageError as above. */
export async function readYamlFile(directory: string, name: string): Promise<ConfigFile | null> {
  const text = await read(path.resolve(directory, name), name, false);
  return text === null ? null : parseConfigText(name, text);
}

/** The text; null when there is no such file and that is allowed. */
async function read(file: string, name: string, mustExist: boolean): Promise<string | null> {
  try {
    const { size } = await stat(file);
    if (size <= MAX_BYTES) return await readFile(file, 'utf8');
  } catch (thrown) {
    const error = toError(thrown);
    const absent = 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    if (absent && !mustExist) return null;
    throw unusable(name, `The configuration file ${name} cannot be read: ${error.message}.`);
  }
  throw unusable(name, `${name} is larger than 1 MB: this is not a configuration file.`);
}

/** The YAML of a configuration file. Throws UsageError with every mistake in it. */
export function parseConfigText(name: string, text: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  // A warning is a tag that we do not know: its value would silently become a plain text.
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    invalid(name, placeOf(lines, pos[0]), SAID[code] ?? message),
  );
  if (problems.length > 0) throw new UsageError(problems);
  return {
    name,
    value: plainValue(document, lines, name),
    locate(keys, part) {
      const offset = offsetOf(document, keys, part);
      return offset === null ? null : placeOf(lines, offset);
    },
  };
}

function plainValue(document: Document, lines: LineCounter, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (thrown) {
    const offset = danglingAlias(document);
    const at = offset === null ? null : placeOf(lines, offset);
    throw new UsageError([invalid(name, at, toError(thrown).message)]);
  }
}

/** Where the first alias without its anchor stands; null: there is none. */
function danglingAlias(document: Document): number | null {
  let offset: number | null = null;
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return undefined;
      offset = node.range?.[0] ?? null;
      return visit.BREAK;
    },
  });
  return offset;
}

/** Where a key or its value begins in the text; a key without a value stands for it. */
function offsetOf(
  document: Document,
  keys: readonly (string | number)[],
  part: 'key' | 'value',
): number | null {
  let node: unknown = document.contents;
  let key: unknown = null;
  for (const name of keys) {
    const holder = isAlias(node) ? node.resolve(document) : node;
    if (isMap(holder)) {
      const pair = holder.items.find((item) => isScalar(item.key) && String(item.key.value) === String(name));
      if (pair === undefined) return null;
      ({ key, value: node } = pair);
    } else if (isSeq(holder) && typeof name === 'number') {
      node = holder.items[name];
    } else return null;
  }
  const found = part === 'value' && isNode(node) && node.range ? node : key;
  return isNode(found) ? (found.range?.[0] ?? null) : null;
}

function placeOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function invalid(name: string, at: Position | null, what: string): Problem {
  const message = `${name} is not valid YAML: ${what.replace(/\.$/, '')}.`;
  return { where: name, line: at?.line ?? null, column: at?.column ?? null, message };
}

const unusable = (where: string, message: string): UsageError =>
  new UsageError([{ where, line: null, column: null, message }]);
