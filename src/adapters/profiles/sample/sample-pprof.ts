import { toError } from '../../../ports/errors.ts';
import { type Body, MOST_BYTES, type Sampled, unreachable } from './sampled.ts';

/**
 * Longer than `body` drives, which takes some seconds to begin: what it asks is to be sampled whole, and of an idle
 * application there are no samples.
 */
const SECONDS = 11;
/** Until the answer is there, once it was sampled. */
const ANSWER_MS = 10_000;
/** Characters of an answer that is no profile. */
const SHOWN = 200;

type Target = { readonly url: string; readonly signal: AbortSignal };

/**
 * Asks for a profile, and does `body` meanwhile, which is ended where the answer comes first: requests after it are in no
 * sample. Not known are those of one that rejects then. https://pkg.go.dev/net/http/pprof. Rejects as `body` does before.
 */
export async function samplePprof({ url, signal }: Target, body: Body): Promise<Sampled> {
  const needless = new AbortController();
  const limit = AbortSignal.timeout(SECONDS * 1000 + ANSWER_MS);
  const asked = ask(url, AbortSignal.any([signal, limit, needless.signal])).catch((thrown: unknown) =>
    toError(thrown),
  );
  try {
    // Of a script whose setup() takes long, or where it refuses: what is driven now is driven in vain.
    const answered = new AbortController();
    void asked.then(() => answered.abort(new Error('the profile is there')));
    const [ended] = await Promise.allSettled([body(AbortSignal.any([signal, answered.signal]))]);
    if (ended.status === 'rejected' && !answered.signal.aborted) throw ended.reason;
    const answer = await asked;
    signal.throwIfAborted();
    if (answer instanceof Error) return unreachable(answer.message);
    const requests = ended.status === 'fulfilled' ? ended.value.requests : null;
    return { kind: 'sampled', raw: { format: 'pprof', bytes: answer }, requests };
  } finally {
    needless.abort();
  }
}

/** Rejects with what it said instead of a profile. */
async function ask(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const target = new URL(url);
  target.searchParams.set('seconds', String(SECONDS));
  // Where it leads to nobody knows.
  const response = await fetch(target, { signal, redirect: 'error' }).catch((thrown: unknown) => {
    throw new Error(`${url} does not answer: ${causeOf(thrown)}`);
  });
  const bytes = await readAll(response);
  if (response.ok) return bytes;
  const said = new TextDecoder().decode(bytes).trim().slice(0, SHOWN);
  throw new Error(`${url} answers HTTP ${response.status}${said === '' ? '' : `: ${said}`}`);
}

/** fetch says what happened in the cause. */
function causeOf(thrown: unknown): string {
  const { message, cause } = toError(thrown);
  return cause === undefined ? message : toError(cause).message;
}

async function readAll({ body }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > MOST_BYTES) throw new Error('its answer is too long for a profile');
  }
  return Buffer.concat(parts);
}
