import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { secretPath } from './secret-path.ts';

const MAX_PUSH_BYTES = 64 << 20;

/** A loopback endpoint that k6 pushes to. */
export type Receiver = {
  readonly url: string;
  /** Ends at once: k6 has gone, or is to find nobody. */
  close(): Promise<void>;
};

/**
 * Listens on a free port of 127.0.0.1 and hands over every body that comes to the one right path. `take` must not throw;
 * `refused` is told of each other request.
 */
export async function openReceiver(
  take: (body: Uint8Array) => void,
  refused: () => void = () => {},
): Promise<Receiver> {
  const path = `${secretPath()}/write`;
  const server = createServer((request, response) => {
    if (request.url !== path || request.method !== 'POST') {
      refused();
      request.resume();
      response.writeHead(404).end();
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_PUSH_BYTES) chunks.push(chunk);
    });
    request.on('end', () => {
      if (size <= MAX_PUSH_BYTES) take(Buffer.concat(chunks));
      response.writeHead(size <= MAX_PUSH_BYTES ? 204 : 413).end();
    });
    request.on('error', () => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
