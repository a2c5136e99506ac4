import { randomBytes } from 'node:crypto';
import http from 'node:http';

const slow = Number(process.env.SLOW || 1);
const hash = () => randomBytes(4).toString('hex');
const assets = () =>
  ['js', 'css']
    .filter((kind) => kind !== 'css' || process.env.REMOVED !== '1')
    .map((kind) => `/assets/map.${hash()}.${kind}`);

const costs = [
  [/^\/tiles\//, 24 * slow],
  [/^\/assets\//, 10],
  [/\/pins$/, 18],
  [/\/views\/\d+$/, 16],
  [/^\/manifest/, 12],
  [/^\/healthz$/, 0],
];

http
  .createServer(({ url }, res) => {
    const found = costs.find(([pattern]) => pattern.test(url));
    if (!found) return res.writeHead(404).end();
    const body = url.startsWith('/manifest') ? JSON.stringify({ assets: assets() }) : 'x'.repeat(500);
    setTimeout(() => res.end(body), found[1] * (0.9 + Math.random() * 0.2));
  })
  .listen(process.env.PORT);
