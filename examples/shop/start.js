// Starts the shop: PostgreSQL (unless DATABASE_URL names one), then the server on PORT. Ends with its parent.
import { startPostgres } from './postgres.js';
import { createShopServer } from './server.js';
import { openShop } from './shop.js';
import { readSwitches } from './switches.js';

const PARENT_POLL_MS = 500;
const switches = readSwitches(process.env);

/** One way out: whatever ends the shop, PostgreSQL and its folder go first. */
let ending = false;
async function end(code) {
  if (ending) return;
  ending = true;
  const database = await opening.catch(() => null);
  await database?.stop();
  process.exit(code);
}

function fail(error) {
  if (!ending) console.error(error);
  return end(1);
}

process.on('SIGTERM', () => end(0));
process.on('SIGINT', () => end(0));
process.on('uncaughtException', fail);

const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) end(0);
}, PARENT_POLL_MS).unref();

/** The database, from the first moment on: a signal may come while it still starts. */
const opening = openDatabase();

async function openDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} };
  const database = await startPostgres();
  database.ended.then(() => fail(new Error('PostgreSQL ended by itself.')));
  return database;
}

async function start() {
  const { url } = await opening;
  const server = createShopServer(await openShop(url, switches), switches);
  server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
    console.log(`shop on port ${server.address().port}`);
  });
}

start().catch((error) => fail(error.message));
