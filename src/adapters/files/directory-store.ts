import { type Candidate, selectRuns } from '../../core/baseline/select-runs.ts';
import { asTold } from '../../core/model/decision/refused.ts';
import type { Refusal } from '../../core/model/judgement/refusal.ts';
import type { BaselineStore } from '../../ports/baseline-store.ts';
import { toError } from '../../ports/errors.ts';
import { openPlace } from './open-place.ts';
import { prune } from './prune.ts';
import { saveRun } from './save-run.ts';
import { findPlaces, isAbsent } from './store-layout.ts';

export type DirectoryStoreOptions = {
  /** a store, the folder of one run, or one recording file; need not exist */
  readonly directory: string;
};

/**
 * Baselines in a directory that the user mounts: a cache, a network share, a checkout. Reading also takes the folder
 * that `record --out` left and a single recording file, packed or not; saving needs a directory. Needs no locks and no
 * links: every run has a folder of its own, which is renamed into place, and the history is the union of them all.
 */
export function createDirectoryStore({ directory }: DirectoryStoreOptions): BaselineStore {
  return {
    async save(recording, history) {
      const where = await saveRun(directory, recording, history);
      await prune(directory, history);
      return where;
    },
    async read(query) {
      const stored: Candidate[] = [];
      const unread: Refusal[] = [];
      try {
        for (const place of await findPlaces(directory, query.gate)) {
          try {
            stored.push(await openPlace(place));
          } catch (thrown) {
            // Another run has taken it away since: it is old.
            if (isAbsent(thrown)) continue;
            unread.push({ origin: place.recording, reason: toError(thrown).message });
          }
        }
      } catch (thrown) {
        unread.push({ origin: directory, reason: `it cannot be read: ${toError(thrown).message}` });
        return { runs: [], refused: unread.map(asTold), history: null, readable: false };
      }
      const { refused, ...found } = selectRuns(stored, query, 'directory');
      return { ...found, refused: [...unread.map(asTold), ...refused] };
    },
  };
}
