import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const slow = Number(process.env.SLOW || 1);
const cost = (path) => {
  if (path === '/healthz') return 0;
  if (/^\/parcels\/\w+$/.test(path)) return 20 * slow;
  if (/^\/parcels\/\w+\/events\/\d+$/.test(path)) return 16;
  if (/^\/labels\/\w+\.pdf$/.test(path) && process.env.REMOVED !== '1') return 14;
  return null;
};

createServer(async (req, res) => {
  const ms = cost(req.url);
  if (ms === null) return res.writeHead(410).end();
  await sleep(ms * (0.9 + Math.random() * 0.2));
  res.end('{}');
}).listen(Number(process.env.PORT));
