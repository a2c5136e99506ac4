import http from 'node:http';

const slow = Number(process.env.SLOW || 1);
const actions = process.env.REMOVED === '1' ? ['edit'] : ['edit', 'export'];
const answer = (res, ms, value) =>
  setTimeout(() => res.end(JSON.stringify(value)), ms * (0.9 + Math.random() * 0.2));

http
  .createServer((req, res) => {
    const parts = req.url.split('/').slice(1);
    if (parts[0] === 'healthz') return res.end();
    const [, , , , kind, , sub] = parts;
    if (kind === undefined) return answer(res, 25, { actions });
    if (kind === 'issues' && sub === 'comments') return answer(res, 32 * slow, { text: 'fine' });
    if (kind === 'issues' && req.method === 'PATCH') return answer(res, 28, {});
    if (kind === 'exports' && req.method === 'POST') return answer(res, 24, {});
    res.writeHead(404).end();
  })
  .listen(process.env.PORT);
