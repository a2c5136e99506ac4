import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type SourceFile = { readonly file: string; readonly text: string };

/** Every TypeScript file below src, by its path from the repository's root. */
export function sourceFiles(root: string): readonly SourceFile[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join('src', name.split(path.sep).join('/')))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

/** What a file imports: paths from the root for its own, names as written for packages. */
export function importsOf({ file, text }: SourceFile): readonly string[] {
  const found = [...text.matchAll(/(?<![-\w.])(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return found.map((name) => (name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name));
}
