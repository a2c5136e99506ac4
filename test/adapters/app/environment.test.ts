import { expect, test } from 'vitest';
import { withProfile } from '../../../src/adapters/app/environment.ts';

test('where a profile is to be left is told from the root, as a profiler may run in any folder', () => {
  const asked = { directory: '/work/shop', stacks: 'tmp/stacks.txt' };
  expect(withProfile({ PORT: '1' }, asked)).toEqual({
    ...{ PORT: '1', PERF_GATE_PROFILE: '/work/shop/tmp/stacks.txt' },
  });
  expect(withProfile({ PORT: '1' }, { directory: '/work/shop' })).toEqual({ PORT: '1' });
});
