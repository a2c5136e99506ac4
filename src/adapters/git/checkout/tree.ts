import { EnvironmentError } from '../../../ports/errors.ts';
import { machineTroubleIn } from '../../../ports/machine-trouble.ts';
import type { UserRepository } from '../user-repository.ts';
import { type Borrowed, type Borrower, borrow, type Wanted } from './borrow.ts';
import { fillLargeFiles, hasLargeFiles } from './large-files.ts';
import { filledSubmodules, fillSubmodules } from './submodules.ts';

const HINT = 'Set `fetch-depth: 0` on the actions/checkout step.';

/**
 * A repository in `folder` that has a commit and its files, not yet checked out. A shallow or partial clone may know the
 * commit and lack its files: then they are fetched, into this one alone.
 */
export async function obtain({ of, sha, borrower }: Wanted, folder: string): Promise<Borrowed> {
  const borrowed = await borrow(of, folder, borrower, 'tree');
  const complete = await borrowed.holds(sha);
  const options = ['--quiet', '--no-tags', '--no-recurse-submodules', '--depth=1'];
  const fetched = complete ? null : await borrowed.remote('fetch', ...options, 'origin', sha);
  await borrowed.lend();
  if (fetched?.ok === false) throw cannot(sha, fetched.text);
  return borrowed;
}

/** Writes the commit's own files: submodules are empty folders, and large files pointers. */
export async function writeFiles({ git }: Borrowed, sha: string): Promise<void> {
  const checkedOut = await git('checkout', '--quiet', '--force', '--detach', sha);
  if (!checkedOut.ok) throw cannot(sha, checkedOut.text);
}

/** Writes the files as the user's own checkout has theirs: with submodules and large files where those are there. */
export async function fill(borrowed: Borrowed, sha: string, borrower: Borrower): Promise<void> {
  await writeFiles(borrowed, sha);
  if (await hasLargeFiles(borrowed.of)) await fillLargeFiles(borrowed, sha);
  await fillSubmodules(borrowed, borrower, async (wanted, folder) => {
    const inner = await obtain(wanted, folder);
    await fill(inner, wanted.sha, borrower);
  });
}

/** What else than its commit decides which files a tree has. */
export async function shapeOf(of: UserRepository): Promise<string> {
  return JSON.stringify([await hasLargeFiles(of), await filledSubmodules(of)]);
}

function cannot(sha: string, words: string): EnvironmentError {
  const trouble = machineTroubleIn(words);
  if (trouble !== null) return trouble;
  return new EnvironmentError(
    `The files of ${sha.slice(0, 7)} cannot be checked out: ${words.split('\n')[0]}.`,
    HINT,
  );
}
