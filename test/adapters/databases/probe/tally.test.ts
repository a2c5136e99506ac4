import { expect, test } from 'vitest';
import type { Ask } from '../../../../src/adapters/databases/probe/link.ts';
import { createTally } from '../../../../src/adapters/databases/probe/statements/tally.ts';

const SOURCE = { schema: 'public', columns: [], dbId: '5' };

test('nothing of what the application does is lost while our own statements become known', async () => {
  let [ran, ours] = [0, 0];
  const ask: Ask = async (sql, values) => {
    ours += 1;
    if (sql.includes('DISTINCT queryid')) return [{ queryid: '7' }];
    const isKnown = JSON.stringify(values).includes('"7"');
    return [{ calls: ran + (isKnown ? 0 : ours), rows: 3 * ran, total: ran / 2, dropped: null }];
  };
  const tally = createTally(ask, SOURCE, () => false);
  tally.want();
  await tally.begin();
  for (let n = 0; n < 12; n += 1) {
    ran += 10;
    await tally.now();
  }
  tally.end();
  const samples = tally.samples();
  expect(samples.map(({ statements }) => statements)).toEqual(samples.map((_, n) => 10 * n));
  expect(samples.at(-1)).toMatchObject({ statements: 120, rows: 360, ms: 60 });
});
