import { pbkdf2, pbkdf2Sync } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

/** The planted bottlenecks, all off unless their variable is set. */
export function readSwitches(env) {
  const on = (name) => !['', '0', 'false'].includes(env[name] ?? '');
  return {
    missingIndex: on('SHOP_MISSING_INDEX'),
    nPlusOne: on('SHOP_N_PLUS_ONE'),
    hash: on('SHOP_HASH'),
    hotFunction: on('SHOP_HOT_FUNCTION'),
    bigJson: on('SHOP_BIG_JSON'),
    sync: on('SHOP_SYNC'),
    logging: on('SHOP_LOGGING'),
    bigAnswer: on('SHOP_BIG_ANSWER'),
    leak: on('SHOP_LEAK'),
    smallPool: on('SHOP_SMALL_POOL'),
    lock: on('SHOP_LOCK'),
    extraStatement: on('SHOP_EXTRA_STATEMENT'),
    noLimit: on('SHOP_NO_LIMIT'),
    manyProducts: on('SHOP_MANY_PRODUCTS'),
    idleInTransaction: on('SHOP_IDLE_IN_TRANSACTION'),
    spill: on('SHOP_SPILL'),
    view: on('SHOP_VIEW'),
    viewCast: on('SHOP_VIEW_CAST'),
    bundle: on('SHOP_BUNDLE'),
    lockOrder: on('SHOP_LOCK_ORDER'),
    bigPool: on('SHOP_BIG_POOL'),
    upstream: on('SHOP_UPSTREAM'),
    close: on('SHOP_CLOSE'),
    threads: on('SHOP_THREADS'),
    busy: on('SHOP_BUSY'),
    /** share of requests answered 503, 0…1 */
    errorRate: number(env, 'SHOP_ERROR_RATE', 0, 1),
    /** the same, but spread evenly over the requests instead of by chance */
    steadyErrors: number(env, 'SHOP_STEADY_ERRORS', 0, 1),
    /** share of requests that take 50 ms longer, 0…1: only the slowest percent moves */
    tail: number(env, 'SHOP_TAIL', 0, 1),
    /** how much longer every request takes, as a share of its own time: 0.35 is +35 % */
    slowdown: number(env, 'SHOP_SLOWDOWN', 0, 100),
    /** milliseconds that a statement travels to the database; no bottleneck, the shop's normal state */
    roundTripMs: number(env, 'SHOP_ROUND_TRIP_MS', 2, 1000),
  };
}

function number(env, name, usual, most) {
  const value = Number(env[name] || usual);
  if (value >= 0 && value <= most) return value;
  throw new Error(`${name} is ${env[name]}; it takes a number from 0 to ${most}.`);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Whether each request in turn is to fail: by chance, or steadily. */
export function failing({ errorRate, steadyErrors }) {
  let served = 0;
  return () => {
    served += 1;
    // Multiples of the golden ratio: as even as it gets, and never in step with a cycle of endpoints.
    return Math.random() < errorRate || (served * GOLDEN) % 1 < steadyErrors;
  };
}

const TAIL_MS = 50;

/** For a share of the requests, the wait for a service that is far away. */
export async function waitInTail(share) {
  if (Math.random() < share) await setTimeout(TAIL_MS);
}

/** Waits until the time since `startMs` has grown by `share`. */
export async function stretch(startMs, share) {
  const now = performance.now();
  const until = now + (now - startMs) * share;
  // A timer is late by up to a millisecond, more than most answers take: the rest is waited for turn by turn.
  if (until - now > 2) await setTimeout(until - now - 2);
  while (performance.now() < until) await setImmediate();
}

const leaked = [];
const MEGABYTE_OF_NUMBERS = 131_072;

/** Keeps a megabyte of the heap for ever. */
export function leakMemory() {
  leaked.push(new Array(MEGABYTE_OF_NUMBERS).fill(0.5));
}

const HASH_ROUNDS = { few: 10_000, many: 200_000 };

/** CPU under a name that a profile shows: some milliseconds of many rounds. */
export function slowHash(text, rounds) {
  let hash = 0;
  for (let round = 0; round < HASH_ROUNDS[rounds]; round += 1) {
    for (let i = 0; i < text.length; i += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  }
  return hash;
}

/** Derives a key as a login would, on the only thread. */
export function deriveKey(text) {
  return pbkdf2Sync(text, 'shop', 20_000, 32, 'sha256').toString('hex');
}

/** Writes a line for each row, many times over. */
export function logRows(rows) {
  for (let round = 0; round < 10; round += 1) {
    for (const row of rows) console.log('found', round, row);
  }
}

const PADDING = Buffer.alloc(4 << 20, ' ');

/** Four megabytes that cost no CPU to make, which JSON allows behind a value. */
export const padding = () => PADDING;

/** Serialises much more than it needs, synchronously. */
export function serialiseTooMuch(rows) {
  const copies = Array.from({ length: 1000 }, () => rows);
  return JSON.stringify(JSON.parse(JSON.stringify(copies))).length;
}

const deriveAside = promisify(pbkdf2);

/** Derives keys in threads of Node.js's own, which leave the main thread free: the request waits, and a CPU works. */
export const deriveKeyAside = (text) => deriveAside(text, 'shop', 60_000, 32, 'sha256');

let refreshing = 0;
const REFRESH_ROUNDS = 600_000;

/** Keeps all CPUs busy for some tenths of a second after a request, twice at a time, so that none rests between: nobody waits for it. */
export async function refreshAll() {
  if (refreshing === 2) return;
  refreshing += 1;
  await Promise.all(
    os.cpus().map((_, cpu) => deriveAside(`${cpu}`, 'shop', REFRESH_ROUNDS, 32, 'sha256')),
  ).finally(() => {
    refreshing -= 1;
  });
}

const UPSTREAM_MS = 30;

/** Starts another service, which takes its time to answer; returns how to ask it. */
export async function startUpstream() {
  const service = http.createServer(async (_, response) => {
    await setTimeout(UPSTREAM_MS);
    response.end('{}');
  });
  service.listen(0, '127.0.0.1').unref();
  await once(service, 'listening');
  return async () => (await fetch(`http://127.0.0.1:${service.address().port}/`)).json();
}

/** Two rows of few, in one order; `asBought`: in that of whoever buys, so that two buyers may wait for each other. */
export function bundleOf(product, asBought) {
  const first = 1 + 2 * (product % 5);
  const rows = [first, first + 1];
  return asBought && product % 2 === 1 ? rows.reverse() : rows;
}
