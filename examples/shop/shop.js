import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { DROP_INDEX, MANY_PRODUCTS, SCHEMA } from './schema.js';
import { leakMemory, serialiseTooMuch, slowHash } from './switches.js';

const NEWEST_ORDERS =
  'select id, product_id, amount from orders where user_id = $1 order by amount desc, id desc limit 20';
const ALL_ORDERS = 'select * from orders where user_id = $1 order by amount desc, id desc';

/** More than the memory that a sort may take, with `SHOP_SPILL`. */
const TOTALS =
  'select product_id, count(distinct note || id) from orders where user_id < 40 group by product_id order by 2 limit 5';

/** The shop's answers; null: no such product. `switches` plant bottlenecks. */
export async function openShop(databaseUrl, switches) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: switches.smallPool ? 1 : 10,
    ...(switches.spill && { options: '-c work_mem=64kB' }),
  });
  // A connection that the server cuts at shutdown must not end the process.
  pool.on('error', () => {});
  await pool.query(SCHEMA);
  if (switches.missingIndex) await pool.query(DROP_INDEX);
  if (switches.manyProducts) await pool.query(MANY_PRODUCTS);
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
      if (switches.bigJson) serialiseTooMuch(found);
      if (switches.spill) await rows(TOTALS);
      return found;
    },
    product: async (id) => {
      const [found] = await rows('select * from products where id = $1', [id]);
      if (switches.hotFunction) slowHash(`${found?.name}`);
      if (switches.extraStatement)
        await rows('select count(*) from products where price < $1', [found?.price ?? 0]);
      return found ?? null;
    },
    search: (text) => rows('select id, name, price from products where name like $1 limit 20', [`%${text}%`]),
    orders: async (user) => {
      const found = await rows(switches.noLimit ? ALL_ORDERS : NEWEST_ORDERS, [user]);
      if (switches.leak) leakMemory();
      return switches.nPlusOne ? oneByOne(rows, found) : together(rows, found);
    },
    checkout: async (user, product) => checkout(await connect(), user, product, switches),
  };
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
    const sold = await client.query('update products set stock = stock - 1 where id = $1', [product]);
    if (sold.rowCount === 0) {
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
