import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Unpacked; a minute of a busy service stays below a tenth. */
export const MOST_UNPACKED: number = 256 << 20;

/**
 * A pprof profile is packed, or is not (https://github.com/google/pprof/blob/main/proto/profile.proto). Rejects where it was
 * cut off, or is too large.
 */
export async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    throw new Error('it does not unpack: it was cut off or is too large', { cause: error });
  }
}
