import http from 'node:http';

const slow = Number(process.env.SLOW || 1);
const schema = ['Product', 'Cart', 'Reviews'].filter(
  (name) => name !== 'Reviews' || process.env.REMOVED !== '1',
);
const cost = { Product: 16, Cart: 22 * slow, Reviews: 18, Menu: 14 };

http
  .createServer(async (req, res) => {
    const url = new URL(req.url, 'http://localhost');
    if (url.pathname === '/healthz') return res.end('ok');
    if (url.pathname === '/schema.json') return res.end(JSON.stringify(schema));
    let text = '';
    for await (const part of req) text += part;
    const name = url.searchParams.get('operationName') ?? JSON.parse(text).operationName;
    setTimeout(() => res.end(`{"data":{"${name}":{}}}`), cost[name] * (0.9 + Math.random() * 0.2));
  })
  .listen(process.env.PORT);
