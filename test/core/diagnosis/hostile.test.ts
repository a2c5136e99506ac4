import { expect, test } from 'vitest';
import { foundIn, type Ran, type World } from './evidence.ts';

const ENDPOINTS = 500;
const STATEMENTS = 20;

/** As large as a recording of strangers may make it: each endpoint runs statements that no other one runs. */
function large(perCall: number, version: string): World {
  const own = (at: number): readonly Ran[] =>
    Array.from({ length: STATEMENTS }, (_, nth) => ({
      ...{ sql: `SELECT a FROM t${at}_${nth}${nth % 2 === 0 ? '' : version} WHERE b = $1`, perCall, ms: 0.1 },
      rows: 200 * perCall,
    }));
  const endpoints = Array.from({ length: ENDPOINTS }, (_, at) => [
    `GET /${at}`,
    { ms: 20 * perCall, ran: own(at) },
  ]);
  return { endpoints: Object.fromEntries(endpoints), readings: { cpu: 1000 } };
}

test('five hundred endpoints with twenty statements each are looked through in passing', () => {
  const found = foundIn(large(1, ''), large(6, '_new'));
  expect(found.length).toBeGreaterThan(1000);
});
