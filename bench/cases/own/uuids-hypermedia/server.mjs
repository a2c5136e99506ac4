import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const factor = Number(process.env.SLOW || 1);
const api = '/api/v1/customers';

function customer(id) {
  const _links = {
    self: { href: `${api}/${id}?projection=full` },
    addresses: { href: `${api}/${id}/addresses/${randomUUID()}` },
    invoices: { href: `${api}/${id}/invoices/${randomUUID()}` },
  };
  if (process.env.REMOVED === '1') delete _links.invoices;
  return { id, _links };
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/healthz') return response.end('UP');
  const [, id, sub] = /^\/api\/v1\/customers\/([^/]+)(?:\/(\w+)\/[^/]+)?$/.exec(pathname) ?? [];
  if (id === undefined) return response.writeHead(404).end();
  const spread = 0.9 + Math.random() * 0.2;
  await sleep((sub === 'addresses' ? 30 * factor : 20) * spread);
  response.setHeader('content-type', 'application/hal+json');
  response.end(JSON.stringify(sub ? { id } : customer(id)));
}).listen(Number(process.env.PORT));
