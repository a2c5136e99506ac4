import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parseStored } from '../../core/stored/parse-stored.ts';
import { toError, UsageError } from '../../ports/errors.ts';

/** A small file must not unpack to a machine's whole memory. */
const MAX_BYTES = 256 * 1024 * 1024;

type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export type JsonFile<T> = {
  /** what the file is called in messages: a flag or a word */
  readonly flag: string;
  readonly file: string;
  readonly decode: (value: unknown) => Decoded<T>;
  /** how such a file is made; a sentence */
  readonly origin: string;
};

export const RECORDING_ORIGIN = '`perf-gate record --out DIR` leaves one in DIR/recording.json.';
export const JUDGEMENT_ORIGIN = '`perf-gate run --out DIR` leaves one in DIR/judgement.json.';

/** Reads a JSON file, gzip or not, through a decoder. Throws UsageError that names the flag, the reason and the fix. */
export async function readJson<T>({ flag, file, decode, origin }: JsonFile<T>): Promise<T> {
  const decoded = await parse(file).then(decode, (thrown: unknown) => ({
    ok: false as const,
    reason: `${reasonOf(thrown)} ${origin}`,
  }));
  if (decoded.ok) return decoded.value;
  const message = `${flag} ${file} cannot be used: ${decoded.reason}`;
  throw new UsageError([{ where: flag, line: null, column: null, message }]);
}

async function parse(file: string): Promise<unknown> {
  const bytes = await readFile(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = isGzip ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
  return parseStored(text.toString('utf8'));
}

function reasonOf(thrown: unknown): string {
  const error: Error & { readonly code?: unknown } = toError(thrown);
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'it does not exist.';
  if (error.code === 'EISDIR') return 'it is a folder: name the file in it.';
  if (error.code === 'ERR_BUFFER_TOO_LARGE') return 'it unpacks to more than 256 MiB.';
  const again = 'copy it again, or make a new one.';
  if (error.code === 'Z_BUF_ERROR') return `it is cut off: ${again}`;
  if (String(error.code).startsWith('Z_')) return `it is damaged (${error.message}): ${again}`;
  if (error instanceof SyntaxError) return `it is no JSON, or cut off (${error.message}): ${again}`;
  return `${error.message.replace(/\.$/, '')}.`;
}

/** The value of a flag that must be given. Throws UsageError when it is absent. */
export function required(value: unknown, flag: string, example: string): string {
  if (typeof value === 'string' && value !== '') return value;
  const message = `${flag} is missing. Example: ${example}`;
  throw new UsageError([{ where: flag, line: null, column: null, message }]);
}
