import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = path.join(import.meta.dirname, 'calls.mjs');
const run = promisify(execFile);

/** One call of the command line tool. */
export type Call = {
  /** where it is run */
  readonly folder: string;
  /** ISO 8601: what its clock says */
  readonly at: string;
  readonly args: readonly string[];
};

export type Answer = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** What a build's tool says to each call, in their order. `scratch`: a folder for files on the way. */
export async function callAll(
  cli: string,
  calls: readonly Call[],
  scratch: string,
): Promise<readonly Answer[]> {
  const [input, output] = [path.join(scratch, 'calls.json'), path.join(scratch, 'answers.json')];
  await writeFile(input, JSON.stringify({ cli, calls }));
  // As a user's terminal without colours: what is drawn must not depend on where this is run.
  const env = {
    ...process.env,
    FORCE_COLOR: undefined,
    NO_COLOR: '1',
    CI: '',
    GITHUB_ACTIONS: '',
    GITHUB_STEP_SUMMARY: '',
  };
  await run(process.execPath, [PROGRAM, input, output], { env, maxBuffer: 1 << 26 });
  return JSON.parse(await readFile(output, 'utf8'));
}
