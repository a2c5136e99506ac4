import { expect, test } from 'vitest';
import { profileGapText } from '../../../../src/core/words/notes/profile-gap.ts';

test.each([
  [{ kind: 'failed', said: 'The app (base) ended.' }, 'it could not be profiled (The app (base) ended).'],
  [{ kind: 'unreachable', said: 'HTTP 404' }, 'there is no profile to be had (HTTP 404).'],
  [
    { kind: 'few-samples', samples: 1 },
    'it was hardly busy, and no functions can be told apart by 1 sample.',
  ],
  [
    { kind: 'no-start' },
    'it cannot be started once more, or not quickly. `probes.cpu-profile: always` waits for a slow start, and a path in `probes.pprof`, such as /debug/pprof/profile, needs none.',
  ],
] as const)('%o is a sentence', (gap, why) => {
  expect(profileGapText(gap, 'base')).toBe(`Where the CPU time of base went is not known: ${why}`);
});
