/** An application that answers after the time that wait.txt names, ms. */
export const SERVER = `const wait = Number(require('node:fs').readFileSync('wait.txt', 'utf8'));
const http = require('node:http');
http.createServer((_, response) => setTimeout(() => response.end('{}'), wait)).listen(process.env.PORT, '127.0.0.1');
`;
