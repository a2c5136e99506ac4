import pg from 'pg';
import { expect, test } from 'vitest';
import { waysOf } from '../../../src/adapters/databases/tls.ts';

/** What the client makes of it: without TLS, with it, and with a certificate that is looked at or not. */
function read(url: string): string {
  const { ssl } = new pg.Client({ connectionString: url }) as unknown as { readonly ssl: unknown };
  if (ssl === false) return 'plain';
  if (ssl === true) return 'looked at';
  if (typeof ssl !== 'object' || ssl === null) return `broken by ${String(ssl)}`;
  return 'rejectUnauthorized' in ssl && ssl.rejectUnauthorized === false ? 'any' : 'looked at';
}

test.each([
  ['', ['plain']],
  ['?pool=5', ['plain']],
  ['?sslmode=disable', ['plain']],
  ['?sslmode=allow', ['plain', 'any']],
  ['?sslmode=prefer&pool=5', ['any', 'plain']],
  ['?sslmode=require', ['any']],
  ['?sslmode=verify-full', ['looked at']],
  ['?sslmode=no-verify', ['any']],
  ['?sslmode=require&uselibpqcompat=true', ['any']],
  ['?ssl=true', ['looked at']],
  ['?ssl=false', ['plain']],
  ['?ssl=0', ['plain']],
  ['?ssl=no-verify', ['any']],
  ['?ssl=require', ['any']],
  ['?ssl=disable', ['plain']],
  ['?ssl=prefer', ['any', 'plain']],
  ['?ssl=on', ['any', 'plain']],
  ['?sslmode=require#x', ['any']],
])('postgresql://u:p%%40x@db/shop%s is tried as %j', (query, ways) => {
  const tried = waysOf(`postgresql://u:p%40x@db/shop${query}`);
  expect(tried.map(read)).toEqual(ways);
  for (const url of tried) {
    expect(url.startsWith('postgresql://u:p%40x@db/shop')).toBe(true);
    expect(url.includes('pool=5')).toBe(query.includes('pool=5'));
  }
});
