import http from 'node:http';

const slow = Number(process.env.SLOW || 1);
const pause = (ms, value) =>
  new Promise((done) => setTimeout(() => done(value), ms * (0.9 + Math.random() * 0.2)));

const pages = {
  healthz: async () => 'ok',
  features: async () => ({ weeks: process.env.REMOVED !== '1' }),
  calendar: () => pause(16, { events: [] }),
  reports: () => pause(24 * slow, { visits: 12 }),
  rates: () => pause(14, { eur: 1.1 }),
  weeks: () => pause(20, { days: 7 }),
};

http
  .createServer(async ({ url }, res) => {
    const [, first] = url.split(/[/?]/);
    const page = pages[first];
    if (page) return res.end(JSON.stringify(await page()));
    res.writeHead(404).end();
  })
  .listen(process.env.PORT);
