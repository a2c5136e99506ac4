import { expect, test } from 'vitest';
import { readAddress, withDatabase } from '../../../src/adapters/databases/address.ts';
import { EnvironmentError, toError } from '../../../src/ports/errors.ts';

const read = (url: string) => readAddress(url, 'DATABASE_URL');

test.each([
  ['postgres://u:p@127.0.0.1:5433/shop', 'postgres', '127.0.0.1:5433', 'shop'],
  ['postgresql://db/shop?sslmode=require', 'postgres', 'db:5432', 'shop'],
  ['postgresql+asyncpg://u@db/shop', 'postgres', 'db:5432', 'shop'],
  ['postgis://u@[::1]:5432/my%20shop', 'postgres', '[::1]:5432', 'my shop'],
  ['postgres://u@db', 'postgres', 'db:5432', ''],
  ['postgres:///shop?host=/var/run/postgresql', 'postgres', '/var/run/postgresql', 'shop'],
  ['postgres://u@/shop', 'postgres', 'localhost:5432', 'shop'],
  ['mysql://root:root@127.0.0.1:3307/shop', 'mysql', '127.0.0.1:3307', 'shop'],
  ['mysql2://root@db/shop?pool=5', 'mysql', 'db:3306', 'shop'],
  ['MariaDB://db/', 'mysql', 'db:3306', ''],
])('%s names a server and a database', (url, system, place, named) => {
  expect(read(url)).toEqual({ system, place, named, url });
});

test.each([
  ['postgres://u:p%40x@db:5433/shop?sslmode=require#x', 'postgres://u:p%40x@db:5433/own?sslmode=require#x'],
  ['postgresql+psycopg2://u:p^w$&@db/shop', 'postgresql+psycopg2://u:p^w$&@db/own'],
  ['mysql://root@db', 'mysql://root@db/own'],
  ['mysql://root@db?charset=utf8mb4', 'mysql://root@db/own?charset=utf8mb4'],
  ['postgres:///shop?host=/tmp', 'postgres:///own?host=/tmp'],
])('only the database of %s is another one', (url, own) => {
  expect(withDatabase(url, 'own')).toBe(own);
});

test.each([
  ['', 'DATABASE_URL, which is not set', '`env:` of the job or in `app.env`'],
  ['', 'which is not set', 'In pull requests from forks secrets are empty'],
  ['sqlite:///shop.db', 'holds a URL of sqlite', 'postgres://'],
  [
    'jdbc:postgresql://db/shop?password=hidden-word',
    'holds a URL of jdbc:postgresql',
    '{PERF_GATE_DATABASE}',
  ],
  ['Host=db;Password=hidden-word', 'holds no URL', 'mysql://'],
  ['postgres://u:hidden-word/x@db/shop', 'cannot be read as a URL', '%2F'],
  ['mysql://u:hidden-word@/shop?socket=/tmp/mysql.sock', 'cannot be read as a URL', '127.0.0.1'],
  ['mysql://u:hidden-word%zz@db/shop', 'cannot be read as a URL', '%25'],
  ['postgres://u@db/shop?dbname=other', 'by ?dbname=', 'in the path'],
])('%j is refused, with what to do and without what it holds', (url, message, hint) => {
  try {
    read(url);
    expect.unreachable();
  } catch (thrown) {
    if (!(thrown instanceof EnvironmentError)) throw toError(thrown);
    expect(thrown.message).toContain(message);
    expect(thrown.hint).toContain(hint);
    expect(`${thrown.message} ${thrown.hint}`).not.toContain('hidden-word');
  }
});
