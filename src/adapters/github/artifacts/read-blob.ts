import { openUrl } from '../../../plumbing/download/open-url.ts';
import { readParts, TooLarge } from '../../../plumbing/download/read-parts.ts';
import { Unanswered } from '../client/failure.ts';
import { type Patience, patiently, SILENCE } from '../client/patience.ts';

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
  const send = (signal: AbortSignal) => fetchBlob(url, maxBytes, patience, signal);
  return patiently({ send, retries: RETRIES, mayWait: true, limitMs: LONGEST }, patience);
}

async function fetchBlob(
  url: string,
  maxBytes: number,
  { clock }: Patience,
  signal: AbortSignal,
): Promise<Buffer> {
  const limits = { clock, silenceMs: SILENCE };
  try {
    const { message } = await openUrl({ url, env: process.env, signal, ...limits });
    const { statusCode: status = 0, headers } = message;
    if (status === 200)
      return Buffer.concat(await Array.fromAsync(readParts(message, { ...limits, maxBytes })));
    message.destroy();
    const refused = new Error(`the host of the artifacts answered ${status}`);
    throw Object.assign(refused, { status, response: { headers }, request: {} });
  } catch (thrown) {
    throw asOutage(thrown);
  }
}

/** Silence and Node's own errors of a connection, as an outage. */
function asOutage(thrown: unknown): unknown {
  if (thrown instanceof TooLarge || !(thrown instanceof Error) || 'request' in thrown) return thrown;
  return new Unanswered(thrown.message);
}
