import type { Duet } from '../../model/duet.ts';
import type { Source } from '../../model/environment.ts';
import type { Recording } from '../../model/recording.ts';

const COMMIT = /^[0-9a-f]{7,64}$/;

/**
 * What another run measured, without anything in it that could speak for itself: where it comes from is what GitHub
 * says (`source`), rules of its own are gone, and its remarks name their author. The figures stay as they are: whoever
 * measured may have measured anything.
 */
export function distrust(recording: Recording, source: Source): Recording {
  const { duet, renewedBy: _renewedBy, rules: _rules, refused: _refused, ...rest } = recording;
  return {
    ...rest,
    source,
    notes: recording.notes.map((note) => `The measuring run says: ${note}`),
    ...(duet !== undefined && { duet: withoutRules(duet, source) }),
  };
}

/** A duet's recording carries the policy that locks it; here nobody has vetted it. */
function withoutRules({ base, ...duet }: Duet, source: Source): Duet {
  const { policy: _policy, policyChange: _policyChange, ...kept } = base;
  const sha = COMMIT.test(base.source.sha) ? base.source.sha : '';
  const origin = 'the base commit that the measuring run names';
  return { ...duet, base: { ...kept, origin, source: { ...source, sha, branch: '' } } };
}
