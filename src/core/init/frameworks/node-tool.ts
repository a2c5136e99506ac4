import type { Needed } from '../application.ts';
import { type Found, firstFile, type Tree, whole } from '../tree.ts';
import { MANIFEST, type Manifest } from './node-manifest.ts';

/** The package manager of a repository. */
export type NodeTool = {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** what installs, and builds where package.json has a script for it or `always` says so; null: there is nothing to do */
  build(always: boolean): Found<string> | null;
  /** how it starts a program of a package: `npx` */
  readonly runs: string;
  readonly needed: readonly Needed[];
};

const LOCKS: readonly (readonly [string, NodeTool['name']])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

const RUNS = { npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn', bun: 'bunx' } as const;

/** By the lock file, else by what package.json says, else npm. */
export function nodeTool(tree: Tree, manifest: Manifest): NodeTool {
  const lock = LOCKS.find(([file]) => tree.has(file));
  const said = LOCKS.find(([, tool]) => manifest.packageManager.startsWith(`${tool}@`))?.[1];
  const name = lock?.[1] ?? said ?? 'npm';
  const install = installs(tree, name, lock !== undefined);
  const at = whole(lock?.[0] ?? MANIFEST);
  return {
    name,
    runs: RUNS[name],
    needed: name === 'pnpm' || name === 'yarn' ? [{ kind: 'corepack' }] : [],
    build(always) {
      const steps = Object.keys(manifest.all).length > 0 || lock !== undefined ? [install] : [];
      if (always || 'build' in manifest.scripts) steps.push(`${name} run build`);
      return steps.length === 0 ? null : { value: steps.join(' && '), at };
    },
  };
}

function installs(tree: Tree, name: NodeTool['name'], isLocked: boolean): string {
  if (!isLocked) return `${name} install`;
  if (name === 'npm') return 'npm ci';
  // Yarn 2 and later have another word for it.
  const isBerry = name === 'yarn' && firstFile(tree, ['.yarnrc.yml']) !== null;
  return `${name} install ${isBerry ? '--immutable' : '--frozen-lockfile'}`;
}
