import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../../ports/errors.ts';
import { gitEnvironment } from './environment.ts';
import { type Env, type Git, gitIn } from './git.ts';
import { type Origin, readOrigin } from './origin.ts';

/** Questions about a repository take milliseconds: one that is not answered for so long never will be. */
const LIMIT_MS = 30_000;

/** What the user's repository held when it was read. Later questions are asked elsewhere: see `borrow`. */
export type UserRepository = {
  /** its folder, links resolved */
  readonly top: string;
  /** folder of its git data, which worktrees share */
  readonly common: string;
  /** folder of its objects */
  readonly objects: string;
  /** `sha1` or `sha256` */
  readonly format: string;
  /** the checked-out commit; null: there is none yet */
  readonly head: string | null;
  /** commits whose parents a shallow clone lacks, one a line; empty: it is whole */
  readonly shallow: string;
  /** `SHA name` a line */
  readonly refs: string;
  readonly origin: Origin;
  /** git inside it: no hooks, no token */
  readonly git: Git;
};

/**
 * Reads the repository that a folder lies in; null: there is none. Throws EnvironmentError where git cannot say: that is
 * never taken for "no repository". The job's token is neither needed nor within reach.
 */
export async function readRepository(
  directory: string,
  env: Env,
  token: string,
): Promise<UserRepository | null> {
  const top = await topOf(directory);
  if (top === null) return null;
  const inside = { ...gitEnvironment(env, token), GIT_DIR: path.join(top, '.git') };
  const git = gitIn(top, inside, LIMIT_MS);
  const places = await ask(git, top, [
    ...['rev-parse', '--path-format=absolute', '--git-common-dir', '--git-path', 'objects'],
    ...['--git-path', 'shallow', '--show-object-format'],
  ]);
  const [common = '', objects = '', shallow = '', format = ''] = places.split('\n');
  const head = await git('rev-parse', '--verify', '--quiet', 'HEAD');
  // Quietly: there is no commit yet. Anything else git says, and then it is not that.
  if (!head.ok && head.text !== '') throw refusal(top, head.text);
  if (head.ok) await ask(git, top, ['cat-file', '-e', `${head.text}^{commit}`]);
  return {
    ...{ top, common, objects, format, git },
    head: head.ok ? head.text : null,
    shallow: await readFile(shallow, 'utf8').catch(() => ''),
    refs: await ask(git, top, ['for-each-ref', '--format=%(objectname) %(refname)']),
    origin: await readOrigin(git, top),
  };
}

/** The nearest folder with a `.git`, links resolved, found without git: a git that refuses to look must not hide it. Null: none. */
export async function topOf(directory: string): Promise<string | null> {
  let folder = await realpath(directory).catch(() => path.resolve(directory));
  for (;;) {
    if ((await stat(path.join(folder, '.git')).catch(() => null)) !== null) return folder;
    const above = path.dirname(folder);
    if (above === folder) return null;
    folder = above;
  }
}

async function ask(git: Git, top: string, args: readonly string[]): Promise<string> {
  const { ok, text } = await git(...args);
  if (!ok) throw refusal(top, text);
  return text;
}

function refusal(top: string, words: string): EnvironmentError {
  const said = words.split('\n')[0];
  const hint = `Run \`git status\` in ${top} in a step before, and mend what it says; git 2.31 or newer is needed.`;
  return new EnvironmentError(`Git cannot read the repository at ${top}: ${said}.`, hint);
}

/** Repositories as they were when first asked for. */
export type Repositories = (directory: string) => Promise<UserRepository | null>;

/** Reads each once, so that what the application changes later is not believed. A failure is not kept. */
export function rememberRepositories(env: Env, token: string): Repositories {
  const known = new Map<string, Promise<UserRepository | null>>();
  return (directory) => {
    const found = known.get(directory) ?? readRepository(directory, env, token);
    known.set(directory, found);
    found.catch(() => known.delete(directory));
    return found;
  };
}
