import { appendFile, open, readFile } from 'node:fs/promises';

/** All lines of a file of JSON lines but one that a kill cut off. No file: none. */
export async function readLines<T>(file: string): Promise<readonly T[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

/** Adds a line; one that a kill cut off does not swallow it. */
export async function addLine(file: string, line: unknown): Promise<void> {
  const whole = await endsWhole(file);
  await appendFile(file, `${whole ? '' : '\n'}${JSON.stringify(line)}\n`);
}

async function endsWhole(file: string): Promise<boolean> {
  await using handle = await open(file, 'a+');
  const { size } = await handle.stat();
  if (size === 0) return true;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === '\n';
}
