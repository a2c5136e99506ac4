import { expect, test } from 'vitest';
import { failureKind } from '../../../src/core/words/answers/failure-kind.ts';

test.each([
  [{ status: 503, errorCode: 1503 }, '503'],
  [{ status: 0, errorCode: 1212 }, 'connection refused, 1212'],
  [{ status: 14, errorCode: 0 }, 'Unavailable, 14'],
  [{ status: 4, errorCode: 0 }, 'DeadlineExceeded, 4'],
])('%o is told as "%s"', (failure, text) => {
  expect(failureKind(failure)).toBe(text);
});
