import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { toError, UsageError } from '../../ports/errors.ts';

/** Reads a JSON file, gzip or not, through a decoder. Throws UsageError that names the flag and the reason. */
export async function readJson<T>(
  flag: string,
  file: string,
  decode: (value: unknown) => { ok: true; value: T } | { ok: false; reason: string },
): Promise<T> {
  const decoded = await parse(file).then(decode, (thrown: unknown) => ({
    ok: false as const,
    reason: toError(thrown).message,
  }));
  if (decoded.ok) return decoded.value;
  const message = `${flag} ${file} cannot be used: ${decoded.reason}`;
  throw new UsageError([{ where: flag, line: null, column: null, message }]);
}

async function parse(file: string): Promise<unknown> {
  const bytes = await readFile(file);
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return JSON.parse(text.toString('utf8'));
}

/** The value of a flag that must be given. Throws UsageError when it is absent. */
export function required(value: unknown, flag: string, example: string): string {
  if (typeof value === 'string' && value !== '') return value;
  const message = `${flag} is missing. Example: ${example}`;
  throw new UsageError([{ where: flag, line: null, column: null, message }]);
}
