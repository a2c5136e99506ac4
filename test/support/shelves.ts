import path from 'node:path';
import type { SourceFile } from './imports.ts';

/** Files that lie directly in a room before it has shelves, and on one shelf. */
const MOST_IN_ROOM = 12;
const MOST_ON_SHELF = 25;

/** Rooms and shelves that hold too many files, a sentence each: a shelf is a folder in a room. */
export function crowded(files: readonly SourceFile[]): readonly string[] {
  const folders = Map.groupBy(files, ({ file }) => path.posix.dirname(file));
  return [...folders].flatMap(([folder, { length }]) => {
    const most = isShelf(folder) ? MOST_ON_SHELF : MOST_IN_ROOM;
    if (length <= most) return [];
    const advice = isShelf(folder) ? 'make two of it' : 'give it shelves';
    return [`${folder} holds ${length} files, and at most ${most} are allowed: ${advice}.`];
  });
}

/** `core`, `adapters`, `entry` and `plumbing` are made of rooms; every other folder there is one. */
function isShelf(folder: string): boolean {
  const [, first = '', , ...below] = folder.split('/');
  return ['core', 'adapters', 'entry', 'plumbing'].includes(first)
    ? below.length > 0
    : folder.split('/').length > 2;
}
