import { runProgram } from '../../../plumbing/process/run.ts';
import { MachineError, toError } from '../../../ports/errors.ts';

export type Place = {
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type Said = { readonly ok: boolean; readonly stdout: string; readonly stderr: string };

/** Questions to the daemon take milliseconds, and pulling or building is none. */
const LIMIT_MS = 60_000;

/** The first whose override files take `!override`, which keeps a list of ports from being added to another. */
const OLDEST = [2, 24, 4] as const;

/** Asks docker, silently. One that fails or does not end is an answer too. Throws MachineError where there is no docker. */
export async function askDocker(args: readonly string[], { directory, env }: Place): Promise<Said> {
  const errand = { program: 'docker', args, directory, env, limitMs: LIMIT_MS };
  const outcome = await runProgram(errand).catch((thrown: unknown) => {
    throw new MachineError(`docker cannot be run: ${toError(thrown).message}.`, NEEDED);
  });
  const { code, stdout, stderr, stopped } = outcome;
  const said = stderr.toString().trim();
  const why = stopped === null ? said : `${said}\nit did not end in ${LIMIT_MS / 1000} s`.trim();
  return { ok: code === 0, stdout: stdout.toString(), stderr: why };
}

const NEEDED = `\`app.compose\` needs Docker with Compose ${OLDEST.join('.')} or newer; GitHub's Ubuntu runners have both.`;

/** Throws MachineError where containers cannot be started here: neither revision could mend that. */
export async function needCompose(place: Place): Promise<void> {
  const version = await askDocker(['compose', 'version', '--short'], place);
  if (!version.ok)
    throw new MachineError(`There is no \`docker compose\`: ${lastLine(version.stderr)}.`, NEEDED);
  const found = /(\d+)\.(\d+)\.(\d+)/.exec(version.stdout);
  // One that somebody built says `dev`, and is tried.
  if (found !== null && !isNewEnough(found.slice(1).map(Number)))
    throw new MachineError(`Docker Compose is ${found[0]}, and too old.`, NEEDED);
  const daemon = await askDocker(['version', '--format', '{{.Server.Version}}'], place);
  if (!daemon.ok) throw new MachineError(`Docker does not answer: ${lastLine(daemon.stderr)}.`, NEEDED);
}

/** Whether a version, by its numbers, has all that is used of it. */
export function isNewEnough(version: readonly number[]): boolean {
  const at = OLDEST.findIndex((least, index) => (version[index] ?? 0) !== least);
  return at === -1 || (version[at] ?? 0) > (OLDEST[at] ?? 0);
}

const lastLine = (text: string): string => (text.split('\n').at(-1) ?? '').replace(/\.$/, '');
