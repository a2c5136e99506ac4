import { getExecOutput } from '@actions/exec';
import { toError } from '../../ports/errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export type Git = (...args: readonly string[]) => Promise<{ readonly ok: boolean; readonly text: string }>;

/** Git in one folder, silently. Never asks for a password; never throws: a failure is `ok: false` with its words. */
export function gitIn(directory: string, env: Env): Git {
  const clean = quiet(env);
  return async (...args) => {
    try {
      const { exitCode, stdout, stderr } = await getExecOutput('git', [...args], {
        cwd: directory,
        env: clean,
        silent: true,
        ignoreReturnCode: true,
      });
      return { ok: exitCode === 0, text: (exitCode === 0 ? stdout : stderr).trim() };
    } catch (thrown) {
      return { ok: false, text: toError(thrown).message };
    }
  };
}

/** An environment in which git asks nobody and speaks English. */
export function quiet(env: Env): Record<string, string> {
  const given = Object.entries({ ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' });
  return Object.fromEntries(
    given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
