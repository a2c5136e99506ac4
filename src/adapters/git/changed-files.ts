import type { ChangedFiles } from '../../ports/changed-files.ts';
import { EnvironmentError } from '../../ports/errors.ts';
import { type Env, gitIn, withToken } from './git.ts';

export type ChangedFilesOptions = { readonly env: Env; readonly token?: string };

/** Asks git, whose list is whole: the one of the API ends after 300 files of a comparison. */
export function createChangedFiles({ env, token = '' }: ChangedFilesOptions): ChangedFiles {
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  return {
    async since(base, directory) {
      const git = gitIn(directory, withToken(env, server, token));
      const fork = await git('merge-base', base, 'HEAD');
      // A shallow clone may lack the commits between; base itself is at hand, and what it has on top is too much only.
      const from = fork.ok ? fork.text : base;
      const found = await git('diff', '--name-only', '--no-renames', '-z', from, 'HEAD');
      if (!found.ok) {
        const hint = 'Set `fetch-depth: 0` on the actions/checkout step.';
        throw new EnvironmentError(`The changed files since ${from.slice(0, 7)} cannot be listed.`, hint);
      }
      const prefix = await git('rev-parse', '--show-prefix');
      return { files: found.text.split('\0').filter((name) => name !== ''), prefix: prefix.text };
    },
  };
}
