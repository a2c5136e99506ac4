// The application under test: answers after a timer, so that its speed does not depend on the machine's.
const http = require('node:http');
const speed = require('./speed.json');

http
  .createServer((request, response) => {
    const wait = request.url.startsWith('/orders') ? speed.ordersMs : speed.productsMs;
    if (request.url === '/healthz') return response.end('ok');
    setTimeout(() => response.end('{}'), wait);
  })
  .listen(Number(process.env.PORT), '127.0.0.1');
