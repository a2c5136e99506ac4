import type { Baseline, History } from '../core/model/baseline.ts';
import type { WatchLog } from '../core/model/judgement/watch.ts';
import type { Recording } from '../core/model/recording/recording.ts';

export type BaselineQuery = {
  readonly gate: string;
  /** base branches whose runs are trusted */
  readonly branches: readonly string[];
  readonly workflows: readonly string[];
  /** the one of `branches` that `ancestors` are of; absent: any */
  readonly branch?: string;
  /** wanted base commit first, then its first-parent ancestors; empty: newest first */
  readonly ancestors: readonly string[];
  /**
   * Commits of the base branch, whatever they are to `ancestors`. A store that others can write to by a tag named like
   * the branch takes no run of any other commit; absent: `ancestors` are all that is known.
   */
  readonly line?: readonly string[];
  /** recordings to return at most */
  readonly limit: number;
  /**
   * Where `ancestors` are given, `history` holds only runs of them and of `line`; those older than all of these count by
   * the name of their `branch`. What is saved is no less for it.
   *
   * compare: only what the returned recordings need is read.
   * history: a run of the base branch, whose own history shall lack nothing: `history` holds every trusted run that
   * is stored, at most the newest 50, also siblings that are no ancestors. `runs` are the same for both.
   */
  readonly purpose: 'compare' | 'history';
  /** how long to wait for a run of the base commit that is still under way, milliseconds; default: not at all */
  readonly waitMs?: number;
};

/**
 * Keeps recordings of the base branch. `read` never throws for a bad candidate: it is refused with its reason
 * and the next one is tried; when the store itself could not be read, `runs` is empty, `readable` is false and
 * `refused` says why.
 * `save` is atomic: a reader sees the old or the new state, never half a file.
 */
export type BaselineStore = {
  read(query: BaselineQuery): Promise<Baseline>;
  /** Stores the recording with the history that includes it; returns where it went. */
  save(recording: Recording, history: History): Promise<string>;
};

/**
 * Keeps what a gate that only watches would have done to pull requests. Only what runs of this repository's own branches,
 * or of its own workflows, wrote is read: a fork's run cannot add to it.
 */
export type WatchStore = {
  /** All that is known, of several runs that may not know of each other; empty: nothing. Throws where it cannot be read. */
  read(gate: string): Promise<readonly WatchLog[]>;
  /** Stores what is known now; returns where it went. Throws EnvironmentError. */
  save(log: WatchLog): Promise<string>;
};
