import { createServer } from 'node:http';

/** What a request takes, in milliseconds. The slower change of the check-list sets it to 60. */
const DELAY = 20;

createServer((request, response) => {
  if (request.url === '/healthz') response.end('ok');
  else setTimeout(() => response.end('{"products":[]}'), DELAY);
}).listen(Number(process.env.PORT));
