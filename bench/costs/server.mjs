/**
 * A server of which a known part is CPU. KIND cpu: work and nothing else; io: some work, then a wait as for another
 * service. CPU_MORE: share by which head's work is more; the wait stays.
 */
import http from 'node:http';

const { KIND, CPU_MORE = '0', PORT } = process.env;
const WORK = (KIND === 'cpu' ? 750_000 : 150_000) * (1 + Number(CPU_MORE));
const WAIT_MS = 8;
let state = 1;

function work(rounds) {
  for (let index = 0; index < rounds; index += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
}

http
  .createServer((request, response) => {
    if (request.url === '/healthz') return response.end('ok');
    work(WORK * (0.75 + Math.random() / 2));
    if (KIND === 'cpu') response.end('ok');
    else setTimeout(() => response.end('ok'), WAIT_MS * (0.75 + Math.random() / 2));
  })
  .listen(Number(PORT), '127.0.0.1');
