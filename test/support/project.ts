import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TEMPLATE = path.join(import.meta.dirname, '..', 'e2e', 'project');

export type Project = {
  readonly directory: string;
  git(...args: readonly string[]): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** commits everything and returns the SHA */
  commit(message: string): Promise<string>;
};

/** A user's repository on branch `main`: an app whose speed is a file, a k6 script, perf-gate.yml. */
export async function createProject(workflow: string): Promise<Project> {
  const project = await emptyProject();
  await cp(TEMPLATE, project.directory, { recursive: true });
  await project.write('.github/workflows/gate.yml', workflow);
  await project.commit('feat: the shop');
  return project;
}

/** A repository on branch `main` without any commit. */
export async function emptyProject(): Promise<Project> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'project-'));
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  const project: Project = {
    directory,
    git: async (...args) => (await run('git', [...identity, ...args], { cwd: directory })).stdout.trim(),
    async write(file, text) {
      const target = path.join(directory, file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    },
    async commit(message) {
      await project.git('add', '-A');
      await project.git('commit', '-q', '--allow-empty', '-m', message);
      return project.git('rev-parse', 'HEAD');
    },
  };
  await project.git('init', '-q', '-b', 'main');
  return project;
}

/** Speeds of the two endpoints, in milliseconds. */
export function speed(productsMs: number, ordersMs: number): string {
  return JSON.stringify({ productsMs, ordersMs });
}
