import { type OpenSingleFile, REQUEST_HEADER } from '../../../ports/probes/tracer.ts';
import { type Exchange, openReverseProxy } from './reverse-proxy.ts';

/** One that the application does not answer so long is given up, so that those behind it have their turn. */
export const HANGS_MS = 5000;

/** `hangsMs` is for tests. */
export function singleFile(hangsMs: number): OpenSingleFile {
  return async (target, around) => {
    let line: Promise<void> = Promise.resolve();
    const one = async ({ incoming, outgoing, pass }: Exchange) => {
      // Whoever waits in line may leave.
      if (outgoing.destroyed) return;
      await around.before();
      const giveUp = setTimeout(() => {
        if (outgoing.headersSent) outgoing.destroy();
        else outgoing.writeHead(504).end();
      }, hangsMs);
      const status = await pass();
      clearTimeout(giveUp);
      const id = incoming.headers[REQUEST_HEADER];
      const { method = '', url = '' } = incoming;
      await around.after({ id: typeof id === 'string' ? id : null, method, path: url, status });
    };
    return openReverseProxy(target, {
      request: (exchange) => {
        line = line.then(() => one(exchange)).catch(() => {});
      },
      without: REQUEST_HEADER,
    });
  };
}

/** An HTTP/1.1 proxy that lets one request through at a time. */
export const openSingleFile: OpenSingleFile = singleFile(HANGS_MS);
