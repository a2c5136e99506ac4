import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type TestServer = { readonly url: string; readonly requests: () => number; close(): Promise<void> };

/** Answers `/wait/MS` after a timer, `/status/CODE` with that code, and anything else with 200. */
export async function startServer(): Promise<TestServer> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    const [, kind, value] = /^\/(wait|status)\/(\d+)/.exec(request.url ?? '') ?? [];
    response.statusCode = kind === 'status' ? Number(value) : 200;
    setTimeout(() => response.end('ok'), kind === 'wait' ? Number(value) : 0);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
