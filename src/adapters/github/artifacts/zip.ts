import { crc32, inflateRawSync } from 'node:zlib';

/** Signatures and sizes of PKZIP's APPNOTE 4.3.7, 4.3.12 and 4.3.16. */
const END = { signature: 0x06054b50, size: 22 };
const ENTRY = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the named files out of a zip archive in memory. Archives come from other runs: nothing is written to disk,
 * no path of theirs is followed, no file may grow beyond `maxBytes`, and every checksum is verified.
 * Throws an Error with the reason when the archive is damaged, or when a file is missing or too large.
 */
export function readZip(
  archive: Buffer,
  names: readonly string[],
  maxBytes: number,
): ReadonlyMap<string, Buffer> {
  const entries = directory(archive);
  return new Map(
    names.map((name) => {
      const entry = entries.get(name);
      if (entry === undefined) throw new Error(`the archive has no ${name}`);
      return [name, extract(archive, name, entry, maxBytes)];
    }),
  );
}

/** Names of the files in an archive. Throws an Error with the reason when it is damaged. */
export const namesIn = (archive: Buffer): readonly string[] => [...directory(archive).keys()];

type Entry = {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
};

/** The central directory: sizes in the local headers are absent where the writer streamed. */
function directory(archive: Buffer): ReadonlyMap<string, Entry> {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  const entries = new Map<string, Entry>();
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    expect(archive, at, ENTRY);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + ENTRY.size, at + ENTRY.size + nameLength);
    entries.set(name, {
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    });
    at += ENTRY.size + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record stands at the end, but a comment of up to 65,535 bytes may follow it. */
function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - END.size - 0xffff);
  for (let at = archive.length - END.size; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END.signature) return at;
  }
  throw new Error('the archive is cut off: it has no end record');
}

function extract(archive: Buffer, name: string, entry: Entry, maxBytes: number): Buffer {
  if (entry.size > maxBytes) throw new Error(`${name} is larger than ${maxBytes} bytes`);
  expect(archive, entry.offset, LOCAL);
  const from =
    entry.offset +
    LOCAL.size +
    archive.readUInt16LE(entry.offset + 26) +
    archive.readUInt16LE(entry.offset + 28);
  const content = unpack(archive.subarray(from, from + entry.packed), name, entry.method, maxBytes);
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw new Error(`${name} is damaged: its checksum differs`);
  }
  return content;
}

function unpack(packed: Buffer, name: string, method: number, maxOutputLength: number): Buffer {
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength });
  throw new Error(`${name} is packed by method ${method}, which is not supported`);
}

function expect(archive: Buffer, at: number, { signature, size }: typeof END): void {
  if (at + size > archive.length || archive.readUInt32LE(at) !== signature) {
    throw new Error('the archive is damaged: a header is not where it should be');
  }
}
