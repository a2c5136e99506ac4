import { expect, test } from 'vitest';
import { type Fullest, takenOf } from '../../../../src/core/model/evidence/database.ts';

const SESSIONS = {
  ...{ looks: 60, most: 75, mostActive: 5, mostIdleInTransaction: 0, longestIdleInTransactionMs: 0 },
  allowed: 97,
};

test('the look that was fullest may be of the round of the other side, beside which the own ones still count', () => {
  const ofOther: Fullest = { of: 'server', most: 80, allowed: 97, own: 0, gates: 80 };
  expect(takenOf({ ...SESSIONS, fullest: ofOther }, 'gates')).toBeCloseTo(75 / 97, 9);
  expect(takenOf({ ...SESSIONS, fullest: ofOther }, 'nothing')).toBeCloseTo(80 / 97, 9);
  const ofRole: Fullest = { of: 'role', most: 10, allowed: 20, own: 4, gates: 6 };
  expect(takenOf({ ...SESSIONS, fullest: ofRole }, 'gates')).toBeCloseTo(4 / 20, 9);
  expect(takenOf(SESSIONS, 'gates')).toBeCloseTo(75 / 97, 9);
});
