import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { Mask } from '../../core/config/secrets.ts';

/**
 * Goes over a log that programs of the user wrote themselves, line by line, once they have ended: users upload the
 * folder that it lies in. A log that cannot be masked is taken away.
 */
export async function maskLog(file: string, mask: Mask | undefined): Promise<void> {
  if (mask === undefined) return;
  const half = `${file}.masked`;
  try {
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    await pipeline(lines, (text) => maskedLines(text, mask), createWriteStream(half));
    await rename(half, file);
  } catch {
    await rm(half, { force: true });
    await rm(file, { force: true });
  }
}

async function* maskedLines(lines: AsyncIterable<string>, mask: Mask): AsyncIterable<string> {
  for await (const line of lines) yield `${mask(line)}\n`;
}
