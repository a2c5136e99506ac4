import { expect, test } from 'vitest';
import { unbundled } from '../../bench/same-verdicts/build.ts';
import { APPS } from '../../bench/walkthrough/apps.ts';
import { walk } from '../../bench/walkthrough/walk.ts';

/** One that needs no installation; `npm run walkthrough` goes through all of them. */
const [app] = APPS.filter(({ folder }) => folder === 'node');

test('what init writes is driven without an edit, accuses nobody, and finds a wait in one route', async () => {
  if (app === undefined) throw new Error('the walkthrough has no application on plain Node.js');
  const { unchanged, slower, named, reasons } = await walk(app, unbundled());
  // A machine with much else to do may leave it open.
  expect(unchanged, reasons.join('\n')).toMatch(/^(pass|inconclusive)$/);
  expect({ slower, named }, reasons.join('\n')).toEqual({ slower: 'fail', named: [app.endpoint] });
}, 900_000);
