import { stat } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../../../ports/errors.ts';
import { readRepository, type UserRepository } from '../user-repository.ts';
import type { Borrowed, Borrower, Wanted } from './borrow.ts';

/** What an index says of a submodule: its commit and its path. */
const LINK = /^160000 ([0-9a-f]+) 0\t(.+)$/s;

type Link = { readonly path: string; readonly sha: string };

/**
 * Fills the submodules that the user's checkout has filled, each from its own repository there. One that is empty there
 * stays empty. Throws EnvironmentError for one that the checkout, which has others, does not know.
 */
export async function fillSubmodules(
  { git, folder, of }: Pick<Borrowed, 'git' | 'folder' | 'of'>,
  { env, token }: Borrower,
  fillOne: (wanted: Wanted, folder: string) => Promise<void>,
): Promise<void> {
  const links = linksOf((await git('ls-files', '--stage', '-z')).text);
  if (links.length === 0) return;
  const known = linksOf((await of.git('ls-files', '--stage', '-z')).text);
  const filled = new Map<string, UserRepository>();
  for (const { path: name } of [...known, ...links]) {
    const inside = path.join(of.top, name);
    const found = await readRepository(inside, env, token);
    if (found?.top === inside) filled.set(name, found);
  }
  for (const { path: name, sha } of links) {
    const own = filled.get(name);
    if (own !== undefined) {
      await fillOne({ of: own, sha, borrower: { env, token } }, path.join(folder, name));
    } else if (filled.size > 0 && !known.some((link) => link.path === name)) {
      const hint = 'The next change, which no longer takes it away, is compared again.';
      throw new EnvironmentError(`Base has the submodule ${name}, and this checkout does not.`, hint);
    }
  }
}

/** Paths of those that the checkout has files of. */
export async function filledSubmodules({ git, top }: UserRepository): Promise<readonly string[]> {
  const links = linksOf((await git('ls-files', '--stage', '-z')).text);
  const isFilled = (name: string) => stat(path.join(top, name, '.git')).catch(() => null);
  const found = await Promise.all(links.map(async (link) => [link.path, await isFilled(link.path)] as const));
  return found.flatMap(([name, data]) => (data === null ? [] : [name]));
}

function linksOf(index: string): readonly Link[] {
  return index.split('\0').flatMap((line) => {
    const [, sha, name] = LINK.exec(line) ?? [];
    return sha === undefined || name === undefined ? [] : [{ sha, path: name }];
  });
}
