import { expect, test } from 'vitest';
import { foundIn, namesOf, REQUESTS, type World } from './evidence.ts';
import { changed, SHOP } from './schemas.ts';

/** So many bytes per request of 2,000, which take so long to receive. */
const receiving = (bytes: number, ms = 0.1): World => ({
  ...SHOP,
  receivedBytes: 2 * REQUESTS * bytes,
  phases: { receiving: { mean: ms, p95: ms } },
});

test('answers that grew are told, with what receiving them adds', () => {
  const [first] = foundIn(receiving(3000), receiving(800_000, 3));
  expect(first).toMatchObject({
    ...{ rule: 'payload-grown', category: 'network', isNew: true, severity: 'medium' },
    ...{ msPerRequest: expect.closeTo(2.9, 5) },
    numbers: { bytes: { base: 3000, head: 800_000 } },
  });
  expect(namesOf(foundIn(receiving(3000), receiving(9000)))).toEqual(['payload-grown new low']);
});

test('the endpoint whose answers take longer to receive is named', () => {
  const quick = receiving(3000);
  const slow = changed(quick, 'GET /orders', { ms: 12, phases: { receiving: { mean: 4, p95: 4 } } });
  const [first, ...more] = foundIn(quick, { ...slow, receivedBytes: 2 * REQUESTS * 800_000 });
  expect(first).toMatchObject({
    ...{ rule: 'payload-grown', endpoints: ['GET /orders'], severity: 'high' },
    shareOfSlowdown: expect.closeTo(0.975, 3),
    // All of what came more is its own.
    numbers: { more: { head: 2 * (800_000 - 3000) } },
  });
  // Nothing is left that would be slower outside of the database for no reason.
  expect(more).toEqual([]);
});

test('answers of about the same size, or of a few bytes, or of no known size, are not', () => {
  expect(foundIn(receiving(3000), receiving(3900))).toEqual([]);
  expect(foundIn(receiving(100), receiving(900))).toEqual([]);
  expect(foundIn(SHOP, receiving(900_000))).toEqual([]);
  expect(foundIn(receiving(900_000), receiving(3000))).toEqual([]);
});

const network = (share: number): World => ({ ...SHOP, readings: { network: share } });

test('a link that is nearly full is told, and head is accused only where base leaves room', () => {
  expect(namesOf(foundIn(network(0.2), network(0.93)))).toEqual(['network-saturated new medium']);
  expect(namesOf(foundIn(network(0.9), network(0.93)))).toEqual(['network-saturated medium']);
  expect(foundIn(network(0.2), network(0.5))).toEqual([]);
});
