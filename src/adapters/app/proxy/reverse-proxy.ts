import {
  Agent,
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Between, toApplication, toClient } from './rewrite.ts';
import { passUpgrade } from './upgrade.ts';

/** A request that waits to be passed on. */
export type Exchange = {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /**
   * Sends it on and gives its answer back as it comes, 502 where there is none. The status, once both sides are done with
   * it; null: the application gave no whole answer, or the client left.
   */
  pass(): Promise<number | null>;
};

export type Handling = {
  request(exchange: Exchange): void;
  /** `pass` connects both sides; absent: it is called at once */
  upgrade?(pass: () => void): void;
  /** name of a header that the application does not get, in small letters */
  readonly without?: string;
};

export type ReverseProxy = {
  readonly url: string;
  /** Ends all of its connections at once. Never rejects. */
  close(): Promise<void>;
};

/** Of one header list, far above what servers take. */
const MOST_HEADER_BYTES = 256 << 10;
/** A client may think for long between two requests; one that is answered by a closed connection fails. */
const KEPT_ALIVE_MS = 120_000;

/**
 * An HTTP/1.1 proxy on a free port of 127.0.0.1 in front of one application, which may speak TLS with a certificate of its
 * own. Bodies pass through as they come. The application sees its own address as if nothing stood before it.
 */
export async function openReverseProxy(target: string, handling: Handling): Promise<ReverseProxy> {
  const isTls = target.startsWith('https:');
  const agent = isTls
    ? new https.Agent({ keepAlive: true, rejectUnauthorized: false })
    : new Agent({ keepAlive: true });
  const upgraded = new Set<() => void>();
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES, keepAliveTimeout: KEPT_ALIVE_MS });
  await listening(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const between: Between = { own: new URL(url), target: new URL(target) };
  const sides: Sides = { between, send: senderTo(between, agent, handling.without ?? null) };
  server.on('request', (incoming, outgoing) => {
    handling.request({ incoming, outgoing, pass: () => pass(incoming, outgoing, sides) });
  });
  server.on('upgrade', (incoming, socket, head) => {
    const end = () => socket.destroy();
    upgraded.add(end);
    socket.once('close', () => upgraded.delete(end));
    const connect = () => passUpgrade({ incoming, socket, head }, sides.send(incoming, false), between);
    if (handling.upgrade === undefined) connect();
    else handling.upgrade(connect);
  });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        for (const end of upgraded) end();
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

type Sides = {
  readonly between: Between;
  /** `isKept`: by a connection that other requests had before */
  readonly send: (incoming: IncomingMessage, isKept: boolean) => ClientRequest;
};

function senderTo(between: Between, agent: Agent, without: string | null): Sides['send'] {
  const { hostname, port, protocol } = between.target;
  return (incoming, isKept) =>
    (protocol === 'https:' ? https.request : request)({
      hostname: hostname.replace(/[[\]]/g, ''),
      port,
      path: incoming.url,
      method: incoming.method,
      headers: toApplication(incoming.rawHeaders, between, without),
      agent: isKept ? agent : false,
      rejectUnauthorized: false,
      maxHeaderSize: MOST_HEADER_BYTES,
    });
}

function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { between, send }: Sides,
): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  let status: number | null = null;
  let onward: ClientRequest | null = null;
  const go = (isKept: boolean) => {
    const request = send(incoming, isKept);
    onward = request;
    request.on('response', (answer) => {
      // Whoever handles it may have answered by himself.
      if (outgoing.headersSent) return request.destroy();
      const { statusCode = 502, statusMessage = '' } = answer;
      outgoing.writeHead(statusCode, statusMessage, toClient(answer.rawHeaders, between));
      answer.on('end', () => {
        status = answer.complete ? statusCode : null;
      });
      // One that breaks off must not look like a whole one.
      answer.on('error', () => outgoing.destroy());
      return answer.pipe(outgoing);
    });
    request.on('error', () => {
      if (outgoing.headersSent || outgoing.destroyed) return;
      // The application closed a kept connection just as it was used again, and saw nothing of the request.
      if (request.reusedSocket && !hasBody(incoming)) go(false);
      else outgoing.writeHead(502).end();
    });
    if (hasBody(incoming)) incoming.pipe(request);
    else request.end();
  };
  outgoing.once('close', () => {
    if (status === null || !outgoing.writableFinished) onward?.destroy();
    resolve(outgoing.writableFinished ? status : null);
  });
  if (outgoing.destroyed) resolve(null);
  else go(true);
  return promise;
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
