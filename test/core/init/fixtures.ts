import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tree } from '../../../src/core/init/tree.ts';

const FIXTURES = path.join(import.meta.dirname, '..', '..', 'fixtures', 'init');

/** The files of a small repository in test/fixtures/init. */
export function fixtureTree(name: string): Tree {
  const root = path.join(FIXTURES, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')] as const;
    }),
  );
}

export const fixtureNames = (): readonly string[] => readdirSync(FIXTURES).sort();
