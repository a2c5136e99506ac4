import { mergeHistory } from '../../core/baseline/merge-history.ts';
import type { Refusal } from '../../core/model/baseline.ts';
import type { BaselineQuery, BaselineStore } from '../../ports/baseline-store.ts';
import { toError } from '../../ports/errors.ts';
import { openPlace, type Stored } from './open-place.ts';
import { saveRun } from './save-run.ts';
import { findPlaces } from './store-layout.ts';

export type DirectoryStoreOptions = {
  /** a store, the folder of one run, or one recording file; need not exist */
  readonly directory: string;
};

/**
 * Baselines in a directory that the user mounts: a cache, a network share, a checkout. Reading also takes the folder
 * that `record --out` left and a single recording file, packed or not; saving needs a directory.
 */
export function createDirectoryStore({ directory }: DirectoryStoreOptions): BaselineStore {
  return {
    save: (recording, history) => saveRun(directory, recording, history),
    async read(query) {
      const stored: Stored[] = [];
      const refused: Refusal[] = [];
      try {
        for (const place of await findPlaces(directory, query.gate)) {
          try {
            stored.push(await openPlace(place));
          } catch (thrown) {
            refused.push({ origin: place.recording, reason: toError(thrown).message });
          }
        }
      } catch (thrown) {
        refused.push({ origin: directory, reason: `it cannot be read: ${toError(thrown).message}` });
      }
      return select(stored, query, refused);
    },
  };
}

function select(
  stored: readonly Stored[],
  query: BaselineQuery,
  refused: Refusal[],
): Awaited<ReturnType<BaselineStore['read']>> {
  const usable = stored.filter((run) => {
    const reason = refuse(run, query);
    if (reason !== null) refused.push({ origin: run.origin, reason });
    return reason === null;
  });
  const distance = ({ recording }: Stored): number | null => {
    const index = query.ancestors.indexOf(recording.source.sha);
    return index < 0 ? null : index;
  };
  const runs = usable
    .filter((run) => run.explicit || query.ancestors.length === 0 || distance(run) !== null)
    .map((run) => ({ recording: run.recording, origin: run.origin, distance: distance(run) }))
    .sort((a, b) => nearer(a, b) || b.recording.createdAt.localeCompare(a.recording.createdAt));
  if (runs.length === 0 && usable.length > 0) refused.push(unrelated(usable.length, query));
  const [newest, ...rest] = usable.flatMap(({ history }) => (history === null ? [] : [history]));
  const history = newest === undefined ? null : mergeHistory(newest, ...rest);
  return { runs: runs.slice(0, query.limit), refused, history };
}

type Placed = { readonly distance: number | null };

const nearer = (a: Placed, b: Placed): number => {
  if (a.distance === b.distance) return 0;
  return (a.distance ?? Number.MAX_SAFE_INTEGER) - (b.distance ?? Number.MAX_SAFE_INTEGER);
};

function refuse({ recording, explicit }: Stored, { gate, branches }: BaselineQuery): string | null {
  // A file that the user names need not carry the id that this run happens to have.
  if (!explicit && recording.gate !== gate) return `it belongs to gate \`${recording.gate}\``;
  const { branch } = recording.source;
  if (explicit || branches.length === 0 || branch === '' || branches.includes(branch)) return null;
  return `its branch \`${branch}\` is not a base branch (${branches.join(', ')})`;
}

function unrelated(count: number, { ancestors }: BaselineQuery): Refusal {
  const reason = `${count} stored, but none for the base commit or the ${ancestors.length - 1} commits before it`;
  return { origin: 'directory', reason };
}
