import { expect, test } from 'vitest';
import { learnNames } from '../../../../../src/adapters/k6/duet/plan/learn-names.ts';

const HEAD = 'http://127.0.0.1:4001';
const get = (path: string) => ({ name: path, method: 'GET', path, ambiguous: false });

test('an address that a threshold looks at is followed by its own name', () => {
  const flight = { endpoints: [get('/orders?page=1'), get('/orders')] };
  const collector = { calls: { seen: () => [] }, iterations: () => ({ count: 0, meanMs: null }) };
  const { names, endpoints } = learnNames({
    flights: { base: flight, head: flight },
    collectors: { base: collector, head: collector } as never,
    names: { patterns: [], learned: [], kept: [`${HEAD}/orders?page=1`] },
    ...{ baseUrl: HEAD, warmMs: 1000, roundMs: 1000 },
  });
  expect(endpoints.exact).toEqual([get('/orders?page=1'), get('/orders')]);
  expect(names.kept).toEqual([`${HEAD}/orders?page=1`]);
});
