import { EnvironmentError } from '../../../ports/errors.ts';
import type { Log } from '../../../ports/log.ts';
import type { Borrowed } from '../checkout/borrow.ts';
import type { Git } from '../git.ts';

/** The commits of a repository; what the user's checkout lacks is fetched, files left out. */
export type History = {
  /** without the network */
  readonly git: Git;
  /** asks origin what it has: the lines of `git ls-remote` */
  readonly list: Git;
  readonly hasOrigin: boolean;
  readonly head: string | null;
  /** Whether it is there by now. */
  has(sha: string): Promise<boolean>;
  /** Fetches a name of origin (`refs/heads/main`) and gives its commit; null: that did not work. */
  fetchRef(ref: string): Promise<string | null>;
  /** Fetches a commit that is not there, and where the checkout is shallow those before it. */
  deepen(sha: string, depth?: number): Promise<void>;
  readonly isShallow: boolean;
};

/** First-parent commits that questions are asked about at most, and as many as a merge base may lie behind. */
export const DEPTH = 200;

const FETCHED = 'refs/perf-gate/fetched';

export function historyOf({ of, git, remote }: Borrowed, log: Log): History {
  const hasOrigin = of.origin.url !== null;
  const isShallow = of.shallow !== '';
  /** Of a shallow clone history only (`tree:0`): the files of old commits are not needed. */
  const fetch = async (what: string, depth = DEPTH): Promise<boolean> => {
    if (!hasOrigin) return false;
    const few = isShallow ? [`--depth=${depth}`, '--filter=tree:0'] : [];
    const options = ['--quiet', '--no-tags', '--force', '--no-recurse-submodules'];
    const fetched = await remote('fetch', ...options, ...few, 'origin', `${what}:${FETCHED}`);
    log.write('debug', `git fetch ${what}: ${fetched.ok ? 'done' : fetched.text}`);
    return fetched.ok;
  };
  const isHere = async (sha: string) => (await git('cat-file', '-e', `${sha}^{commit}`)).ok;
  return {
    ...{ git, hasOrigin, isShallow, head: of.head },
    list: (...args) => remote('ls-remote', ...args),
    has: async (sha) => (await isHere(sha)) || fetch(sha),
    async fetchRef(ref) {
      if (!(await fetch(ref))) return null;
      return commitOf(git, FETCHED);
    },
    async deepen(sha, depth) {
      if (isShallow || !(await isHere(sha))) await fetch(sha, depth);
    },
  };
}

/** The commit that a name stands for; null: there is none. */
export async function commitOf(git: Git, name: string): Promise<string | null> {
  const { ok, text } = await git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  return ok ? text : null;
}

/** Parents of a commit, also those that a shallow clone does not hold: the raw commit names them. */
export async function parentsOf(git: Git, sha: string): Promise<readonly string[]> {
  const { text } = await git('cat-file', '-p', sha);
  const header = text.split('\n\n')[0] ?? '';
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? '');
}

/** How far back a merge base is looked for in a shallow clone. */
const REACHES = [DEPTH, 5000];

/**
 * The newest commit that HEAD and a branch of origin have in common; null: the branch has no name, or there is nothing
 * to ask. Throws EnvironmentError where a shallow clone does not say and origin cannot be asked.
 */
export async function mergeBase(history: History, branch: string): Promise<string | null> {
  const { git, head, hasOrigin, isShallow } = history;
  if (branch === '' || head === null) return null;
  const between = async (tip: string | null) => {
    const found = tip === null ? null : await git('merge-base', head, tip);
    return found?.ok === true ? found.text : null;
  };
  const here = await tipHere(git, branch);
  if (!isShallow && here !== null) {
    const found = await between(here);
    if (found !== null) return found;
  }
  if (!hasOrigin) return between(here);
  for (const depth of isShallow ? REACHES : [DEPTH]) {
    const tip = await history.fetchRef(`refs/heads/${branch}`);
    if (tip === null) break;
    await history.deepen(tip, depth);
    await history.deepen(head, depth);
    const found = await between(tip);
    if (found !== null) return found;
  }
  throw new EnvironmentError(
    `The commits between this checkout and \`${branch}\` are not in it and could not be fetched.`,
    'Set `fetch-depth: 0` on the actions/checkout step.',
  );
}

/** Where the branch stands, as the checkout knows it. */
export async function tipHere(git: Git, branch: string): Promise<string | null> {
  return (
    (await commitOf(git, `refs/remotes/origin/${branch}`)) ?? (await commitOf(git, `refs/heads/${branch}`))
  );
}
