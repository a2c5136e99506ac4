import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { openUrl, Unreachable } from '../../../plumbing/download/open-url.ts';
import { readParts } from '../../../plumbing/download/read-parts.ts';
import { createClock } from '../../../plumbing/time/clock.ts';
import { Silence } from '../../../plumbing/time/in-time.ts';
import { toError } from '../../../ports/errors.ts';
import type { Environment } from './directories.ts';

/*
 * The runner's tool-cache library downloads too, but it waits 20–40 s between its tries when a machine is
 * offline, never gives up on a silent server, and writes to stdout, which belongs to the command line's result.
 */
const headersMs = 8_000;
const silenceMs = 20_000;
const pauseMs = 1_000;

export type Download = {
  readonly url: string;
  readonly file: string;
  /** read for HTTP(S)_PROXY and NO_PROXY */
  readonly env: Environment;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Writes a URL's content to `file` and returns its SHA-256 in hex. Follows redirects, but never from https to
 * http. Tries once more after a server's trouble (5xx, 408, 429) or a torn transfer; a host that cannot be
 * reached is given up at once. Throws an Error with the reason; the file may then be incomplete.
 */
export async function download(wanted: Download): Promise<string> {
  try {
    return await attempt(wanted);
  } catch (error) {
    wanted.signal?.throwIfAborted();
    if (!(error instanceof PassingError)) throw error;
    await createClock().sleep(pauseMs, wanted.signal);
    wanted.signal?.throwIfAborted();
    return await attempt(wanted);
  }
}

/** Trouble that a second try may not meet. */
class PassingError extends Error {}

async function attempt(wanted: Download): Promise<string> {
  const response = await answerOf(wanted);
  const hash = createHash('sha256');
  const parts = readParts(response, { clock: createClock(), silenceMs });
  const hashed = async function* () {
    for await (const part of parts) {
      hash.update(part);
      yield part;
    }
  };
  try {
    await pipeline(hashed, createWriteStream(wanted.file));
  } catch (error) {
    wanted.signal?.throwIfAborted();
    const why = error instanceof Silence ? `no data for ${error.seconds} s` : toError(error).message;
    throw new PassingError(`the transfer broke off: ${why}`);
  }
  return hash.digest('hex');
}

/** The answer with the file in it. */
async function answerOf({ url, env, signal }: Download): Promise<IncomingMessage> {
  const address = { url, env, signal, clock: createClock(), silenceMs: headersMs };
  const { message, host } = await openUrl(address).catch((error: unknown) => {
    throw unreached(error, new URL(url).host);
  });
  const { statusCode: status = 0 } = message;
  if (status === 200) return message;
  message.destroy();
  const words = `${host} answered ${status}`;
  throw status >= 500 || status === 408 || status === 429 ? new PassingError(words) : new Error(words);
}

function unreached(error: unknown, host: string): unknown {
  if (error instanceof Silence)
    return new Error(`${host} cannot be reached: no answer within ${error.seconds} s`);
  return error instanceof Unreachable
    ? new Error(`${error.host} cannot be reached: ${error.message}`)
    : error;
}
