import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ConfigFile } from '../../core/config/layers.ts';
import { toError, UsageError } from '../../ports/errors.ts';

const NAMES = ['perf-gate.yml', 'perf-gate.yaml', '.github/perf-gate.yml'];
const MAX_BYTES = 1_000_000;

/**
 * Reads the configuration file, with the place of every value. `named`: the one the user asked for; null: the
 * first of the usual names, or null when there is none. Throws UsageError for one that cannot be read.
 */
export async function readConfigFile(directory: string, named: string | null): Promise<ConfigFile | null> {
  for (const name of named === null ? NAMES : [named]) {
    const text = await read(path.resolve(directory, name), name, named !== null);
    if (text !== null) return parse(name, text);
  }
  return null;
}

async function read(file: string, name: string, mustExist: boolean): Promise<string | null> {
  try {
    const text = await readFile(file, 'utf8');
    if (text.length <= MAX_BYTES) return text;
    throw problem(name, null, `${name} is larger than 1 MB: this is not a configuration file.`);
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    if (!mustExist && 'code' in toError(thrown)) return null;
    throw problem(name, null, `The configuration file ${name} cannot be read: ${toError(thrown).message}.`);
  }
}

function parse(name: string, text: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw problem(name, { line, column: col }, `${name} is not valid YAML: ${error.message}.`);
  }
  return {
    name,
    value: document.toJS({ maxAliasCount: 100 }),
    locate(keys) {
      const node: unknown = document.getIn(keys, true);
      if (!isNode(node) || !node.range) return null;
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    },
  };
}

function problem(where: string, at: { line: number; column: number } | null, message: string): UsageError {
  return new UsageError([{ where, line: at?.line ?? null, column: at?.column ?? null, message }]);
}
