import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../../../ports/errors.ts';
import { ownEnvironment } from '../environment.ts';
import { type Env, type Git, gitIn } from '../git.ts';
import { type Way, waysTo } from '../origin.ts';
import type { UserRepository } from '../user-repository.ts';

/**
 * A repository of our own that finds the user's objects without a copy of them. What is fetched lands in it, so that
 * theirs keeps every file, ref and setting as it was, and no setting of theirs is in force in it.
 */
export type Borrowed = {
  readonly of: UserRepository;
  readonly folder: string;
  /** without the token */
  readonly git: Git;
  /** A command that speaks to origin (`fetch`, `ls-remote`), by each way until one works; it alone has the token. */
  readonly remote: Git;
  /** Whether the user's repository holds the commit and all of its files (`filter`: all that passes it). */
  holds(sha: string, ...filter: readonly string[]): Promise<boolean>;
  /** From now on the user's commits and names are found in it; before, it has what was fetched. */
  lend(): Promise<void>;
};

export type Borrower = { readonly env: Env; readonly token: string };

/** A commit of a repository, and who wants its files. */
export type Wanted = { readonly of: UserRepository; readonly sha: string; readonly borrower: Borrower };

/** Makes one in an empty folder, bare or with files. Throws EnvironmentError where git cannot. */
export async function borrow(
  of: UserRepository,
  folder: string,
  { env, token }: Borrower,
  kind: 'bare' | 'tree',
): Promise<Borrowed> {
  const { machine, own } = of.origin;
  const local = ownEnvironment(env, token, [...machine, ...own]);
  const git = gitIn(folder, local);
  await mkdir(folder, { recursive: true });
  const format = of.format === 'sha1' ? [] : [`--object-format=${of.format}`];
  const bare = kind === 'bare' ? ['--bare'] : [];
  const made = await git('init', '--quiet', '--template=', ...bare, ...format, '.');
  if (!made.ok) throw new EnvironmentError(`git init: ${made.text}`, 'Install git 2.31 or newer.');
  const data = kind === 'bare' ? folder : path.join(folder, '.git');
  const ways = waysTo(of.origin, env, token);
  const [first] = ways;
  if (first !== undefined) await git('config', 'remote.origin.url', first.url);
  return {
    ...{ of, folder, git },
    remote: (...args) => byAnyWay(ways, folder, args),
    async holds(sha, ...filter) {
      const both = gitIn(folder, { ...local, GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(of.objects) });
      const found = await both('rev-list', '--objects', '--no-walk', '--missing=print', ...filter, sha);
      return found.ok && !/^\?/m.test(found.text);
    },
    lend: () => lend(of, data),
  };
}

/** A folder's own, which is gone afterwards. */
export async function withBorrowed<T>(
  of: UserRepository,
  folder: string,
  borrower: Borrower,
  body: (borrowed: Borrowed) => Promise<T>,
): Promise<T> {
  try {
    const borrowed = await borrow(of, folder, borrower, 'bare');
    await borrowed.lend();
    return await body(borrowed);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

async function byAnyWay(ways: readonly Way[], folder: string, args: readonly string[]) {
  let said = { ok: false, text: 'there is no remote called origin' };
  for (const { url, env } of ways) {
    const git = gitIn(folder, env);
    await git('config', 'remote.origin.url', url);
    said = await git(...args);
    if (said.ok) break;
  }
  return said;
}

async function lend(of: UserRepository, data: string): Promise<void> {
  await mkdir(path.join(data, 'objects', 'info'), { recursive: true });
  await writeFile(path.join(data, 'objects', 'info', 'alternates'), `${of.objects}\n`);
  await addLines(path.join(data, 'shallow'), of.shallow);
  await writeFile(path.join(data, 'packed-refs'), of.refs === '' ? '' : `${of.refs}\n`);
  if (of.head !== null) await writeFile(path.join(data, 'HEAD'), `${of.head}\n`);
}

/** What a fetch noted stays. */
async function addLines(file: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const lines = new Set([...before.split('\n'), ...text.split('\n')].filter((line) => line !== ''));
  if (lines.size > 0) await writeFile(file, `${[...lines].join('\n')}\n`);
}
