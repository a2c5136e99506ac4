import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { toError } from '../../../ports/errors.ts';
import type { Environment } from './directories.ts';

/*
 * The runner's tool-cache library downloads too, but it waits 20–40 s between its tries when a machine is
 * offline, never gives up on a silent server, and writes to stdout, which belongs to the command line's result.
 */
const headersMs = 8_000;
const silenceMs = 20_000;
const pauseMs = 1_000;
const maxRedirects = 5;

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
    await sleep(pauseMs, undefined, wanted.signal === undefined ? {} : { signal: wanted.signal });
    return await attempt(wanted);
  }
}

/** Trouble that a second try may not meet. */
class PassingError extends Error {}

async function attempt({ url, file, env, signal }: Download): Promise<string> {
  const response = await follow(new URL(url), env, signal);
  const hash = createHash('sha256');
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  response.setTimeout(silenceMs, () => response.destroy(new Error(`no data for ${silenceMs / 1000} s`)));
  try {
    await pipeline(response, tap, createWriteStream(file), signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw new PassingError(`the transfer broke off: ${toError(error).message}`);
  }
  return hash.digest('hex');
}

async function follow(start: URL, env: Environment, signal?: AbortSignal): Promise<IncomingMessage> {
  let url = start;
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const response = await get(url, env, signal);
    const status = response.statusCode ?? 0;
    if (status === 200) return response;
    response.destroy();
    const location = response.headers.location;
    if (status < 300 || status > 399 || location === undefined) throw statusError(status, url);
    const next = new URL(location, url);
    if (url.protocol === 'https:' && next.protocol !== 'https:') {
      throw new Error(`${url.host} redirects from https to ${next.protocol}//${next.host}, which is refused`);
    }
    url = next;
  }
  throw new Error(`${start.host} redirects more than ${maxRedirects} times`);
}

function statusError(status: number, url: URL): Error {
  const message = `${url.host} answered ${status}`;
  return status >= 500 || status === 408 || status === 429 ? new PassingError(message) : new Error(message);
}

/** The response once its headers are there. One agent a request: a kept connection would hold the process open. */
function get(url: URL, env: Environment, signal?: AbortSignal): Promise<IncomingMessage> {
  const { request, Agent } =
    url.protocol === 'https:'
      ? { request: httpsRequest, Agent: HttpsAgent }
      : { request: httpRequest, Agent: HttpAgent };
  return new Promise((resolve, reject) => {
    const headers = { 'user-agent': 'perf-gate', accept: '*/*' };
    const agent = new Agent({ keepAlive: false, proxyEnv: env });
    const sent = request(url, { headers, agent, ...(signal === undefined ? {} : { signal }) });
    const giveUp = () => sent.destroy(new Error(`no answer within ${headersMs / 1000} s`));
    const timer = setTimeout(giveUp, headersMs);
    sent.once('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    sent.once('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${url.host} cannot be reached: ${reason(error)}`));
    });
    sent.end();
  });
}

/** A refused connection to several addresses comes as an AggregateError without a message. */
function reason(error: Error): string {
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
