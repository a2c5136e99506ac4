import { createServer } from 'node:http';

const products = Array.from({ length: 200 }, (_, id) => ({ id, name: `product ${id}`, price: id * 3 }));

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const json = (value) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  if (pathname === '/healthz') return json({ ok: true });
  if (pathname === '/products') return json(products);
  if (pathname === '/orders') return json(products.filter(({ id }) => id % 7 === 0));
  return response.writeHead(404).end();
});

server.listen(process.env.PORT ?? 3000);
