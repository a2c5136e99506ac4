import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Clock } from '../../ports/clock.ts';
import { inTime } from '../time/in-time.ts';
import { isDirect } from './proxy.ts';

export type Address = {
  readonly url: string;
  /** read for HTTP(S)_PROXY and NO_PROXY */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** the longest wait for the head of an answer, milliseconds */
  readonly silenceMs: number;
  /** ends the download as long as it lasts */
  readonly signal?: AbortSignal | undefined;
};

export type Answer = {
  readonly message: IncomingMessage;
  /** who gave it, after all redirects */
  readonly host: string;
};

const MAX_REDIRECTS = 5;

/**
 * The answer for an address, whatever its status; redirects are followed, but never from https to http. Throws an Error
 * with the reason, Silence where nothing comes, and Unreachable where nobody answers.
 */
export async function openUrl(address: Address): Promise<Answer> {
  let url = new URL(address.url);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const message = await ask(url, address);
    const { statusCode: status = 0, headers } = message;
    if (status < 300 || status > 399 || headers.location === undefined) return { message, host: url.host };
    message.destroy();
    const next = new URL(headers.location, url);
    if (url.protocol === 'https:' && next.protocol !== 'https:')
      throw new Error(`${url.host} redirects from https to ${next.protocol}//${next.host}, which is refused`);
    url = next;
  }
  throw new Error(`${new URL(address.url).host} redirects more than ${MAX_REDIRECTS} times`);
}

/** No connection, or one that broke before the answer began. */
export class Unreachable extends Error {
  readonly host: string;
  constructor(host: string, message: string, cause: Error) {
    super(message, { cause });
    this.host = host;
  }
}

/** The answer once its head is there. One agent a request: a kept connection would hold the process open. */
function ask(url: URL, { env, clock, silenceMs, signal }: Address): Promise<IncomingMessage> {
  const { request, Agent } =
    url.protocol === 'https:'
      ? { request: httpsRequest, Agent: HttpsAgent }
      : { request: httpRequest, Agent: HttpAgent };
  const agent = new Agent({ keepAlive: false, ...(!isDirect(url, env) && { proxyEnv: env }) });
  const headers = { 'user-agent': 'perf-gate', accept: '*/*' };
  const send = (late: AbortSignal) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const either = signal === undefined ? late : AbortSignal.any([signal, late]);
      const sent = request(url, { headers, agent, signal: either });
      sent.once('response', resolve);
      sent.once('error', (error) => reject(new Unreachable(url.host, reason(error), error)));
      sent.end();
    });
  return inTime(send, silenceMs, clock);
}

/** A refused connection to several addresses comes as an AggregateError without a message. */
function reason(error: Error): string {
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
