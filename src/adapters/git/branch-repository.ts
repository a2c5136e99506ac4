import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EnvironmentError } from '../../ports/errors.ts';
import { type Env, type Git, gitIn, withConfig, withToken } from './git.ts';

export type RemoteBranch = {
  /** short name of the branch */
  readonly branch: string;
  /** a folder in the user's repository, whose `origin` is spoken to */
  readonly directory: string;
  readonly env: Env;
  /** empty: the credentials that the user's repository is configured with */
  readonly token: string;
  /** folder for temporary files */
  readonly root: string;
};

/** A bare repository of our own beside the user's, so that nothing of theirs changes: no file, index, ref or setting. */
export type Scratch = {
  /** short name of the branch */
  readonly branch: string;
  readonly folder: string;
  readonly env: Env;
  readonly git: Git;
  /** URL of the remote */
  readonly remote: string;
  readonly ref: string;
};

/** The newest commit of the branch; null: there is no such branch yet. */
export type Tip = string | null;

const TIP = 'refs/perf-gate/tip';

/** Calls `body` with a repository that is gone afterwards. Throws EnvironmentError where there is no `origin`. */
export async function withScratch<T>(of: RemoteBranch, body: (scratch: Scratch) => Promise<T>): Promise<T> {
  const remote = await remoteUrl(of);
  const folder = await mkdtemp(path.join(of.root, 'perf-gate-branch-'));
  try {
    const env = await ownEnv(of);
    const git = gitIn(folder, env);
    const ref = `refs/heads/${of.branch}`;
    if (!(await git('check-ref-format', ref)).ok) {
      const hint = 'Use letters, digits and dashes: `baseline.store: branch:perf-gate-baselines`.';
      throw new EnvironmentError(`\`${of.branch}\` is no name for a branch.`, hint);
    }
    const made = await git('init', '--quiet', '--bare', '.');
    if (!made.ok) throw new EnvironmentError(`git init: ${made.text}`, 'Install git 2.30 or newer.');
    return await body({ branch: of.branch, folder, env, git, remote, ref });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The newest commit of the branch, or why it could not be fetched, as git says it. */
export type Fetched =
  | { readonly ok: true; readonly commit: Tip }
  | { readonly ok: false; readonly words: string };

/** Fetches the newest commit of the branch alone. */
export async function fetchTip({ git, remote, ref }: Scratch): Promise<Fetched> {
  const args = ['--quiet', '--no-tags', '--depth=1', '--force'] as const;
  const fetched = await git('fetch', ...args, remote, `${ref}:${TIP}`);
  if (fetched.ok) return { ok: true, commit: (await git('rev-parse', TIP)).text };
  if (/couldn't find remote ref/i.test(fetched.text)) return { ok: true, commit: null };
  return { ok: false, words: fetched.text };
}

/** Git's words on one line, without what a URL may carry as a password. */
export function shorten(words: string): string {
  return words
    .replace(/\/\/[^/@\s]+@/g, '//')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
}

async function remoteUrl({ directory, env }: RemoteBranch): Promise<string> {
  const user = gitIn(directory, env);
  const { ok, text } = await user('remote', 'get-url', 'origin');
  if (!ok) {
    const hint = 'Check the code out first (actions/checkout), or use another `baseline.store`.';
    throw new EnvironmentError(`${directory} is in no git repository with a remote called origin.`, hint);
  }
  // A path may be relative to the user's repository.
  if (!/^\.{0,2}\//.test(text)) return text;
  const top = await user('rev-parse', '--show-toplevel');
  return path.resolve(top.ok ? top.text : await realpath(directory), text);
}

/** How the user's own repository signs in, unless there is a token. */
const CREDENTIALS = '^(http\\.|credential\\.|url\\.|core\\.sshcommand)';

async function ownEnv({ directory, env, token }: RemoteBranch): Promise<Env> {
  const free = {
    ...env,
    ...{ GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined },
  };
  const calm = withConfig(free, [
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
  ]);
  if (token !== '') return withToken(calm, env['GITHUB_SERVER_URL'] ?? 'https://github.com', token);
  const args = ['--local', '--includes', '--null', '--get-regexp', CREDENTIALS] as const;
  const { ok, text } = await gitIn(directory, env)('config', ...args);
  if (!ok) return calm;
  const pairs = text.split('\0').flatMap((pair) => {
    const end = pair.indexOf('\n');
    return end < 0 ? [] : [[pair.slice(0, end), pair.slice(end + 1)] as const];
  });
  return withConfig(calm, pairs);
}

/** A folder for temporary files: the runner's, else the system's. */
export function temporaryRoot(env: Env): string {
  return env['RUNNER_TEMP'] || os.tmpdir();
}
