import type { Framework } from '../application.ts';
import { firstFile, type Place, type Tree, whole } from '../tree.ts';

const NODE = ['.nvmrc', '.node-version'];

const FILES: Readonly<Partial<Record<Framework, readonly string[]>>> = {
  ...{ next: NODE, nest: NODE, fastify: NODE, express: NODE, node: NODE },
  ...{ django: ['.python-version'], fastapi: ['.python-version'] },
  // Bundler refuses another Ruby, and the runner's own takes no gems without root.
  rails: ['.ruby-version', 'Gemfile'],
};

/** Where a repository says which version of its language it wants; null: nowhere. */
export function versionFile(tree: Tree, framework: Framework): Place | null {
  const file = firstFile(tree, FILES[framework] ?? []);
  return file === null ? null : whole(file);
}
