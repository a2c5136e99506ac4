import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { toError } from '../../../ports/errors.ts';
import { spawnTrouble } from '../../../ports/machine-trouble.ts';
import type { Environment } from './directories.ts';
import { readVersion } from './version.ts';

const run = promisify(execFile);
/** A cold start of a 70 MB program on a busy machine takes seconds. */
const answerMs = 30_000;

/** Asks a program for its version. Throws an Error that says why it is not a k6 that runs here. */
export async function probe(binary: string, env: Environment, signal?: AbortSignal): Promise<string> {
  // Only what a program needs to start: the job's secrets are none of its business.
  const names = ['PATH', 'Path', 'HOME', 'SystemRoot', 'USERPROFILE', 'TEMP', 'TMP', 'LD_LIBRARY_PATH'];
  const few = Object.fromEntries(names.map((name) => [name, env[name]]));
  const options = { env: few, timeout: answerMs, ...(signal === undefined ? {} : { signal }) };
  let output: string;
  try {
    output = (await run(binary, ['version'], options)).stdout;
  } catch (error) {
    signal?.throwIfAborted();
    const trouble = spawnTrouble(error);
    if (trouble !== null) throw trouble;
    throw new Error(`"${binary} version" failed: ${firstLine(toError(error).message)}`);
  }
  const version = readVersion(output);
  if (version === null) throw new Error(`${binary} is not k6: it answered "${firstLine(output)}"`);
  return version;
}

/** The first program of this name on PATH; null: none. */
export async function findOnPath(program: string, env: Environment): Promise<string | null> {
  for (const folder of (env['PATH'] ?? env['Path'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const file = resolve(join(folder, program));
    if (await isProgram(file)) return file;
  }
  return null;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.slice(0, 200) ?? '';
}
