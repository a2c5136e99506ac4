import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { toError, UsageError } from '../../../ports/errors.ts';

/** A recording of minutes has some ten megabytes, with what was answered. */
const MAX_BYTES = 200_000_000;

/**
 * What a YAML or JSON document of the user's holds. `setting`: the one that names it. Throws UsageError for a file that is
 * not there or cannot be read, with the place of what is wrong in it where that is known.
 */
export async function readDocument(directory: string, name: string, setting: string): Promise<unknown> {
  const text = await textOf(path.resolve(directory, name), name, directory, setting);
  return /\.(json|har)$/i.test(name) ? fromJson(text, name) : fromYaml(text, name);
}

async function textOf(file: string, name: string, directory: string, setting: string): Promise<string> {
  const refuse = (what: string) => unusable(setting, `${setting} ${name} cannot be used: ${what}.`);
  if (/^https?:/.test(name)) throw refuse('it is an address: save what it answers in a file, and name that');
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) throw refuse('it is larger than 200 MB');
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    const error = toError(thrown);
    const absent = 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    throw refuse(absent ? `there is no such file in ${directory}` : error.message);
  }
}

function fromJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw unusable(name, `${name} is not valid JSON: ${toError(thrown).message}.`);
  }
}

function fromYaml(text: string, name: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems = document.errors.map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { where: name, line, column: col, message: `${name} is not valid YAML: ${message}.` };
  });
  if (problems.length > 0) throw new UsageError(problems);
  try {
    return document.toJS();
  } catch (thrown) {
    throw unusable(name, `${name} is not valid YAML: ${toError(thrown).message}.`);
  }
}

const unusable = (where: string, message: string): UsageError =>
  new UsageError([{ where, line: null, column: null, message }]);
