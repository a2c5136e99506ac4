import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parseStored } from '../../core/stored/parse-stored.ts';
import { toError } from '../../ports/errors.ts';

/** What a small file may unpack to; far above what a gate with hundreds of endpoints writes. */
const MAX_JSON_BYTES = 100_000_000;

/**
 * Reads a JSON file that may be packed; its content decides, not its name.
 * Throws an Error with the reason when it is damaged.
 */
export async function readPackedJson(path: string): Promise<unknown> {
  const content = await readFile(path);
  try {
    const isGzip = content[0] === 0x1f && content[1] === 0x8b;
    const json = isGzip ? gunzipSync(content, { maxOutputLength: MAX_JSON_BYTES }) : content;
    return parseStored(json.toString('utf8'));
  } catch (thrown) {
    throw new Error(`it cannot be read: ${toError(thrown).message}`, { cause: thrown });
  }
}

/** Writes a packed JSON file whole: under another name first, then renamed. */
export async function writePackedJson(path: string, value: object): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(gzipSync(JSON.stringify(value)));
      await file.sync().catch(unlessUnsupported);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
}

/** Some network and bucket mounts know no flushing; closing the file does it there. */
function unlessUnsupported(thrown: unknown): void {
  const error: Error & { readonly code?: unknown } = toError(thrown);
  if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(String(error.code))) throw thrown;
}
