import { historyFrom1, judgementFrom1, recordingFrom1 } from './from-version-1.ts';

/** The kinds of file that outlive a version of this program. */
export type StoredKind = 'recording' | 'judgement' | 'history' | 'watch log';

/** Turns a file of one schema version into the next one's. What it is given was not checked yet. */
export type Migration = (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By kind, then by the schema version that a migration starts from. */
export type Migrations = { readonly [K in StoredKind]: Readonly<Record<number, Migration>> };

/**
 * Every schema change of a stored file that is no new optional field. A version that is raised adds its migration
 * here and a file of the old version to test/fixtures/stored.
 */
export const MIGRATIONS: Migrations = {
  recording: { 1: recordingFrom1 },
  judgement: { 1: judgementFrom1 },
  history: { 1: historyFrom1 },
  'watch log': {},
};

/** Where a file's version stands: null for a version that no step leads away from, or none at all. */
export type Migrated = Readonly<Record<string, unknown>> | null;

/** The file as schema version `current` writes it. The result is decoded as strictly as a new one. */
export function migrate(
  kind: StoredKind,
  value: Readonly<Record<string, unknown>>,
  current: number,
  migrations: Migrations,
): Migrated {
  let at = value;
  let version = value['schemaVersion'];
  while (version !== current) {
    const step = typeof version === 'number' ? migrations[kind][version] : undefined;
    if (typeof version !== 'number' || step === undefined) return null;
    version += 1;
    at = { ...step(at), schemaVersion: version };
  }
  return at;
}
