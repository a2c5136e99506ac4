import { type Outcome, runProgram } from '../../plumbing/process/run.ts';
import { toError } from '../../ports/errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export type Git = (...args: readonly string[]) => Promise<{ readonly ok: boolean; readonly text: string }>;

/** For what moves files, over the network or on a slow disk. */
const LIMIT_MS = 20 * 60_000;

/**
 * Git in one folder, silently. Never asks for a password; never throws: a failure is `ok: false` with its words. One that
 * does not end (a dead network drive, a lock that nobody releases) is ended after `limitMs`.
 */
export function gitIn(directory: string, env: Env, limitMs = LIMIT_MS): Git {
  return async (...args) => {
    try {
      const { code, stdout, stderr } = await runGit({ directory, env, args, limitMs });
      return { ok: code === 0, text: (code === 0 ? stdout : stderr).toString().trim() };
    } catch (thrown) {
      return { ok: false, text: toError(thrown).message };
    }
  };
}

type GitCommand = {
  readonly directory: string;
  readonly env: Env;
  readonly args: readonly string[];
  readonly input?: Uint8Array;
  readonly limitMs?: number;
};

/** Git to its end. Throws an Error where there is no git, or it was ended. */
export async function runGit(command: GitCommand): Promise<Outcome & { readonly code: number }> {
  const { env, args, limitMs = LIMIT_MS } = command;
  const outcome = await runProgram({ program: 'git', ...command, env: quiet(env), limitMs }).catch(
    (error) => {
      throw error.code === 'ENOENT' ? new Error('there is no program called git on PATH') : error;
    },
  );
  const { code, signal, stopped } = outcome;
  if (stopped !== null) throw new Error(`git ${args[0]} did not end within ${limitMs / 1000} s`);
  if (code === null) throw new Error(`git ${args[0]} was ended by ${signal}`);
  return { ...outcome, code };
}

/** An environment in which git asks nobody and speaks English. */
function quiet(env: Env): Record<string, string> {
  const given = Object.entries({ ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' });
  return Object.fromEntries(
    given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
