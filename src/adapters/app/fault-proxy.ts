import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FaultProxy } from '../../ports/app/fault-proxy.ts';

type Fault = Parameters<FaultProxy['plant']>[0];

/**
 * A plain HTTP/1.1 proxy on the loopback interface, which passes bodies through as they come; the application behind it
 * may speak TLS, with a certificate of its own.
 */
export async function openFaultProxy(target: string): Promise<FaultProxy> {
  const agent = target.startsWith('https:')
    ? new https.Agent({ keepAlive: true, rejectUnauthorized: false })
    : new Agent({ keepAlive: true });
  let fault: Fault = { delayMs: 0, errorRate: 0 };
  let served = 0;
  let failed = 0;
  const server = createServer((incoming, outgoing) => {
    served += 1;
    // Evenly spread, so that the share is met in every round.
    if (failed < Math.floor(served * fault.errorRate)) {
      failed += 1;
      incoming.resume();
      outgoing.writeHead(503).end();
    } else if (fault.delayMs > 0) setTimeout(() => pass(incoming, outgoing, target, agent), fault.delayMs);
    else pass(incoming, outgoing, target, agent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    plant(next) {
      fault = next;
      served = 0;
      failed = 0;
    },
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, target: string, agent: Agent): void {
  const { host, hostname, port, protocol } = new URL(target);
  const headers = { ...incoming.headers, host };
  const options = { hostname, port, path: incoming.url, method: incoming.method, headers, agent };
  const onward = (protocol === 'https:' ? https.request : request)(options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => {
    if (!outgoing.headersSent) outgoing.writeHead(502);
    outgoing.end();
  });
  incoming.pipe(onward);
}
