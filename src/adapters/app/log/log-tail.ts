import { open } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';

/** What is shown of a log's end, lines. */
export const TAIL_LINES = 20;
/** A line may be as long as it likes: characters, or bytes of a file. */
export const TAIL_LENGTH = 16_384;

/** The last lines of an app's log, without escape sequences. Empty where there is none. */
export async function readTail(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      const length = Math.min(size, TAIL_LENGTH);
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      return lastLines(buffer.toString('utf8'));
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}

/** The end of a text, without escape sequences. */
export const lastLines = (text: string): string =>
  stripVTControlCharacters(text).trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
