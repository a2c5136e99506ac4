import { expect, test } from 'vitest';
import { sqlToPaste } from '../../../../src/core/words/causes/sql.ts';

test.each(['select 1; drop table users', 'select 1 -- then', 'select /* x */ 1'])(
  '%s is nothing to paste unseen',
  (sql) => {
    expect(sqlToPaste(sql)).toBeNull();
  },
);
