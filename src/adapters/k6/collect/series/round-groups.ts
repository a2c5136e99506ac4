import { isOwn } from '../../../../core/model/subject-key.ts';
import { Group } from '../../../../core/series/group.ts';
import { type EndpointName, endpointKey } from '../endpoint-name.ts';

/** What all requests together are called among the values of rounds. */
export const OVERALL = 'overall';

export type RoundGroups = {
  /** keys of subjects whose rounds are read from histograms, and their values: `ROUND KEY` */
  readonly pooled: Pick<ReadonlySet<string>, 'has'>;
  readonly ofRounds: Map<string, Group>;
};

/** The groups of a round that a sample belongs to, made where they are new. */
export function roundGroups(
  { pooled, ofRounds }: RoundGroups,
  endpoint: EndpointName,
  round: string | undefined,
): readonly Group[] {
  if (round === undefined) return [];
  const own = endpointKey(endpoint);
  const subjects = (isOwn(endpoint) ? [own] : [OVERALL, own]).filter((key) => pooled.has(key));
  return subjects.map((subject) => {
    const key = `${round} ${subject}`;
    const group = ofRounds.get(key) ?? new Group();
    ofRounds.set(key, group);
    return group;
  });
}
