import { historyEntry } from '../core/baseline/history-entry.ts';
import { mergeHistory } from '../core/baseline/merge-history.ts';
import type { Config } from '../core/config/config.ts';
import { type Baseline, HISTORY_SCHEMA, HISTORY_VERSION, type History } from '../core/model/baseline.ts';
import type { Recording } from '../core/model/recording.ts';
import { toError } from '../ports/errors.ts';
import type { RunContext } from '../ports/run-context.ts';
import type { Ports } from './ports.ts';

/**
 * Stores a recording of the base branch (or, on a laptop, one the user asked to save) with its history.
 * A store that refuses is a warning: the verdict stands without it.
 */
export async function saveBaseline(
  config: Config,
  context: RunContext,
  recording: Recording,
  baseline: Baseline,
  ports: Ports,
): Promise<string | null> {
  const wanted = context.kind === 'base-branch' || config.baseline.save;
  if (!wanted || ports.store === null || config.dryRun) return null;
  if (!recording.validity.valid) {
    ports.log.write('warning', 'Not stored as a baseline: the run is not valid.');
    return null;
  }
  const own: History = {
    schema: HISTORY_SCHEMA,
    schemaVersion: HISTORY_VERSION,
    gate: config.gate,
    entries: [historyEntry(recording)],
  };
  try {
    const history = mergeHistory(own, ...(baseline.history === null ? [] : [baseline.history]));
    const where = await ports.store.save(recording, history);
    ports.log.write('info', `Stored as baseline: ${where}`);
    return where;
  } catch (thrown) {
    ports.log.write('warning', `The baseline could not be stored: ${toError(thrown).message}`);
    return null;
  }
}
