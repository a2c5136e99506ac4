import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

type NamedText = { readonly name: string; readonly text: string };

/** Those that are there already with another text. */
export async function inTheWay<T extends NamedText>(
  root: string,
  files: readonly T[],
): Promise<readonly T[]> {
  const now = await Promise.all(
    files.map(({ name }) => readFile(path.join(root, name), 'utf8').catch(textless)),
  );
  return files.filter(({ text }, index) => now[index] !== null && now[index] !== text);
}

/** null: there is no such file. Throws where there is one that cannot be read. */
function textless(thrown: NodeJS.ErrnoException): null {
  if (thrown.code === 'ENOENT') return null;
  throw thrown;
}

/** Writes them, with their folders. One that came to be since it was looked for is not overwritten, but an error. */
export async function writeNewFiles(
  root: string,
  files: readonly NamedText[],
  overwrite: ReadonlySet<string>,
): Promise<void> {
  for (const { name, text } of files) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    const isThere = (await readFile(file, 'utf8').catch(textless)) !== null;
    if (isThere && !overwrite.has(name)) continue;
    await writeFile(file, text, { flag: overwrite.has(name) ? 'w' : 'wx' });
  }
}
