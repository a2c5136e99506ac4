import pg from 'pg';

/** Sessions of somebody else's, and how long each rests between two statements, ms. */
const SESSIONS = 2;
const REST_MS = 15;

/**
 * Works while others keep the same server busy, in a database that neither side uses: reads, sorts and writes as
 * `pgbench` makes them.
 */
export async function noisyNeighbour<T>(url: string, work: () => Promise<T>): Promise<T> {
  let over = false;
  const clients = await Promise.all(
    Array.from({ length: SESSIONS }, async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => {});
      await client.connect();
      return client;
    }),
  );
  await clients[0]?.query(
    'create table if not exists neighbour as select i, 0 as balance from generate_series(1, 100000) i',
  );
  const busy = clients.map(async (client, at) => {
    for (let turn = at; !over; turn += 1) {
      await client.query('update neighbour set balance = balance + 1 where i = $1', [1 + (turn % 100_000)]);
      await client.query(
        'select sum(balance) from (select balance from neighbour order by balance, i) of_all',
      );
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  });
  try {
    return await work();
  } finally {
    over = true;
    await Promise.allSettled(busy);
    await Promise.all(clients.map((client) => client.end()));
  }
}
