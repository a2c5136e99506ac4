import { open } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';

const LINES = 20;
const BYTES = 16_384;

/** The last lines of an app's log, without escape sequences. Empty where there is none. */
export async function readTail(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      const length = Math.min(size, BYTES);
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      return stripVTControlCharacters(buffer.toString('utf8')).trimEnd().split('\n').slice(-LINES).join('\n');
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}
