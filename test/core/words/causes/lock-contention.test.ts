import { expect, test } from 'vitest';
import type { LockWait } from '../../../../src/core/model/evidence/database.ts';
import { findingOf } from '../../../../src/core/words/causes/finding.ts';
import { foundIn } from '../../diagnosis/evidence.ts';
import { changed, SHOP, STOCK, withDatabase } from '../../diagnosis/schemas.ts';

/** What is told of waits that head has and base has none of. */
function toldOf(...locks: readonly Partial<LockWait>[]) {
  const own = { waiting: STOCK, holding: STOCK, holderIdleInTransaction: false, seen: 5, longestMs: 12 };
  const head = changed(SHOP, 'POST /orders', { ms: 16, ran: [{ sql: STOCK, perCall: 1, ms: 4 }] });
  const waiting = withDatabase(head, { locks: locks.map((one) => ({ ...own, ...one })) });
  const [fact] = foundIn(withDatabase(SHOP, { locks: [] }), waiting);
  if (fact === undefined) throw new Error('nothing was found');
  return findingOf(fact);
}

const OTHER = { waiting: 'VACUUM stock', holding: 'LOCK TABLE stock', seen: 1, longestMs: 4000 };

test('a statement waits for as long as it was seen to, and not as long as another one', () => {
  const { cause, evidence } = toldOf({}, OTHER);
  expect(cause).toBe(`\`${STOCK}\` now waits for a lock of \`${STOCK}\`, up to 12.0 ms`);
  expect(evidence).toContain(
    'The longest wait of all is 0 → 4000 ms, of `VACUUM stock` for a lock of `LOCK TABLE stock`.',
  );
});

test('the longest wait is its own where no other is longer', () => {
  const { cause, evidence } = toldOf({});
  expect(cause).toContain(', up to 12.0 ms');
  expect(evidence).toContain('The longest wait is 0 → 12.0 ms.');
});
