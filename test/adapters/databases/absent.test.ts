import { expect, test } from 'vitest';
import { isAbsent } from '../../../src/adapters/databases/server.ts';

test.each([
  ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432', true],
  ['ETIMEDOUT', 'connect ETIMEDOUT', true],
  ['ENOENT', 'connect ENOENT /tmp/.s.PGSQL.5432', true],
  ['ENOENT', "ENOENT: no such file or directory, open '/ca.pem'", false],
  ['', 'timeout expired', true],
  ['', 'Connection terminated unexpectedly', true],
  ['', 'Connection terminated due to connection timeout', true],
  ['', 'Query read timeout', false],
  ['ER_LOCK_WAIT_TIMEOUT', 'Lock wait timeout exceeded; try restarting transaction', false],
  ['57014', 'canceling statement due to statement timeout', false],
  ['55P03', 'canceling statement due to lock timeout', false],
])('%s "%s" means that no server is there: %s', (code, text, expected) => {
  expect(isAbsent(code, text)).toBe(expected);
});
