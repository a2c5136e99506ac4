import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readJson } from '../../../src/entry/cli/read-json.ts';
import { UsageError } from '../../../src/ports/errors.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'read-'));
  file = path.join(folder, 'recording.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const decode = (value: unknown) => ({ ok: true, value }) as const;
const read = () => readJson({ flag: '--recording', file, decode, origin: 'Record one.' });

const packed = gzipSync(JSON.stringify({ value: 1, filling: 'abc'.repeat(100) }));

test('JSON is read, packed or not, whatever the file is called', async () => {
  writeFileSync(file, '{"value":1}');
  expect(await read()).toEqual({ value: 1 });
  writeFileSync(file, packed);
  expect(await read()).toMatchObject({ value: 1 });
});

type Case = { readonly name: string; readonly make: () => void; readonly says: string };

const CASES: readonly Case[] = [
  { name: 'an absent file', make: () => {}, says: 'it does not exist. Record one.' },
  { name: 'a folder', make: () => mkdirSync(file), says: 'it is a folder: name the file in it. Record one.' },
  {
    name: 'a packed file that is cut off',
    make: () => writeFileSync(file, packed.subarray(0, packed.length - 12)),
    says: 'it is cut off: copy it again, or make a new one. Record one.',
  },
  {
    name: 'a packed file with a wrong byte',
    make: () => writeFileSync(file, Buffer.concat([packed.subarray(0, 10), Buffer.alloc(20, 255)])),
    says: 'it is damaged',
  },
  {
    name: 'a text that is cut off',
    make: () => writeFileSync(file, '{"value":'),
    says: 'copy it again, or make a new one. Record one.',
  },
  {
    name: 'a small file that unpacks to more than a recording can be',
    make: () => writeFileSync(file, gzipSync(Buffer.alloc(256 * 1024 * 1024 + 1, ' '), { level: 1 })),
    says: 'it unpacks to more than 256 MiB. Record one.',
  },
];

test.each(CASES)('$name is a usage error with the fix', async ({ make, says }) => {
  make();
  const refused = await read().catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(UsageError);
  expect(String(refused)).toContain(`--recording ${file} cannot be used: `);
  expect(String(refused)).toContain(says);
});
