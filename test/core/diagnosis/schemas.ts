import { node, type World } from './evidence.ts';

export const ORDERS =
  'SELECT id, state, total FROM orders WHERE user_id = $1 ORDER BY created_at DESC LIMIT $2';
export const ITEMS = 'SELECT product_id, quantity FROM order_items WHERE order_id = $1';
export const STOCK = 'UPDATE stock SET left = left - $1 WHERE product_id = $2';

/** A shop. */
export const SHOP: World = {
  endpoints: {
    'GET /orders': {
      ms: 8,
      ran: [
        { sql: ORDERS, perCall: 1, ms: 0.9, rows: 10 },
        { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 },
      ],
    },
    'POST /orders': { ms: 12, ran: [{ sql: STOCK, perCall: 1, ms: 1.5 }] },
  },
  database: {
    tables: [
      { name: 'orders', sequentialScans: 0, sequentialRows: 0, indexScans: 5000, rows: 300_000 },
      { name: 'order_items', sequentialScans: 0, sequentialRows: 0, indexScans: 5000, rows: 900_000 },
    ],
  },
  plans: {
    [ORDERS]: {
      nodes: [
        node('Limit', { cost: 12 }),
        node('Index Scan', { depth: 1, table: 'orders', index: 'orders_user_id', rows: 10, cost: 40 }),
      ],
    },
  },
};

export const READINGS = 'SELECT at, value FROM readings WHERE sensor_id = $1 AND at > $2';
export const SENSOR = 'SELECT name FROM sensors WHERE id = $1';
export const INSERT = 'INSERT INTO readings (sensor_id, at, value) VALUES ($1, $2, $3)';

/** Something that is no shop: sensors and what they measured, in a schema of its own. */
export const SENSORS: World = {
  endpoints: {
    'GET /sensors/:id/readings': {
      ms: 20,
      ran: [
        { sql: SENSOR, perCall: 1, ms: 0.1 },
        { sql: READINGS, perCall: 1, ms: 3, rows: 60 },
      ],
    },
    'POST /readings': { ms: 5, ran: [{ sql: INSERT, perCall: 1, ms: 0.4 }] },
  },
  database: {
    tables: [
      { name: 'metering.readings', sequentialScans: 0, sequentialRows: 0, indexScans: 900, rows: 2_000_000 },
      { name: 'metering.sensors', sequentialScans: 0, sequentialRows: 0, indexScans: 900, rows: 500 },
    ],
  },
  plans: {
    [READINGS]: {
      nodes: [
        node('Bitmap Heap Scan', { table: 'metering.readings', cost: 90 }),
        node('Bitmap Index Scan', { depth: 1, index: 'readings_sensor_at', cost: 8 }),
      ],
    },
  },
};

type Change = Partial<World['endpoints'][string]>;

/** The same with one endpoint changed. */
export function changed(world: World, endpoint: string, change: Change, more: Partial<World> = {}): World {
  const before = world.endpoints[endpoint];
  if (before === undefined) throw new Error(`no ${endpoint}`);
  return { ...world, endpoints: { ...world.endpoints, [endpoint]: { ...before, ...change } }, ...more };
}

/** The same with other figures of the database. */
export const withDatabase = (world: World, database: World['database']): World => ({
  ...world,
  database: { ...world.database, ...database },
});
