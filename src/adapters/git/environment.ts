import os from 'node:os';
import type { Env } from './git.ts';

export type Settings = readonly (readonly [key: string, value: string])[];

/** Variables that no program started by git is to find: the runner's own, and those that make git look elsewhere. */
const WITHHELD =
  /^(INPUT_|ACTIONS_)|^GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$|^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX)$/;
const TOKENS = /^(GITHUB_TOKEN|GH_TOKEN)$/;

/**
 * What keeps git from running code that a repository names, and lets it read one that another user owns, as in a job's
 * container: the runner's user checked it out, and the container's asks.
 */
const GUARDS: Settings = [
  ['safe.directory', '*'],
  ['core.hooksPath', os.devNull],
  ['core.fsmonitor', 'false'],
  ['core.alternateRefsCommand', ':'],
  ['protocol.ext.allow', 'never'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['advice.detachedHead', 'false'],
];

/** The environment of every git: without the runner's variables and, where there is one, without the token. */
export function gitEnvironment(env: Env, token: string): Env {
  const holdsToken = (name: string, value = '') =>
    token !== '' && (TOKENS.test(name) || (value.includes(token) && !name.startsWith('GIT_CONFIG_')));
  const kept = Object.entries(env).filter(
    ([name, value]) => !WITHHELD.test(name) && !holdsToken(name, value),
  );
  return withConfig(Object.fromEntries(kept), GUARDS);
}

/** Large files are fetched on their own, where they are wanted. */
const ALONE = { GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1', GIT_LFS_SKIP_SMUDGE: '1' };

/** The same for a repository of our own: what the machine and its user are configured with comes as `settings` alone. */
export function ownEnvironment(env: Env, token: string, settings: Settings): Env {
  const alone = { ...gitEnvironment(env, token), ...ALONE };
  return withConfig(alone, [...settings, ...GUARDS]);
}

/**
 * The token for this server, only through the environment: an argument would be readable in the process list. It stands
 * alone (an empty value ends the list before it): of two headers GitHub takes none. No helper is asked beside it.
 */
export function withToken(env: Env, serverUrl: string, token: string): Env {
  if (token === '') return env;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const header = `http.${serverUrl}/.extraheader`;
  return withConfig(env, [
    ['credential.helper', ''],
    [header, ''],
    [header, `AUTHORIZATION: basic ${basic}`],
  ]);
}

/** Git's configuration through the environment, after what is set there already. */
function withConfig(env: Env, pairs: Settings): Env {
  const before = Number(env['GIT_CONFIG_COUNT'] ?? 0);
  const added = pairs.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${before + index}`, key],
    [`GIT_CONFIG_VALUE_${before + index}`, value],
  ]);
  return { ...env, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(before + pairs.length) };
}
