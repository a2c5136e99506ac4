import { type Env, gitIn } from './git.ts';

export type GitPlace = {
  /** of the checkout; the folder itself where git knows of none */
  readonly root: string;
  readonly isRepository: boolean;
  /** of the folder from that root, parted by `/`; '': it is the root */
  readonly folder: string;
  /** the branch that pull requests go into, as far as the checkout knows */
  readonly branch: string;
};

const LIMIT_MS = 10_000;
const USUAL = 'main';

/** Where a folder stands in its repository. */
export async function gitPlace(directory: string, env: Env): Promise<GitPlace> {
  const git = gitIn(directory, env, LIMIT_MS);
  const top = await git('rev-parse', '--show-toplevel');
  const prefix = await git('rev-parse', '--show-prefix');
  if (!top.ok) return { root: directory, isRepository: false, folder: '', branch: USUAL };
  const remote = await git('symbolic-ref', '--short', 'refs/remotes/origin/HEAD');
  // Without a remote the one that is checked out, unless the usual one is there too.
  const usual = await git('rev-parse', '--verify', '--quiet', `refs/heads/${USUAL}`);
  const current = await git('symbolic-ref', '--short', 'HEAD');
  const local = usual.ok || !current.ok ? USUAL : current.text;
  const branch = remote.ok ? remote.text.replace(/^origin\//, '') : local;
  return { root: top.text, isRepository: true, folder: prefix.text.replace(/\/$/, ''), branch };
}
