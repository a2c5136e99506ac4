import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readZip } from '../../../../src/adapters/github/artifacts/zip.ts';

/** A zip archive with one deflated file; `size` may lie. */
function zipOf(name: string, content: Buffer, size = content.length): Buffer {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(crc32(content), 16);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, entry, title, end]);
}

describe('a zip archive', () => {
  test('gives the files that are asked for', () => {
    const content = Buffer.from('hello');
    expect(readZip(zipOf('a.txt', content), ['a.txt'], 100).get('a.txt')).toEqual(content);
  });

  test('may carry a comment behind its end', () => {
    const commented = Buffer.concat([zipOf('a.txt', Buffer.from('hello')), Buffer.alloc(300, ' ')]);
    expect(readZip(commented, ['a.txt'], 100).get('a.txt')?.toString()).toBe('hello');
  });

  test('that lacks a file is refused', () => {
    expect(() => readZip(zipOf('../a.txt', Buffer.from('x')), ['a.txt'], 100)).toThrow('has no a.txt');
  });

  test('that unpacks to more than it may is refused, also when it lies about its size', () => {
    const bomb = Buffer.alloc(5_000_000);
    expect(() => readZip(zipOf('a.txt', bomb), ['a.txt'], 1000)).toThrow('larger than 1000 bytes');
    expect(() => readZip(zipOf('a.txt', bomb, 10), ['a.txt'], 1000)).toThrow(/larger than 1000 bytes/);
  });

  test('is refused in one clear sentence wherever it is cut off', () => {
    const whole = zipOf('a.txt', Buffer.from('hello hello hello'));
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => readZip(whole.subarray(0, length), ['a.txt'], 100)).toThrow('cut off');
    }
  });

  test('whose bytes are flipped never gives another content', () => {
    const content = Buffer.from('hello hello hello');
    const whole = zipOf('a.txt', content);
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      let read: Buffer | undefined;
      try {
        read = readZip(flipped, ['a.txt'], 100).get('a.txt');
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Error);
      }
      if (read !== undefined) expect(read).toEqual(content);
    }
  });
});
