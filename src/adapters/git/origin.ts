import path from 'node:path';
import type { Settings } from './environment.ts';
import { ownEnvironment, withToken } from './environment.ts';
import type { Env, Git } from './git.ts';

/** Where the user's repository comes from, and how it is spoken to. */
export type Origin = {
  /** null: there is no remote called origin */
  readonly url: string | null;
  /** of the machine and its user */
  readonly machine: Settings;
  /** of the repository itself, as the checkout left it */
  readonly own: Settings;
};

/** How a remote is reached, and how files are written to disk. */
const NEEDED =
  '^(http|https|credential|url|ssh|filter|remote\\.origin\\.url$|core\\.(sshcommand|gitproxy|autocrlf|eol|symlinks|longpaths|filemode|ignorecase|protectntfs|protecthfs)$)';

/** What this reads of the configuration is all of it that is ever used. */
export async function readOrigin(git: Git, top: string): Promise<Origin> {
  const { ok, text } = await git('config', '--null', '--show-scope', '--get-regexp', NEEDED);
  const parts = ok ? text.split('\0') : [];
  const all = parts.flatMap((scope, index) => {
    const pair = parts[index + 1] ?? '';
    const end = pair.indexOf('\n');
    return index % 2 === 1 || end < 0 ? [] : [{ scope, key: pair.slice(0, end), value: pair.slice(end + 1) }];
  });
  const of = (scopes: readonly string[]): Settings =>
    all
      .filter(({ scope, key }) => scopes.includes(scope) && key !== URL_KEY)
      .map(({ key, value }) => [key, value] as const);
  const url = all.findLast(({ key }) => key === URL_KEY)?.value ?? null;
  return {
    // A path may be relative to the repository.
    url: url !== null && /^\.{0,2}\//.test(url) ? path.resolve(top, url) : url,
    machine: of(['system', 'global']),
    own: of(['local', 'worktree']),
  };
}

const URL_KEY = 'remote.origin.url';

/** What `git lfs install` sets: a file kept by Git LFS is written by that program and no other. */
const LARGE_FILES: Settings = [
  ['filter.lfs.clean', 'git-lfs clean -- %f'],
  ['filter.lfs.smudge', 'git-lfs smudge -- %f'],
  ['filter.lfs.process', 'git-lfs filter-process'],
];

/** One way to speak to origin. */
export type Way = { readonly url: string; readonly env: Env };

/**
 * With the job's token, and as the checkout signs in itself. The token goes to the server that it is for and nowhere
 * else, with nothing of the repository's own configuration; an SSH remote of that server is spoken to over HTTPS then.
 */
export function waysTo(origin: Origin, env: Env, token: string): readonly Way[] {
  const { url, machine, own } = origin;
  if (url === null) return [];
  const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '');
  const transport = [...machine, ...own].filter(
    ([key]) => !/^(filter|core\.(?!sshcommand|gitproxy))/.test(key),
  );
  const itself = { url, env: ownEnvironment(env, token, [...transport, ...LARGE_FILES]) };
  const https = overHttps(url, server);
  if (token === '' || https === null) return [itself];
  const plain = machine.filter(([key]) => /^(https?|url)\./.test(key));
  const withIt = {
    url: https,
    env: withToken(ownEnvironment(env, token, [...plain, ...LARGE_FILES]), server, token),
  };
  const signsIn = https !== url || own.some(([key]) => /^(http|credential|core\.sshcommand)/.test(key));
  return signsIn ? [withIt, itself] : [withIt];
}

/** `git@HOST:OWNER/NAME.git` and `ssh://git@HOST/OWNER/NAME.git` of the token's server; null: it is another one. */
function overHttps(url: string, server: string): string | null {
  const host = URL.canParse(server) ? new URL(server).hostname : '';
  if (/^https?:\/\//.test(url)) return originOf(url) === originOf(server) ? url : null;
  const [, at, name] =
    /^(?:ssh:\/\/)(?:[^@/]+@)?([^:/]+)(?::\d+)?\/(.+)$/.exec(url) ??
    /^(?:[^@/]+@)?([^:/]+):(?!\/\/)(.+)$/.exec(url) ??
    [];
  if (at === undefined || name === undefined) return null;
  return at === host || at === `ssh.${host}` ? `${server}/${name.replace(/^\/+/, '')}` : null;
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);
