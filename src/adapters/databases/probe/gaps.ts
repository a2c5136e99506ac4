import type { DatabaseGap } from '../../../core/model/evidence/database.ts';
import { saidBy } from '../server.ts';
import { LostError } from './link.ts';

/** What is missing, each once. */
export type Gaps = {
  /** null: there is none */
  add(gap: DatabaseGap | null): void;
  all(): readonly DatabaseGap[];
  /** What a body gives; `otherwise`, and a gap, where it fails. */
  within<T>(body: () => Promise<T>, otherwise: T): Promise<T>;
};

export function createGaps(): Gaps {
  const all = new Map<string, DatabaseGap>();
  const add = (gap: DatabaseGap | null) => void (gap !== null && all.set(JSON.stringify(gap), gap));
  return {
    add,
    all: () => [...all.values()],
    async within(body, otherwise) {
      try {
        return await body();
      } catch (thrown) {
        // That it was lost is told where it is noticed.
        if (!(thrown instanceof LostError)) add({ kind: 'failed', said: saidBy(thrown).text });
        return otherwise;
      }
    },
  };
}
