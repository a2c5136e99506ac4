import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A file's text; null: it is not there, or not for us. */
export function read(root: string, name: string): string | null {
  try {
    return readFileSync(path.join(root, name), 'utf8');
  } catch {
    return null;
  }
}

/** A number that a file holds alone, or behind a name at the begin of a line; null: there is none. */
export function numberIn(text: string | null, name?: string): number | null {
  const pattern = name === undefined ? /^\s*(-?\d+)\s*$/ : new RegExp(`^${name}:?[ \\t]+(\\d+)`, 'm');
  const [, digits] = pattern.exec(text ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
}
