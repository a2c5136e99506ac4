import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { certificate } from '../../../support/certificate.ts';
import { VERSION } from './fake-release.ts';

/**
 * github.com as this process reaches it through a proxy: a real TLS server with a certificate of that name, which is
 * trusted until `close`. `files` may be changed while it runs.
 */
export async function startGitHub(files: Record<string, Buffer>) {
  const trusted = getCACertificates('default');
  const { key, cert } = certificate('github.com');
  const server = createServer({ key, cert }, (request, response) => {
    const prefix = `/grafana/k6/releases/download/v${VERSION}/`;
    const body = files[(request.url ?? '').slice(prefix.length)];
    response.writeHead(body === undefined ? 404 : 200, { connection: 'close' }).end(body);
  });
  const port = await listening(server);
  const tunnels = new Set<Duplex>();
  const proxy = createProxy().on('connect', (_request, client) => {
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      tunnels.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  const env = { HTTPS_PROXY: `http://127.0.0.1:${await listening(proxy)}` };
  setDefaultCACertificates([...trusted, cert]);
  return {
    env,
    async close() {
      setDefaultCACertificates(trusted);
      for (const socket of tunnels) socket.destroy();
      await Promise.all([server, proxy].map((one) => new Promise((resolve) => one.close(resolve))));
    },
  };
}

async function listening(server: ReturnType<typeof createProxy> | ReturnType<typeof createServer>) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
