import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** One route of it does work in a function by itself. */
const SERVER = `const http = require('node:http');
function plantedWork(until) { let sum = 0; while (Date.now() < until) sum += Math.sqrt(sum + 1); return sum; }
http.createServer((request, response) => {
  if (request.url === '/hot') plantedWork(Date.now() + 20);
  if (request.url === '/die') process.exit(3);
  response.end('ok');
}).listen(Number(process.env.PORT), '127.0.0.1', function () { console.log('at ' + this.address().port); });`;

/** The same in two workers. */
const CLUSTER = `const cluster = require('node:cluster');
if (cluster.isPrimary) { cluster.fork(); cluster.fork(); process.on('SIGTERM', () => process.exit()); }
else require('./server.cjs');`;

export type InspectedApp = {
  readonly url: string;
  readonly logFile: string;
  readonly directory: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
};

/** A small server, started as the gate starts one to profile it. */
export async function inspectedApp(how: 'node' | 'cluster' = 'node', port = 0): Promise<InspectedApp> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'inspected-'));
  const logFile = path.join(directory, 'app.log');
  writeFileSync(path.join(directory, 'server.cjs'), SERVER);
  writeFileSync(path.join(directory, 'cluster.cjs'), CLUSTER);
  const log = openSync(logFile, 'a');
  const program = how === 'node' ? 'server.cjs' : 'cluster.cjs';
  const child = spawn(process.execPath, [program], {
    ...{ cwd: directory, stdio: ['ignore', log, log] },
    env: { PATH: process.env['PATH'], PORT: String(port), NODE_OPTIONS: '--inspect=127.0.0.1:0' },
  });
  const [, own] = await said(logFile, /^at (\d+)$/m);
  return {
    ...{ url: `http://127.0.0.1:${own}`, logFile, directory, child },
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What a log has by then that is waited for. */
export async function said(logFile: string, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(readFileSync(logFile, 'utf8'));
    if (found !== null) return found;
    await sleep(50);
  }
}
