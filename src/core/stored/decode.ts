import type { z } from 'zod';
import type { History } from '../model/baseline.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION } from '../model/baseline.ts';
import { JUDGEMENT_SCHEMA, JUDGEMENT_VERSION, type Judgement } from '../model/judgement/judgement.ts';
import { WATCH_SCHEMA, WATCH_VERSION, type WatchLog } from '../model/judgement/watch.ts';
import { RECORDING_SCHEMA, RECORDING_VERSION, type Recording } from '../model/recording/recording.ts';
import { historyContradiction } from './consistency/history-consistency.ts';
import { judgementContradiction } from './consistency/judgement-consistency.ts';
import { inconsistency } from './consistency/recording-consistency.ts';
import { MIGRATIONS, type Migrations, migrate, type StoredKind } from './migrate.ts';
import { historyShape } from './schema/history-schema.ts';
import { judgementShape } from './schema/judgement-schema.ts';
import { recordingShape } from './schema/recording-schema.ts';
import { watchLogShape } from './schema/watch-schema.ts';

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

type Kind = { readonly schema: string; readonly version: number; readonly what: StoredKind };

/** A recording from parsed JSON. Damage, another schema or figures that contradict each other are refused. */
export function decodeRecording(value: unknown, migrations: Migrations = MIGRATIONS): Decoded<Recording> {
  const kind: Kind = { schema: RECORDING_SCHEMA, version: RECORDING_VERSION, what: 'recording' };
  return consistent(decode(value, kind, recordingShape, migrations), inconsistency);
}

/** A history from parsed JSON, as strictly. */
export function decodeHistory(value: unknown, migrations: Migrations = MIGRATIONS): Decoded<History> {
  const kind: Kind = { schema: HISTORY_SCHEMA, version: HISTORY_VERSION, what: 'history' };
  return consistent(decode(value, kind, historyShape, migrations), historyContradiction);
}

/** A judgement from parsed JSON, as strictly. */
export function decodeJudgement(value: unknown, migrations: Migrations = MIGRATIONS): Decoded<Judgement> {
  const kind: Kind = { schema: JUDGEMENT_SCHEMA, version: JUDGEMENT_VERSION, what: 'judgement' };
  return consistent(decode(value, kind, judgementShape, migrations), judgementContradiction);
}

/** What a gate that watches would have done, from parsed JSON, as strictly. */
export function decodeWatchLog(value: unknown, migrations: Migrations = MIGRATIONS): Decoded<WatchLog> {
  const kind: Kind = { schema: WATCH_SCHEMA, version: WATCH_VERSION, what: 'watch log' };
  return decode(value, kind, watchLogShape, migrations);
}

/** Refuses a value that is whole and contradicts itself. */
function consistent<T>(decoded: Decoded<T>, contradiction: (value: T) => string | null): Decoded<T> {
  const reason = decoded.ok ? contradiction(decoded.value) : null;
  return reason === null ? decoded : { ok: false, reason };
}

function decode<T>(value: unknown, kind: Kind, shape: z.ZodType<T>, migrations: Migrations): Decoded<T> {
  const { what } = kind;
  if (!isObject(value) || value['schema'] !== kind.schema) {
    return { ok: false, reason: `this is no ${what} (schema "${kind.schema}" is missing).` };
  }
  if (isDeep(value)) return { ok: false, reason: `this ${what} is damaged: it is nested too deeply.` };
  const now = migrate(what, value, kind.version, migrations);
  if (now === null) return { ok: false, reason: unknownVersion(value, kind) };
  const parsed = shape.safeParse(now);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [first] = parsed.error.issues;
  const where = first === undefined || first.path.length === 0 ? 'the file' : first.path.join('.');
  return { ok: false, reason: `this ${what} is damaged: ${where}: ${first?.message ?? 'not readable'}.` };
}

/** Of known fields none comes near; of unknown ones anything may, and what passes the file on walks through it. */
const DEEPEST = 64;

/** Without recursion: a file may be nested deeper than the stack is. */
function isDeep(whole: unknown): boolean {
  let level: readonly unknown[] = [whole];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Told apart from damage, since the remedy differs: a newer release of this program wrote the file. */
function unknownVersion(file: Readonly<Record<string, unknown>>, { version, what }: Kind): string {
  const found = file['schemaVersion'];
  if (typeof found === 'number' && found > version) {
    const reader = file['minReader'];
    const [release] = (typeof reader === 'string' && /^\d+\.\d+\.\d+$/.exec(reader)) || [];
    const update = release === undefined ? 'update it' : `update to ${release} or newer`;
    return `this ${what} was written by a newer Perf Gate (schema version ${found}, and this one reads up to ${version}): ${update}.`;
  }
  return `this ${what} has an unknown schema version (${JSON.stringify(found)}).`;
}
