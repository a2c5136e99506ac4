import http from 'node:http';

const slow = Number(process.env.SLOW || 1);
const after = (ms) => new Promise((done) => setTimeout(done, ms * (0.9 + Math.random() * 0.2)));
const routes = { '/healthz': 0, '/products': 15, '/orders': 22 * slow, '/login': 12 };

http
  .createServer(async (req, res) => {
    const ms = routes[new URL(req.url, 'http://localhost').pathname];
    if (ms === undefined) return res.writeHead(404).end('{}');
    await after(ms);
    res.end(JSON.stringify({ token: 't' }));
  })
  .listen(Number(process.env.PORT));
