import http from 'node:http';

/** The fastest plain server that node offers: answers two bytes. Prints its port; ends with its parent. */
const server = http.createServer((_, response) => {
  response.end('ok');
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
