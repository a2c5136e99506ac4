import http from 'node:http';

const slow = Number(process.env.SLOW || 1);
const gift = process.env.REMOVED !== '1';
let sku = 10000;

const handlers = {
  'POST items': [18, {}],
  'GET offers': [20 * slow, null],
  'GET stock': [12, { left: 3 }],
  'GET gifts': [14, { name: 'mug' }],
  'PUT state': [16, {}],
};

http
  .createServer((req, res) => {
    if (req.url === '/healthz') return res.end('ok');
    const words = req.url.split('/').filter((part) => /^[a-z]+$/.test(part) && part !== 'carts');
    const found = handlers[`${req.method} ${words[0]}`];
    if (!found) return res.writeHead(404).end('{}');
    sku += 1;
    const body = JSON.stringify(found[1] ?? { sku: `SKU-${sku}`, gift });
    setTimeout(() => res.end(body), found[0] * (0.9 + Math.random() * 0.2));
  })
  .listen(process.env.PORT);
