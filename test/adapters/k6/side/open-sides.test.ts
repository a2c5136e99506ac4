import { expect, test } from 'vitest';
import { wentToEnd } from '../../../../src/adapters/k6/side/open-sides.ts';
import { troubles } from '../../../support/troubles.ts';

const ENDED = { stopped: null };
const FINE = { cutAfterMs: null, trouble: troubles([], []) };

test.each([
  ['that both sides drove', FINE, [ENDED, ENDED], true],
  [
    'that a look ended',
    { ...FINE, cutAfterMs: 20_000 },
    [{ stopped: 'enough' }, { stopped: 'enough' }],
    false,
  ],
  ['that head broke', { ...FINE, trouble: troubles([], ['Head threw.']) }, [ENDED, ENDED], false],
  ['that base broke', { ...FINE, trouble: troubles(['Base threw.'], []) }, [ENDED, ENDED], false],
  ['that was cancelled', FINE, [{ stopped: 'cancelled' }, { stopped: 'cancelled' }], false],
  ['that was ended on one side', FINE, [ENDED, { stopped: 'other-arm' }], false],
] as const)('whether a load %s went to its end', (_, driven, exits, ended) => {
  expect(wentToEnd(driven, exits)).toBe(ended);
});
