import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { type Outcome, runProgram } from '../../../plumbing/process/run.ts';
import { toError } from '../../../ports/errors.ts';
import { spawnTrouble } from '../../../ports/machine-trouble.ts';
import type { Environment } from './directories.ts';
import { readVersion } from './version.ts';

/** A cold start of a 70 MB program on a busy machine takes seconds. */
const answerMs = 30_000;

/** Asks a program for its version. Throws an Error that says why it is not a k6 that runs here. */
export async function probe(binary: string, env: Environment, signal?: AbortSignal): Promise<string> {
  // Only what a program needs to start: the job's secrets are none of its business.
  const names = ['PATH', 'Path', 'HOME', 'SystemRoot', 'USERPROFILE', 'TEMP', 'TMP', 'LD_LIBRARY_PATH'];
  const few = Object.fromEntries(names.map((name) => [name, env[name]]));
  const command = { program: binary, args: ['version'], env: few, limitMs: answerMs, signal };
  const outcome = await runProgram(command).catch((error: unknown) => {
    throw spawnTrouble(error) ?? failed(binary, toError(error).message);
  });
  signal?.throwIfAborted();
  if (outcome.code !== 0) throw failed(binary, reasonOf(outcome));
  const output = outcome.stdout.toString();
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

const failed = (binary: string, why: string): Error =>
  new Error(`"${binary} version" failed: ${firstLine(why)}`);

function reasonOf({ code, signal, stopped, stderr }: Outcome): string {
  if (stopped === 'timed-out') return `no answer within ${answerMs / 1000} s`;
  return stderr.toString().trim() || (code === null ? `${signal} ended it` : `exit code ${code}`);
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.slice(0, 200) ?? '';
}
