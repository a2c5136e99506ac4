/**
 * Carries connections into a network and out of it, as two processes: one outside, one inside. A socket belongs to the
 * network that it was made in, whoever accepts its connections: each side makes listeners, and hands them to the other,
 * so that every connection takes one hop. `node -e` runs it, since a bundle has no file of its own for it.
 *
 * Arguments outside: the port to listen on, the application's in its network, a JSON list of the ports that are reached,
 * and the command that makes the network. Prints the process id of what holds the network, once all listen. Both end with
 * what started them.
 */
export const RELAY = `'use strict';
const net = require('node:net');
const { spawn } = require('node:child_process');
const host = '127.0.0.1';

function relay(listener, port) {
  const options = { allowHalfOpen: true, noDelay: true };
  net.createServer(options, (from) => {
    const to = net.connect({ ...options, host, port });
    const end = () => { from.destroy(); to.destroy(); };
    from.on('error', end).pipe(to);
    to.on('error', end).pipe(from);
  }).listen(listener);
}

function outside(port, target, reach, [program, ...args]) {
  const own = [process.execPath, ...process.execArgv, 'inside', reach];
  const inner = spawn(program, [...args, ...own], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const fail = ({ message }) => { process.stderr.write(message); process.exit(1); };
  inner.on('error', fail).on('exit', () => process.exit(1));
  // The inner one ends then, and this one after it: who else has to reap it may take seconds.
  const end = () => { if (inner.connected) inner.disconnect(); };
  process.stdin.on('end', end).resume();
  process.on('SIGTERM', end);
  const server = net.createServer().on('error', fail);
  server.listen(port, host, () => inner.send({ take: target }, server));
  inner.on('message', ({ take, taken, ready }, listener) => {
    if (take) { relay(listener, take); inner.send({ taken: take }); }
    if (taken) server.close();
    if (ready) process.stdout.write(inner.pid + '\\n');
  });
}

function inside(reach) {
  const left = new Map(reach.map((port) => [port, net.createServer()]));
  let isTaken = false;
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ take, taken }, listener) => {
    if (take) { relay(listener, take); isTaken = true; process.send({ taken: take }); }
    if (taken) { left.get(taken).close(); left.delete(taken); }
    if (isTaken && left.size === 0) process.send({ ready: true });
  });
  for (const [port, server] of left) server.listen(port, host, () => process.send({ take: port }, server));
}

const [side, ...rest] = process.argv.slice(1);
if (side === 'inside') inside(JSON.parse(rest[0]));
else outside(Number(rest[0]), Number(rest[1]), rest[2], rest.slice(3));
`;
