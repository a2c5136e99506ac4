import path from 'node:path';

/** The path from a folder to what lies in it, '' for the folder itself; null: it lies elsewhere. Links are not followed. */
export function pathWithin(folder: string, place: string): string | null {
  const within = path.relative(folder, place);
  return within.startsWith('..') || path.isAbsolute(within) ? null : within;
}
