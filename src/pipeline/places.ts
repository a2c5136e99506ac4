import type { Config } from '../core/config/config.ts';
import { searchIn } from '../core/diagnosis/places/find-statement.ts';
import type { ChangeEvidence } from '../core/model/evidence/change.ts';
import type { Recording } from '../core/model/recording/recording.ts';
import { masked } from '../core/stored/masked.ts';
import { toError } from '../ports/errors.ts';
import type { ChangeSeen } from '../ports/git/changed-lines.ts';
import type { Ports } from './ports.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** Statements and files that a recording keeps places of. */
const MOST = 1000;

/**
 * A duet's recording with where in the change its evidence stands, so that a replay without the repository says so too.
 * Where nothing was looked into there is nothing to look for, and a git that does not answer takes nothing away. A cancelled
 * run looks for none, and waits for none. `base.directory`: where base is checked out; undefined: nowhere.
 */
export async function withPlaces(
  recording: Recording,
  base: { readonly sha: string; readonly directory?: string | undefined },
  { workingDirectory }: Pick<Config, 'workingDirectory'>,
  { changedLines, log, mask }: Pick<Ports, 'changedLines' | 'log' | 'mask'>,
  signal: AbortSignal,
): Promise<Recording> {
  const { database, profiled } = recording.arms.head;
  const named = new Set(profiled?.profile?.functions.map(({ frame }) => frame.file));
  if (changedLines === undefined || (named.size === 0 && (database?.statements ?? []).length === 0))
    return recording;
  try {
    const seen = await unlessCancelled(signal, () =>
      changedLines.since(base.sha, workingDirectory, [...named], base.directory),
    );
    return { ...recording, change: masked(changeOf(recording, seen), mask) };
  } catch (thrown) {
    if (!signal.aborted)
      log.write('info', `Where in the change a cause stands is not known: ${toError(thrown).message}`);
    return recording;
  }
}

function changeOf({ arms: { head } }: Recording, { texts, files }: ChangeSeen): ChangeEvidence {
  const find = searchIn(texts);
  const statements = (head.database?.statements ?? []).flatMap(({ id, text }) => {
    const place = find(text);
    return place === null ? [] : [{ id, ...place }];
  });
  const changed = new Map(texts.map((one) => [one.file, one.changed.slice(0, MOST)]));
  return {
    statements: statements.slice(0, MOST),
    files: files.slice(0, MOST).map((one) => ({ ...one, changed: changed.get(one.file) ?? [] })),
  };
}
