import { rm } from 'node:fs/promises';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { Folders } from '../checkout/place.ts';
import { type Env, type Git, gitIn } from '../git.ts';
import { waysTo } from '../origin.ts';
import type { Repositories } from '../user-repository.ts';

export type RemoteBranch = {
  /** short name of the branch */
  readonly branch: string;
  /** a folder in the user's repository, whose `origin` is spoken to */
  readonly directory: string;
  readonly env: Env;
  /** empty: the credentials that the user's repository is configured with */
  readonly token: string;
  readonly repositories: Repositories;
  readonly folders: Folders;
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
  const [way] = await waysOf(of);
  if (way === undefined) {
    const hint = 'Check the code out first (actions/checkout), or use another `baseline.store`.';
    throw new EnvironmentError(`${of.directory} is in no git repository with a remote called origin.`, hint);
  }
  const folder = await of.folders('branch');
  try {
    const { env, url: remote } = way;
    const git = gitIn(folder, env);
    const ref = `refs/heads/${of.branch}`;
    if (!(await git('check-ref-format', ref)).ok) {
      const hint = 'Use letters, digits and dashes: `baseline.store: branch:perf-gate-baselines`.';
      throw new EnvironmentError(`\`${of.branch}\` is no name for a branch.`, hint);
    }
    const made = await git('init', '--quiet', '--bare', '--template=', '.');
    if (!made.ok) throw new EnvironmentError(`git init: ${made.text}`, 'Install git 2.31 or newer.');
    return await body({ branch: of.branch, folder, env, git, remote, ref });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function waysOf({ repositories, directory, env, token }: RemoteBranch) {
  const repository = await repositories(directory);
  return repository === null ? [] : waysTo(repository.origin, env, token);
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
