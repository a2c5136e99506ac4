import type { z } from 'zod';
import type { History } from '../model/baseline.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION } from '../model/baseline.ts';
import { JUDGEMENT_SCHEMA, JUDGEMENT_VERSION, type Judgement } from '../model/judgement.ts';
import { RECORDING_SCHEMA, RECORDING_VERSION, type Recording } from '../model/recording.ts';
import { inconsistency } from './consistency.ts';
import { judgementShape } from './judgement-schema.ts';
import { recordingShape } from './recording-schema.ts';
import { historyShape } from './schema.ts';

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

type Kind = { readonly schema: string; readonly version: number; readonly what: string };

/** A recording from parsed JSON. Damage, another schema or figures that contradict each other are refused. */
export function decodeRecording(value: unknown): Decoded<Recording> {
  const kind = { schema: RECORDING_SCHEMA, version: RECORDING_VERSION, what: 'recording' };
  const decoded = decode(value, kind, recordingShape);
  if (!decoded.ok) return decoded;
  const reason = inconsistency(decoded.value);
  return reason === null ? decoded : { ok: false, reason };
}

/** A history from parsed JSON, as strictly. */
export function decodeHistory(value: unknown): Decoded<History> {
  return decode(value, { schema: HISTORY_SCHEMA, version: HISTORY_VERSION, what: 'history' }, historyShape);
}

/** A judgement from parsed JSON, as strictly. */
export function decodeJudgement(value: unknown): Decoded<Judgement> {
  const kind = { schema: JUDGEMENT_SCHEMA, version: JUDGEMENT_VERSION, what: 'judgement' };
  return decode(value, kind, judgementShape);
}

function decode<T>(value: unknown, kind: Kind, shape: z.ZodType<T>): Decoded<T> {
  const wrong = wrongKind(value, kind);
  if (wrong !== null) return { ok: false, reason: wrong };
  const parsed = shape.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [first] = parsed.error.issues;
  const where = first === undefined || first.path.length === 0 ? 'the file' : first.path.join('.');
  return {
    ok: false,
    reason: `this ${kind.what} is damaged: ${where}: ${first?.message ?? 'not readable'}.`,
  };
}

/** Told apart from damage, since the remedy differs: another version of this program wrote the file. */
function wrongKind(value: unknown, { schema, version, what }: Kind): string | null {
  if (typeof value !== 'object' || value === null || !('schema' in value) || value.schema !== schema) {
    return `this is no ${what} (schema "${schema}" is missing).`;
  }
  const found = 'schemaVersion' in value ? value.schemaVersion : undefined;
  if (found === version) return null;
  if (typeof found === 'number' && found > version) {
    return `this ${what} has schema version ${found}, and this version of Perf Gate reads up to ${version}: update it.`;
  }
  return `this ${what} has an unknown schema version (${JSON.stringify(found)}).`;
}
