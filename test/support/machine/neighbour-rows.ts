import { createServer, type Server } from 'node:http';
import type { Forced, Row } from './row.ts';
import { SERVER } from './server.ts';

/** Code of head that looks at the processes of the machine once it is under load. */
const underLoad = (body: string): string => `${SERVER}
let served = 0;
http.Server.prototype.emit = new Proxy(http.Server.prototype.emit, { apply(target, self, args) {
  if (args[0] === 'request' && ++served === 30) { ${body} }
  return Reflect.apply(target, self, args);
} });
const { readdirSync, readFileSync } = require('node:fs');
`;

/** Calls the ports of the gate that started it, which it finds as any process can, at the paths that they once had. */
const FORGER = underLoad(`
  const own = '/proc/' + process.ppid + '/fd/';
  const { readlinkSync } = require('node:fs');
  const sockets = new Set(readdirSync(own).flatMap((name) => {
    try { return /^socket:\\[(\\d+)\\]$/.exec(readlinkSync(own + name))?.[1] ?? []; } catch { return []; }
  }));
  const ports = readFileSync('/proc/net/tcp', 'utf8').split('\\n').map((line) => line.trim().split(/\\s+/))
    .filter((fields) => fields[3] === '0A' && sockets.has(fields[9]))
    .map(([, local]) => parseInt(local.split(':')[1], 16));
  const calls = ports.flatMap((port) => ['/write', '/api/v1/write', '/', '/base', '/head'].map((path) => ({ port, path })));
  const forge = () => {
    const call = calls.shift();
    if (call === undefined) return;
    http.request({ ...call, method: 'POST' }, (answer) => answer.resume().on('end', forge)).on('error', forge).end('forged');
  };
  forge();
`);

/** An application that ends base's processes, as `pkill node` in a start command would; then does more. */
export const killer = (more = ''): string =>
  underLoad(`
  for (const pid of readdirSync('/proc')) {
    let of = '';
    try { of = readFileSync('/proc/' + pid + '/environ', 'utf8'); } catch {}
    if (!of.includes('PERF_GATE_ARM=base') || !of.includes(process.env.PERF_GATE_TEST_FOLDER)) continue;
    const port = Number(/\\0PORT=(\\d+)/.exec('\\0' + of)?.[1]);
    try { process.kill(Number(pid), 'SIGKILL'); } catch {}
    ${more}
  }
`);

const SQUAT = `const squat = () => http.createServer((q, r) => r.end('{}')).on('error', () => setTimeout(squat, 5)).listen(port, '127.0.0.1');
    if (port > 0) squat();`;

/** A neighbour that takes the port before the application does, so many times. */
function impostor(times: number): Forced {
  const taken = new Map<number, Server>();
  return {
    start: 'sleep 1.5; exec node app.cjs',
    hear(text) {
      for (const [, found] of text.matchAll(/Starting head on port (\d+)/g)) {
        const port = Number(found);
        if (taken.has(port) || taken.size >= times) continue;
        taken.set(port, createServer((_, response) => response.end('{}')).listen(port, '127.0.0.1'));
      }
    },
    undo() {
      for (const server of taken.values()) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

type Neighbour = Omit<Row, 'about'>;
const FORGED = /requests to the gate's own ports on this machine did not come from its load generator/;
const MANY = 9;

const ROWS: readonly Neighbour[] = [
  {
    ...{ name: 'forged pushes to the ports of a run alone', way: 'stored', ends: 'verdict' },
    words: FORGED,
    force: () => ({ app: FORGER }),
  },
  {
    ...{ name: 'forged pushes and barrier calls in a duet', way: 'duet', ends: 'verdict' },
    words: FORGED,
    force: () => ({ app: FORGER }),
  },
  {
    ...{ name: 'an impostor on the first port', way: 'stored', ends: 'verdict' },
    words: /listens process \d+.*Trying once more/s,
    force: () => impostor(1),
  },
  {
    ...{ name: 'an impostor on every port', way: 'stored', ends: 'invalid' },
    words: /On its port \d+ listens process \d+/,
    force: () => impostor(MANY),
  },
  {
    ...{ name: 'an impostor on every port of head in a duet', way: 'duet', ends: 'invalid' },
    words: /On its port \d+ listens process \d+/,
    force: () => impostor(MANY),
  },
  {
    ...{ name: 'a base that head ends', way: 'duet', ends: 'invalid' },
    words: /Base died beside head, and lived alone under the same load: head may have stopped it\./,
    force: () => ({ app: killer() }),
  },
  {
    ...{ name: 'a base that head ends, to listen in its place', way: 'duet', ends: 'invalid' },
    words: /head/,
    force: () => ({ app: killer(SQUAT) }),
  },
];

/** What else runs on the machine, and what head's code does to it. */
export const NEIGHBOUR_ROWS: readonly Row[] = ROWS.map((row) => ({ ...row, about: 'neighbours' }));
