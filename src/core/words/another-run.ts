import type { Source } from '../model/recording/environment.ts';
import type { ArmRecord, Recording } from '../model/recording/recording.ts';

const COMMIT = /^[0-9a-f]{7,64}$/;

/**
 * What another run measured, without anything in it that could speak for itself: where it comes from is what GitHub
 * says (`source`), rules of its own are gone, and its remarks name their author. The figures stay as they are: whoever
 * measured may have measured anything.
 */
export function distrust(recording: Recording, source: Source): Recording {
  const { arms, renewedBy: _renewedBy, rules: _rules, refused: _refused, ...rest } = recording;
  return {
    ...rest,
    arms: {
      head: { ...arms.head, source, origin: null },
      ...(arms.base !== undefined && { base: { ...arms.base, ...ofStranger(arms.base, source) } }),
    },
    notes: recording.notes.map(saidThere),
  };
}

/** What another run says, as its word and nobody else's. */
export const saidThere = (text: string): string => `The measuring run says: ${text}`;

/** Where base comes from, as the measuring run names it: nobody has vetted it. */
function ofStranger(base: ArmRecord, source: Source): Pick<ArmRecord, 'source' | 'origin'> {
  const sha = COMMIT.test(base.source.sha) ? base.source.sha : '';
  return { origin: 'the base commit that the measuring run names', source: { ...source, sha, branch: '' } };
}

/** Who measured, and who judges: what another run says of itself is worth what its author is. Sentences. */
export const measuredByText = (runId: number, branch: string): string =>
  `The pull request's own code made this measurement, in run ${runId}, and nobody has vetted it. It was judged again here, by the rules of ${branch}.`;
