import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type Repository = {
  readonly directory: string;
  git(...args: readonly string[]): string;
  write(name: string, text: string): void;
  /** commits everything; returns the SHA */
  commit(message: string): string;
  remove(): void;
};

/** A repository on branch `main` with one commit. */
export function createRepository(): Repository {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'repository-'));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=t@example.com', ...args], {
      cwd: directory,
      encoding: 'utf8',
    }).trim();
  const write = (name: string, text: string): void => {
    mkdirSync(path.join(directory, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  };
  const commit = (message: string): string => {
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q', '-b', 'main');
  write('server.js', 'one');
  commit('feat: first');
  return { directory, git, write, commit, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
