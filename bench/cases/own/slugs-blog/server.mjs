import http from 'node:http';

const SLOW = Number(process.env.SLOW || 1);
const html = (title) => `<!doctype html><h1>${title}</h1>`;

const urls = [
  [/^\/$/, 12],
  [/^\/healthz$/, 0],
  [/^\/blog\/\d{4}\/[-\w]+\/$/, 26 * SLOW],
  [/^\/author\/[-\w]+\/$/, 18],
];
if (process.env.REMOVED === '1') urls.pop();

http
  .createServer((request, response) => {
    const found = urls.find(([pattern]) => pattern.test(request.url));
    if (!found) return response.writeHead(404).end(html('not found'));
    const ms = found[1] * (0.9 + Math.random() * 0.2);
    setTimeout(() => response.end(html(request.url)), ms);
  })
  .listen(process.env.PORT);
