import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { mariadbServer } from './tools.ts';

const run = promisify(execFile);

/** What the image of a service container does with MARIADB_ROOT_PASSWORD and MARIADB_DATABASE. */
const FIRST = `ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY 'root';
CREATE DATABASE shop;
`;

export type Server = { readonly url: string; stop(): Promise<void> };

/** A real MariaDB on a free port, in a temporary folder; `url` is of its root and the database `shop`. */
export async function startMariadb(): Promise<Server> {
  const program = await mariadbServer();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mariadb-'));
  const [data, first, log] = ['data', 'first.sql', 'log.err'].map((name) => path.join(folder, name));
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const places = ['--no-defaults', `--datadir=${data}`, ...user];
  await run('mariadb-install-db', [...places, '--auth-root-authentication-method=normal', '--skip-test-db']);
  await writeFile(first ?? '', FIRST);
  const port = await freePort();
  const light = ['--skip-log-bin', '--innodb-buffer-pool-size=32M', '--innodb-flush-log-at-trx-commit=0'];
  const child = spawn(
    program,
    [
      ...[...places, ...light, `--init-file=${first}`, '--bind-address=127.0.0.1', `--port=${port}`],
      ...['--skip-name-resolve', `--socket=${path.join(folder, 'socket')}`, `--log-error=${log}`],
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const url = `mysql://root:root@127.0.0.1:${port}/shop`;
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  let last: unknown = null;
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    last = await refusalOf(url);
    if (last === null) return { url, stop };
    await sleep(100);
  }
  const said = await readFile(log ?? '', 'utf8').catch(() => '');
  await stop();
  throw new Error(`MariaDB did not start: ${last} ${said}`);
}

/** Why it lets nobody in yet; null: it does. */
async function refusalOf(url: string): Promise<unknown> {
  try {
    await (await createConnection(url)).end();
    return null;
  } catch (error) {
    return error;
  }
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
