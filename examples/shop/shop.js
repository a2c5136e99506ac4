import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { DROP_INDEX, MANY_PRODUCTS, SCHEMA, VIEW, VIEW_CAST } from './schema.js';
import * as planted from './switches.js';

const NEWEST_ORDERS =
  'select id, product_id, amount from orders where user_id = $1 order by amount desc, id desc limit 20';
const VIEWED_ORDERS = NEWEST_ORDERS.replace('from orders', 'from user_orders');
const ALL_ORDERS = 'select * from orders where user_id = $1 order by amount desc, id desc';

/** More than the memory that a sort may take, with `SHOP_SPILL`. */
const TOTALS =
  'select product_id, count(distinct note || id) from orders where user_id < 40 group by product_id order by 2 limit 5';

/** The shop's answers; null: no such product. `switches` plant bottlenecks. */
export async function openShop(databaseUrl, switches) {
  const pool = openPool(databaseUrl, switches);
  await prepare(pool, switches);
  const askUpstream = switches.upstream ? await planted.startUpstream() : null;
  const connect = () => connectFar(pool, switches.roundTripMs);
  const rows = async (sql, values) => {
    const client = await connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      client.release();
    }
  };

  return {
    products: async () => {
      const found = await rows('select id, name, price from products order by id limit 20');
      if (switches.bigJson) planted.serialiseTooMuch(found);
      if (switches.spill) await rows(TOTALS);
      return found;
    },
    product: async (id) => {
      const [found] = await rows('select * from products where id = $1', [id]);
      if (switches.hash || switches.hotFunction)
        planted.slowHash(`${found?.name}`, switches.hotFunction ? 'many' : 'few');
      if (switches.extraStatement)
        await rows('select count(*) from products where price < $1', [found?.price ?? 0]);
      if (askUpstream) await askUpstream();
      return found ?? null;
    },
    search: async (text) => {
      const found = await rows('select id, name, price from products where name like $1 limit 20', [
        `%${text}%`,
      ]);
      if (switches.sync) planted.deriveKey(text);
      if (switches.threads) await planted.deriveKeyAside(text);
      return found;
    },
    orders: async (user) => {
      const found = await rows(ordersBy(switches), [user]);
      if (switches.leak) planted.leakMemory();
      if (switches.logging) planted.logRows(found);
      if (switches.busy) planted.refreshAll();
      return switches.nPlusOne ? oneByOne(rows, found) : together(rows, found);
    },
    checkout: async (user, product) => checkout(await connect(), user, product, switches),
  };
}

/** `SHOP_BIG_POOL`: of the connections that the server allows, those that are opened at once and kept. */
const BIG_POOL = { share: 0.91, most: 1000 };

function openPool(databaseUrl, switches) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: switches.smallPool ? 1 : switches.bigPool ? BIG_POOL.most : 10,
    ...(switches.bigPool && { idleTimeoutMillis: 0 }),
    ...(switches.spill && { options: '-c work_mem=64kB' }),
    // A deadlock is to hold up few others.
    ...(switches.bundle && { options: '-c deadlock_timeout=100ms' }),
  });
  // A connection that the server cuts at shutdown must not end the process.
  pool.on('error', () => {});
  return pool;
}

async function prepare(pool, switches) {
  await pool.query(SCHEMA);
  if (switches.missingIndex) await pool.query(DROP_INDEX);
  if (switches.manyProducts) await pool.query(MANY_PRODUCTS);
  if (switches.view) await pool.query(switches.viewCast ? VIEW_CAST : VIEW);
  if (switches.bigPool) await openMany(pool);
}

async function openMany(pool) {
  const { rows } = await pool.query("select current_setting('max_connections')::int as allowed");
  const length = Math.ceil(BIG_POOL.share * rows[0].allowed);
  const clients = await Promise.all(Array.from({ length }, () => pool.connect()));
  for (const client of clients) client.release();
}

function ordersBy({ noLimit, view }) {
  if (view) return VIEWED_ORDERS;
  return noLimit ? ALL_ORDERS : NEWEST_ORDERS;
}

/** A connection to a database that is a network away, as most are: each statement first travels. */
async function connectFar(pool, roundTripMs) {
  const client = await pool.connect();
  return {
    async query(sql, values) {
      if (roundTripMs > 0) await setTimeout(roundTripMs);
      return client.query(sql, values);
    },
    release: () => client.release(),
  };
}

async function together(rows, orders) {
  const ids = orders.map((order) => order.product_id);
  const products = await rows('select id, name from products where id = any($1)', [ids]);
  const names = new Map(products.map(({ id, name }) => [id, name]));
  return orders.map((order) => ({ ...order, product: names.get(order.product_id) }));
}

async function oneByOne(rows, orders) {
  const named = [];
  for (const order of orders) {
    const [product] = await rows('select id, name from products where id = $1', [order.product_id]);
    named.push({ ...order, product: product?.name });
  }
  return named;
}

async function checkout(client, user, product, switches) {
  try {
    await client.query('begin');
    if (switches.lock) await client.query('lock table products in exclusive mode');
    for (const one of switches.bundle ? planted.bundleOf(product, switches.lockOrder) : [product]) {
      const sold = await client.query('update products set stock = stock - 1 where id = $1', [one]);
      if (sold.rowCount > 0) continue;
      await client.query('rollback');
      return null;
    }
    const { rows } = await client.query(
      'insert into orders (user_id, product_id, amount) values ($1, $2, 1) returning id',
      [user, product],
    );
    if (switches.lock) await client.query('select pg_sleep(0.015)');
    if (switches.idleInTransaction) await setTimeout(40);
    await client.query('commit');
    return rows[0];
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
