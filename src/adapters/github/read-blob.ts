import type { IncomingMessage } from 'node:http';
import { HttpClient } from '@actions/http-client';
import { Unanswered } from './failure.ts';
import { orSilence, type Patience, patiently, SILENCE } from './patience.ts';

/** Tries after the first one. */
const RETRIES = 2;
/** Time for one try, as long as it is not silent. Milliseconds. */
const LONGEST = 120_000;

/**
 * What lies at a signed address: on another host than the API, to which our token must not go, and for which the
 * proxy variables may say something else. Throws an Error where it is larger than `maxBytes`, and what `patiently`
 * throws.
 */
export function readBlob(url: string, maxBytes: number, patience: Patience): Promise<Buffer> {
  const send = () => fetchBlob(url, maxBytes, patience);
  return patiently({ send, retries: RETRIES, mayWait: true, limitMs: LONGEST }, patience);
}

async function fetchBlob(url: string, maxBytes: number, patience: Patience): Promise<Buffer> {
  // It asks the environment for a proxy by the address of each request.
  const client = new HttpClient('perf-gate', [], { socketTimeout: LONGEST });
  try {
    const { message } = await orSilence(() => client.get(url), SILENCE, patience.clock);
    try {
      return await bodyOf(message, maxBytes, patience);
    } finally {
      message.destroy();
    }
  } catch (thrown) {
    throw asOutage(thrown);
  } finally {
    client.dispose();
  }
}

async function bodyOf(message: IncomingMessage, maxBytes: number, { clock }: Patience): Promise<Buffer> {
  const { statusCode: status = 0, headers } = message;
  if (status !== 200) {
    const refused = new Error(`the host of the artifacts answered ${status}`);
    throw Object.assign(refused, { status, response: { headers }, request: {} });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  const parts: AsyncIterator<Buffer> = message[Symbol.asyncIterator]();
  for (;;) {
    // Each part has its own time: a slow download is not a silent one.
    const part = await orSilence(() => parts.next(), SILENCE, clock);
    if (part.done === true) return Buffer.concat(chunks);
    size += part.value.length;
    if (size > maxBytes) throw new TooLarge(`it is larger than ${maxBytes} bytes`);
    chunks.push(part.value);
  }
}

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Node's own errors of a connection, as an outage. */
function asOutage(thrown: unknown): unknown {
  if (thrown instanceof TooLarge || !(thrown instanceof Error) || 'request' in thrown) return thrown;
  return new Unanswered(thrown.message);
}
