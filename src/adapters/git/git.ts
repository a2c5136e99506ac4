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

/**
 * The token for this server, only through the environment: an argument would be readable in the process list. It stands
 * alone (an empty value ends the list before it): of two headers GitHub takes none.
 */
export function withToken(env: Env, serverUrl: string, token: string): Env {
  if (token === '') return env;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const header = `http.${serverUrl}/.extraheader`;
  return withConfig(env, [
    [header, ''],
    [header, `AUTHORIZATION: basic ${basic}`],
  ]);
}

/** Git's configuration through the environment, after what is set there already. */
export function withConfig(env: Env, pairs: readonly (readonly [string, string])[]): Env {
  const before = Number(env['GIT_CONFIG_COUNT'] ?? 0);
  const added = pairs.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${before + index}`, key],
    [`GIT_CONFIG_VALUE_${before + index}`, value],
  ]);
  return { ...env, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(before + pairs.length) };
}
