import https from 'node:https';
import { connect } from 'node:tls';
import { EnvironmentError, toError } from '../../../ports/errors.ts';

/** What a certificate is found to lack: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const DISTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const PROBE_MS = 1000;

/** Where the request is to be sent on: https://fetch.spec.whatwg.org/#redirect-status */
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const HTTPS_PORT = '443';
const HTTP_PORT = '80';

/**
 * An address that base or head gets: of the scheme in which the application itself is asked whether it is ready. What
 * else may be asked, a port for its management or another host, tells nothing of the scheme on its port. `ready`: filled.
 * `outside`: the port that leads to it, where it has a network of its own.
 */
export function addressOf(ready: string, port: number, outside = port): string {
  const isOwn = URL.canParse(ready) && isOwnTls(ready) && isOnPort(new URL(ready), port);
  return `${isOwn ? 'https' : 'http'}://127.0.0.1:${outside}`;
}

/** Where an application is asked whether it is ready. `ready`: filled. */
export const readyAt = (ready: string, baseUrl: string): string =>
  /^https?:/.test(ready) ? ready : new URL(ready, baseUrl).href;

/** The same from outside of a network of its own. Another port in there is none that leads anywhere. */
export function readyOutside(ready: string, port: number, baseUrl: string): string {
  const url = new URL(readyAt(ready, baseUrl));
  if (!LOOPBACK.test(url.hostname) || url.href.startsWith(baseUrl)) return url.href;
  if (isOnPort(url, port)) return new URL(`${url.pathname}${url.search}`, baseUrl).href;
  throw new EnvironmentError('`app.ready` asks another port than `app.port`, which nothing leads to.', '');
}

const isOnPort = ({ port, protocol }: URL, wanted: number): boolean =>
  (port || (protocol === 'https:' ? HTTPS_PORT : HTTP_PORT)) === String(wanted);

/** An https address of this machine, where a certificate that nobody signed is the application's own. */
export function isOwnTls(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && LOOPBACK.test(hostname);
}

/** `next`: where it sends on to; null: nowhere. */
export type Answer = { readonly status: number; readonly next: string | null };

/** The answer to a GET there, whoever signed its certificate. Rejects as `https.request` does. */
export function answerOfOwnTls(url: string, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = https.get(url, { signal, agent: false, rejectUnauthorized: false }, (response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      resolve({ status, next: REDIRECTS.includes(status) ? (response.headers.location ?? null) : null });
    });
    request.once('error', reject);
  });
}

/** "its certificate is not trusted here (DEPTH_ZERO_SELF_SIGNED_CERT)", of what a request threw; null: it is not that. */
export function distrust(thrown: unknown): string | null {
  const error = toError(thrown);
  const inner: Error & { readonly code?: unknown } = error.cause instanceof Error ? error.cause : error;
  const code = String(inner.code ?? '');
  return DISTRUSTED.test(code) ? `its certificate is not trusted here (${code})` : null;
}

/** Whether what listens on a port of this machine speaks TLS. */
export function speaksTls(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, timeout: PROBE_MS });
    const end = (does: boolean) => {
      socket.destroy();
      resolve(does);
    };
    socket.once('secureConnect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
