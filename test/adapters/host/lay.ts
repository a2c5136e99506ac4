import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';

export type Tree = {
  readonly root: string;
  /** Writes these files below the root, in the place of those that are there. */
  lay(files: Readonly<Record<string, string>>): void;
};

/** Before each test of a file an empty folder, in which `/proc` and `/sys` of another machine can be laid. */
export function otherMachine(): () => Tree {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'machine-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const lay: Tree['lay'] = (files) => {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };
  return () => ({ root, lay });
}
