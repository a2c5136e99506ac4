import http from 'node:http';

const later = (ms, then) => setTimeout(then, ms * (0.9 + Math.random() * 0.2));
const cost = { '/suggest': 12, '/search': 25 * Number(process.env.SLOW || 1), '/items': 18, '/healthz': 0 };
if (process.env.REMOVED === '1') delete cost['/suggest'];

http
  .createServer((req, res) => {
    const [path] = req.url.split('?');
    if (!(path in cost)) return res.writeHead(404).end();
    later(cost[path], () => res.end('{"data":[]}'));
  })
  .listen(Number(process.env.PORT));
