/**
 * A server under test with one planted effect. KIND cpu: a fixed amount of work; io: a wait as for another service.
 * SLOWDOWN: share that every request takes longer, with SLOWDOWN_FROM only from so many requests per second on;
 * TAIL: share of requests that wait for a far service first; ERRORS: constant:SHARE (each 1/SHARE-th request), independent:SHARE, or all. /healthz always answers: a server that
 * is never ready is another failure.
 */
import http from 'node:http';

const { KIND, SLOWDOWN = '0', SLOWDOWN_FROM = '0', TAIL = '0', ERRORS = '', PORT } = process.env;
const slower = 1 + Number(SLOWDOWN);
const [mode, share = '0'] = ERRORS.split(':');
const WORK = 750_000;
const WAIT_MS = 8;
/** A wait, not work: others would queue behind work, and more than the tail would be slow. */
const TAIL_WAIT_MS = 50;
let served = 0;
let state = 1;
/** requests of the last second */
let perSecond = 0;
let halfAgo = 0;
let before = 0;
setInterval(() => {
  perSecond = served - before;
  before = halfAgo;
  halfAgo = served;
}, 500).unref();

const scaleNow = () => (perSecond >= Number(SLOWDOWN_FROM) ? slower : 1);

function work(rounds) {
  for (let index = 0; index < rounds; index += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
}

function fails() {
  if (mode === 'all') return true;
  if (mode === 'constant') return served % Math.round(1 / Number(share)) === 0;
  return mode === 'independent' && Math.random() < Number(share);
}

function answer(response) {
  const scale = scaleNow();
  if (KIND === 'cpu') {
    work(WORK * scale * (0.75 + Math.random() / 2));
    response.end('ok');
    return;
  }
  // Some work, and a wait whose spread is that of a service next door.
  work(WORK / 8);
  setTimeout(() => response.end('ok'), WAIT_MS * scale * (0.75 + Math.random() / 2));
}

http
  .createServer((request, response) => {
    if (request.url === '/healthz') return response.end('ok');
    served += 1;
    response.statusCode = fails() ? 503 : 200;
    if (Math.random() < Number(TAIL)) setTimeout(answer, TAIL_WAIT_MS, response);
    else answer(response);
  })
  .listen(Number(PORT), '127.0.0.1');
