import http from 'node:http';

const slow = Number(process.env.SLOW || 1);
const after = (ms, value) =>
  new Promise((done) => setTimeout(() => done(value()), ms * (0.9 + Math.random() * 0.2)));
let last = 1000;

const routes = [
  ['GET', /^\/healthz$/, async () => ({ ok: true })],
  ['GET', /^\/users\/(\d+)$/, (id) => after(15, () => ({ id }))],
  ['GET', /^\/users\/\d+\/orders\/(\d+)$/, (id) => after(22 * slow, () => ({ id }))],
  ['POST', /^\/orders$/, () => after(18, () => ({ id: ++last }))],
  ['DELETE', /^\/orders\/(\d+)$/, (id) => after(12, () => ({ id }))],
].filter(([method]) => method !== 'DELETE' || process.env.REMOVED !== '1');

http
  .createServer(async (req, res) => {
    for (const [method, pattern, answer] of routes) {
      const found = req.method === method && pattern.exec(req.url);
      if (found) return res.end(JSON.stringify(await answer(found[1])));
    }
    res.writeHead(404).end('{}');
  })
  .listen(Number(process.env.PORT));
