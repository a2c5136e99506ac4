import { historyEntry } from '../../../src/core/baseline/history-entry.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION } from '../../../src/core/model/baseline.ts';
import type { BaselineStore } from '../../../src/ports/baseline-store.ts';
import { altered, type RecordingOverrides } from '../../contracts/samples.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { recordingOf } from '../world.ts';

/** Five earlier runs of the base branch, a day apart. */
export async function filledStore(measured: RecordingOverrides = {}): Promise<BaselineStore> {
  const store = createMemoryStore();
  const plain = recordingOf(measured);
  // Of another run than the one that reads it: an attempt of that one would be no earlier run.
  const base = altered(plain, { source: { ...plain.arms.head.source, runId: 99 } });
  const entries = Array.from({ length: 5 }, (_, day) => ({
    ...historyEntry(base),
    runId: day + 1,
    createdAt: `2026-10-2${day}T10:00:00.000Z`,
  }));
  await store.save(base, { schema: HISTORY_SCHEMA, schemaVersion: HISTORY_VERSION, gate: 'job', entries });
  return store;
}
