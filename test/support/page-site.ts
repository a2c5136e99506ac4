import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Site = { readonly url: string; readonly asked: readonly string[]; close(): void };

/** Holds the main thread until the page's own clock says so. */
const block = (untilMs: number): string => `while (performance.now() < ${untilMs});`;

/** When the planted script of `/blocked` ends, ms after the navigation began. */
export const BLOCKED_MS = 1500;
/** When the planted task of `/busy` ends, which begins while the network was quiet for less than 5 s, ms. */
export const BUSY_MS = 2000;
/** How long its last four requests take, one of which its `load` event waits for, ms. */
export const SLOW_MS = 1500;

const PAGES: Readonly<Record<string, string>> = {
  '/': '<h1>Orders</h1>',
  // Before any content, so that nothing is painted until it ends.
  '/blocked': `<script>${block(BLOCKED_MS)}</script><h1>Orders</h1>`,
  '/busy': `<h1>Orders</h1><img src="/slow?image" width="1" height="1"><script>
    for (let at = 0; at < 3; at += 1) fetch('/slow?' + at);
    setTimeout(() => { ${block(BUSY_MS)} }, ${BUSY_MS - 300});
  </script>`,
};

/** Pages whose times are known from how they are made. */
export async function startSite(pages: Readonly<Record<string, string>> = PAGES): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    asked.push(path);
    const page = pages[path];
    if (page !== undefined) {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><title>Shop</title><body>${page}</body>`);
    } else if (path === '/slow') setTimeout(() => response.end(), SLOW_MS);
    else {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close };
}
