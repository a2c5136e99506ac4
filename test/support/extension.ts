import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, '..', 'fixtures', 'extending');

/** A change that adds one thing to the sources, as a patch. */
export type Extension = {
  readonly name: string;
  /** as the table of CONTRIBUTING.md calls it */
  readonly adds: string;
  /** how many files it may touch at most, tests apart */
  readonly most: number;
  readonly touches: readonly string[];
  /** for `git apply`; it passes over our own lines at the head */
  readonly text: string;
};

/** Every patch of the folder; its first lines say what it adds and how many files that may touch. */
export function extensions(): readonly Extension[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.patch'));
  return names.map((name) => extensionOf(name, readFileSync(path.join(FOLDER, name), 'utf8')));
}

export function extensionOf(name: string, text: string): Extension {
  const [, adds, most] = /^adds: (.+)\nfiles: (\d+)\n/.exec(text) ?? [];
  if (adds === undefined) throw new Error(`${name} must begin with "adds: WHAT" and "files: NUMBER".`);
  const touched = [...text.matchAll(/^diff --git a\/(\S+)/gm)].map((match) => match[1] ?? '');
  const touches = touched.filter((file) => !file.startsWith('test/'));
  return { name, adds, most: Number(most), touches, text };
}
