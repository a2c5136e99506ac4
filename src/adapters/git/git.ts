import { getExecOutput } from '@actions/exec';
import { toError } from '../../ports/errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export type Git = (...args: readonly string[]) => Promise<{ readonly ok: boolean; readonly text: string }>;

/** Git in one folder, silently. Never asks for a password; never throws: a failure is `ok: false` with its words. */
export function gitIn(directory: string, env: Env): Git {
  const given = Object.entries({ ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' });
  const clean = Object.fromEntries(
    given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
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

/**
 * The token for fetches, only through the environment: an argument would be readable in the process list. The empty
 * value takes back a header that the checkout left in its configuration: GitHub refuses a request with two.
 */
export function withToken(env: Env, serverUrl: string, token: string): Env {
  if (token === '') return env;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const key = `http.${serverUrl}/.extraheader`;
  const first = Number(env['GIT_CONFIG_COUNT'] ?? 0) || 0;
  return {
    ...env,
    GIT_CONFIG_COUNT: String(first + 2),
    [`GIT_CONFIG_KEY_${first}`]: key,
    [`GIT_CONFIG_VALUE_${first}`]: '',
    [`GIT_CONFIG_KEY_${first + 1}`]: key,
    [`GIT_CONFIG_VALUE_${first + 1}`]: `AUTHORIZATION: basic ${basic}`,
  };
}
