import { gunzipSync, gzipSync } from 'node:zlib';
import { parseStored } from '../../../core/stored/parse-stored.ts';
import { toError } from '../../../ports/errors.ts';

/** Files of a stored baseline. */
export const RECORDING_FILE = 'recording.json.gz';
export const HISTORY_FILE = 'history.json.gz';
/** What a pull request's run leaves instead, where its change does not concern the gate: `{ gate }`. */
export const UNTOUCHED_FILE = 'not-affected.json.gz';
/** And where head does not build or start. */
export const BROKEN_FILE = 'head-broken.json.gz';

/** What a gate that watches would have done. */
export const WATCH_FILE = 'watch-log.json.gz';

export const pack = (value: object): Buffer => gzipSync(JSON.stringify(value));

/** Reverses `pack`. Throws an Error with the reason; `maxBytes` bounds what a small file may unpack to. */
export function unpack(packed: Buffer, name: string, maxBytes: number): unknown {
  try {
    return parseStored(gunzipSync(packed, { maxOutputLength: maxBytes }).toString('utf8'));
  } catch (thrown) {
    throw new Error(`${name} cannot be read: ${toError(thrown).message}`, { cause: thrown });
  }
}
