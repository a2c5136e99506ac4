import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../ports/clock.ts';
import { inTime } from '../time/in-time.ts';

export type Reading = {
  readonly clock: Clock;
  /** the longest wait for a part: a slow download is not a silent one */
  readonly silenceMs: number;
  /** absent: without limit */
  readonly maxBytes?: number;
};

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** The parts of an answer's body as they come. Throws Silence, TooLarge, and Node's error of a torn transfer. */
export async function* readParts(
  message: IncomingMessage,
  { clock, silenceMs, maxBytes = Number.POSITIVE_INFINITY }: Reading,
): AsyncGenerator<Buffer, void> {
  const parts: AsyncIterator<Buffer> = message[Symbol.asyncIterator]();
  let size = 0;
  try {
    for (;;) {
      const part = await inTime(() => parts.next(), silenceMs, clock);
      if (part.done === true) return;
      size += part.value.length;
      if (size > maxBytes) throw new TooLarge(`it is larger than ${maxBytes} bytes`);
      yield part.value;
    }
  } finally {
    message.destroy();
  }
}
