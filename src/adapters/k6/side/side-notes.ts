import type { Pair } from '../../../core/model/recording/pairs.ts';
import { ownKindOf } from '../../../core/model/subject-key.ts';
import { distinctNames, type EndpointName, endpointKey } from '../collect/endpoint-name.ts';
import { type Followed, hasHistogram, isNameable, note } from '../duet/followed-endpoints.ts';

const FROM_HISTOGRAMS = 'Read from histograms, and judged with their error of up to 4.4 %';

/** Why values of endpoints are read from histograms side by side. `planned`: those that were known before the run. */
export function slicePooledNotes(
  { exact, pooled }: Pick<Followed, 'exact' | 'pooled'>,
  planned: readonly EndpointName[],
): readonly string[] {
  const known = new Set(planned.map(endpointKey));
  const requests = pooled.filter(hasHistogram);
  const more = requests.filter(isNameable);
  return [
    ...note(
      FROM_HISTOGRAMS,
      requests.filter((endpoint) => !isNameable(endpoint)),
      'k6 knows their requests by several names',
      'Give those requests one `name` tag.',
    ),
    ...note(
      FROM_HISTOGRAMS,
      more.filter((endpoint) => known.has(endpointKey(endpoint))),
      `k6 counts ${exact.length} endpoints exactly in so many slices, those called first`,
      'Give requests to one route the same `name` tag, or set `workload.names`.',
    ),
    ...note(
      FROM_HISTOGRAMS,
      more.filter((endpoint) => !known.has(endpointKey(endpoint))),
      'the one iteration that was tried of each function did not call them',
    ),
  ];
}

/** Values and shares that slices cut by pushes do not hold, of which k6 tells at its end alone; none: there are none. */
export function unreadNotes(seen: readonly EndpointName[]): readonly string[] {
  return note(
    'Not compared',
    distinctNames(seen).filter((endpoint) => !hasHistogram(endpoint) && ownKindOf(endpoint) !== 'Counter'),
    'iterations of this script are longer than slices, and k6 tells of such values at the end of the run alone',
    'A Trend of times, a Counter, or shorter iterations are compared.',
  );
}

/** Keys of what some pair of slices holds on either side. */
export const judgedIn = (pairs: readonly Pair[]): readonly string[] =>
  pairs.flatMap(({ base, head }) => [...Object.keys(base.subjects), ...Object.keys(head.subjects)]);

/** Which endpoints no judged slice holds; none where there is no such slice at all, which is told elsewhere. */
export function unjudgedNotes(
  seen: readonly EndpointName[],
  judged: ReadonlySet<string>,
  why = 'they were called in the first slice only, which is not judged, or after the last one',
): readonly string[] {
  if (judged.size === 0) return [];
  return note(
    'Not judged',
    distinctNames(seen).filter((endpoint) => !judged.has(endpointKey(endpoint)) && hasHistogram(endpoint)),
    why,
    'To have them judged, call them throughout the run, or drive them by a script of their own.',
  );
}
