import { createWriteStream, openSync, statSync } from 'node:fs';
import type { Mask } from '../../../core/config/secrets.ts';
import { toError } from '../../../ports/errors.ts';
import { lastLines, TAIL_LENGTH } from './log-tail.ts';
import { maskedLines } from './masked-lines.ts';

/** Bytes of a file that are kept from its beginning, and from its end. */
const FIRST_BYTES = 8 << 20;
const LAST_BYTES = 1 << 20;

export type KeptLog = {
  take(chunk: Buffer): void;
  /** the last lines, without escape sequences */
  tail(): string;
  /** Writes what it held back. Safe to call twice. */
  close(): Promise<void>;
};

export type KeptLogOptions = {
  readonly file: string;
  /** absent: nothing is secret */
  readonly mask?: Mask | undefined;
  /** told once when the file cannot be written any more: who writes is not held up by it */
  readonly onTrouble: (text: string) => void;
  readonly limits?: { readonly firstBytes?: number; readonly lastBytes?: number };
};

/**
 * Appends what a program of the user's writes, masked line by line before it touches the disk: users upload the folder
 * that it lies in. Of much the first part and the last are kept, with the size of the gap. Throws where the file cannot
 * be opened.
 */
export function openKeptLog(options: KeptLogOptions): KeptLog {
  const { mask = (text) => text, limits } = options;
  const file = openFile(options);
  let firstBytes = Math.max(0, (limits?.firstBytes ?? FIRST_BYTES) - file.size);
  const last = openLast(limits?.lastBytes ?? LAST_BYTES);
  let tail = '';
  let closed: Promise<void> | null = null;
  const lines = maskedLines(mask, (text) => {
    tail += text;
    if (tail.length > 4 * TAIL_LENGTH) tail = tail.slice(-TAIL_LENGTH);
    const bytes = Buffer.byteLength(text);
    if (bytes <= firstBytes) file.write(text);
    else last.add(text, bytes);
    firstBytes = bytes <= firstBytes ? firstBytes - bytes : 0;
  });
  const close = () => {
    lines.end();
    for (const text of last.texts()) file.write(text);
    return file.end();
  };
  return {
    take: lines.hear,
    tail: () => lastLines((tail + lines.rest()).slice(-TAIL_LENGTH)),
    close() {
      closed ??= close();
      return closed;
    },
  };
}

/** The newest lines, up to so many bytes, and how much had to go before them. */
function openLast(limit: number) {
  const lines: { readonly text: string; readonly bytes: number }[] = [];
  let held = 0;
  let gone = 0;
  return {
    add(text: string, bytes: number) {
      lines.push({ text, bytes });
      held += bytes;
      while (held > limit && lines.length > 1) {
        const first = lines.shift()?.bytes ?? 0;
        held -= first;
        gone += first;
      }
    },
    texts(): readonly string[] {
      const gap = gone === 0 ? [] : [`… ${(gone / 2 ** 20).toFixed(1)} MB of this log are left out here …\n`];
      return [...gap, ...lines.map(({ text }) => text)];
    },
  };
}

function openFile({ file, onTrouble }: KeptLogOptions) {
  const fd = openSync(file, 'a');
  const stream = createWriteStream(file, { fd });
  let broken = false;
  stream.on('error', (error) => {
    if (!broken) onTrouble(`The log ${file} is not complete: ${toError(error).message}.`);
    broken = true;
  });
  return {
    size: statSync(file).size,
    write(text: string) {
      if (!broken) stream.write(text);
    },
    end: () =>
      new Promise<void>((resolve) => {
        if (broken || stream.destroyed) return resolve();
        stream.once('error', () => resolve());
        stream.end(() => resolve());
      }),
  };
}
