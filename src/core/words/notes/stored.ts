import type { StoredNote } from '../../model/decision/note.ts';
import type { Generator } from '../../model/recording/generator.ts';
import type { Phrases } from '../phrases.ts';

const named = ({ name, version }: Generator): string => `${name} ${version}`;

/** Of how comparable the stored runs are. */
export const STORED: Phrases<StoredNote> = {
  'other-patterns': () =>
    'The baseline called its requests by other patterns (`workload.names`, or an older version): what differs by ' +
    'them counts as new, and nothing of it as missing.',
  'moved-machines': ({ runs }) =>
    `No earlier run was made on a machine like this one. The latencies of ${runs} others are moved by what their calibration explains of them.`,
  'few-on-machine': ({ runs }) =>
    `${fewRuns(runs)} made on a machine like this one, so twice the spread is assumed.`,
  'script-changed': () =>
    'The k6 script changed since the baseline: endpoints that are on both sides are compared.',
  generators: ({ head, base }) => `${named(head)} is compared with ${named(base)}.`,
  machines: ({ head, base }) =>
    `The machines differ, which alone can move latencies by 20 %: ${head} against ${base}.`,
};

function fewRuns(runs: number): string {
  if (runs === 0) return 'No earlier run was';
  return runs === 1 ? 'One earlier run only was' : `Only ${runs} earlier runs were`;
}
