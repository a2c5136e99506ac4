import { existsSync } from 'node:fs';
import path from 'node:path';

/** A folder as its repository's root calls it, parted by `/`; '': it is the root, or there is no repository. */
export function placeInRepository(directory: string): string {
  const folder = path.resolve(directory);
  for (let root = folder; ; root = path.dirname(root)) {
    if (existsSync(path.join(root, '.git'))) return path.relative(root, folder).split(path.sep).join('/');
    if (root === path.dirname(root)) return '';
  }
}
