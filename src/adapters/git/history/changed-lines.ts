import { appendFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { ChangedLines, ChangeSeen } from '../../../ports/git/changed-lines.ts';
import type { Run } from '../../../ports/run.ts';
import { type Borrowed, withBorrowed } from '../checkout/borrow.ts';
import { foldersOf } from '../checkout/place.ts';
import type { Env, Git } from '../git.ts';
import { type Repositories, rememberRepositories, topOf, type UserRepository } from '../user-repository.ts';
import { textsOfPatch } from './patch.ts';

export type ChangedLinesOptions = {
  readonly env: Env;
  readonly token?: string;
  /** absent: each repository is read when it is first asked about */
  readonly repositories?: Repositories;
  /** whose folders are used; absent: new ones below the runner's temporary folder */
  readonly run?: Run;
  /** whether what is checked out may be more than a commit; absent: a job's is a commit, whatever its steps changed in it */
  readonly edited?: boolean;
};

/** Files of a change that are read, and the longest of them and all of them together, bytes. */
const MOST_FILES = 300;
const LONGEST = 256 * 1024;
const MOST_BYTES = 8 * 1024 ** 2;

const HINT = 'Set `fetch-depth: 0` on the actions/checkout step.';

/** Asks git for whole files with what changed in them. */
export function createChangedLines(options: ChangedLinesOptions): ChangedLines {
  const { env, token = '', repositories = rememberRepositories(env, token), edited = false } = options;
  const folders = foldersOf(options);
  return {
    async since(base, directory, named, beside) {
      const repository = await repositories(directory);
      if (repository === null) throw new EnvironmentError(`${directory} is in no git repository.`, HINT);
      const folder = await folders('history');
      const inside = path.relative(repository.top, await realpath(directory).catch(() => directory));
      return withBorrowed(repository, folder, { env, token }, async (borrowed) => {
        if (beside !== undefined) await lendBeside(borrowed, beside);
        const head = edited ? await treeOf(repository, borrowed) : 'HEAD';
        const texts = await textsSince(borrowed.git, base, head);
        return { texts, files: await filesIn(borrowed.git, head, inside.split(path.sep).join('/'), named) };
      });
    },
  };
}

/** A shallow clone may lack base, whose files are compared: where base is checked out they are on this machine already. */
async function lendBeside({ folder }: Borrowed, beside: string): Promise<void> {
  const top = await topOf(beside);
  if (top === null) return;
  await appendFile(
    path.join(folder, 'objects', 'info', 'alternates'),
    `${path.join(top, '.git', 'objects')}\n`,
  );
}

/** The commit's files as they are on disk, where some were changed and not committed. New files do not count. */
async function treeOf({ git: own, top }: UserRepository, { git, folder }: Borrowed): Promise<string> {
  const status = await own('--no-optional-locks', 'diff-index', '--name-only', '-z', '--no-renames', 'HEAD');
  const names = status.ok ? status.text.split('\0').filter((name) => name !== '') : [];
  if (names.length === 0 || names.length > MOST_FILES) return 'HEAD';
  const there = (...args: readonly string[]) => git(`--git-dir=${folder}`, `--work-tree=${top}`, ...args);
  await there('read-tree', 'HEAD');
  await there('update-index', '--add', '--remove', '--', ...names);
  const tree = await there('write-tree');
  return tree.ok ? tree.text : 'HEAD';
}

async function textsSince(git: Git, base: string, head: string): Promise<ChangeSeen['texts']> {
  const trees = [`${base}^{tree}`, `${head}^{tree}`];
  const kinds = ['-r', '-M', '--diff-filter=AMR'];
  const listed = await git('diff-tree', ...kinds, '-z', '--name-status', ...trees);
  if (!listed.ok) throw new EnvironmentError(`What changed since ${base.slice(0, 7)} cannot be read.`, HINT);
  const names = namesIn(listed.text);
  const wanted = await readable(git, `${head}^{tree}`, [...names.keys()]);
  if (wanted.length === 0) return [];
  // Without its old name a file that was renamed would be new from its first line to its last.
  const both = new Set(wanted.flatMap((name) => [name, names.get(name) ?? name]));
  const plain = ['core.quotePath=false', 'diff.noprefix=false', 'diff.mnemonicPrefix=false'];
  const whole = ['-p', '-U1000000', '--no-ext-diff', '--no-textconv', '--no-color'];
  const patch = await git(
    ...plain.flatMap((setting) => ['-c', setting]),
    ...['--literal-pathspecs', 'diff-tree', ...kinds, ...whole, ...trees, '--', ...both],
  );
  return patch.ok ? textsOfPatch(patch.text, new Set(wanted)) : [];
}

/** Names as they are now, each with the one before: `M\0name\0R090\0old\0new\0`. */
function namesIn(listed: string): ReadonlyMap<string, string> {
  const parts = listed.split('\0');
  const names = new Map<string, string>();
  for (let at = 0; at < parts.length; ) {
    const [kind = '', old = '', now = ''] = parts.slice(at, at + 3);
    const isRenamed = kind.startsWith('R');
    if (old !== '') names.set(isRenamed ? now : old, old);
    at += isRenamed ? 3 : 2;
  }
  return names;
}

/** Those of a tree that are plain files and not too large. */
async function readable(git: Git, tree: string, names: readonly string[]): Promise<readonly string[]> {
  const asked = names.filter((name) => name !== '').slice(0, MOST_FILES);
  if (asked.length === 0) return [];
  const { text } = await git('--literal-pathspecs', 'ls-tree', '-r', '-l', '-z', tree, '--', ...asked);
  let bytes = 0;
  return text.split('\0').flatMap((entry) => {
    const [, size, name] = /^100\d+ blob [0-9a-f]+ +(\d+)\t(.*)$/s.exec(entry) ?? [];
    if (name === undefined || Number(size) > LONGEST || bytes + Number(size) > MOST_BYTES) return [];
    bytes += Number(size);
    return [name];
  });
}

/** Which of these are in a tree, and how long each is. */
async function filesIn(
  git: Git,
  tree: string,
  inside: string,
  named: readonly string[],
): Promise<ChangeSeen['files']> {
  const asked = named.flatMap((name) => {
    const file = path.posix.join(inside, name);
    return name === '' || path.posix.isAbsolute(name) || file.startsWith('..') ? [] : [{ named: name, file }];
  });
  if (asked.length === 0) return [];
  const of = `${tree}^{tree}`;
  const files = asked.map(({ file }) => file);
  // Of each file that has one the number of its lines: every line fits.
  const { text } = await git('--literal-pathspecs', 'grep', '-I', '-c', '-z', '-e', '', of, '--', ...files);
  const counts = [...text.matchAll(/^[^\0]*?\^\{tree\}:([^\0]*)\0(\d+)$/gm)];
  const lines = new Map(counts.map(([, file = '', count]) => [file, Number(count)]));
  return asked.flatMap((one) => {
    const found = lines.get(one.file);
    return found === undefined ? [] : [{ ...one, lines: found }];
  });
}
