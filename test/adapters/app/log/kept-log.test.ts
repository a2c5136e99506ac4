import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeptLog } from '../../../../src/adapters/app/log/kept-log.ts';

const SECRET = 'correct-horse-battery';
const mask = (text: string) => text.replaceAll(SECRET, '***');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is left of these chunks in a log with room for so much. */
async function kept(chunks: readonly string[], limits: { firstBytes: number; lastBytes: number }) {
  const file = path.join(folder, 'kept.log');
  const log = openKeptLog({ file, mask, limits, onTrouble: (text) => expect.unreachable(text) });
  for (const chunk of chunks) log.take(Buffer.from(chunk));
  const tail = log.tail();
  await log.close();
  return { text: readFileSync(file, 'utf8'), tail };
}

const ROOM = { firstBytes: 1 << 20, lastBytes: 1 << 20 };

test('of a log that is too long the first and the last part stay, and the gap is told with its size', async () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `${String(index).padStart(9, '0')}\n`.repeat(100));
  const { text } = await kept(lines, { firstBytes: 10_000, lastBytes: 10_000 });
  expect(text).toMatch(/^000000000\n/);
  expect(text).toMatch(/000002999\n$/);
  expect(text).toContain('\n… 2.8 MB of this log are left out here …\n');
  expect(text.length).toBeLessThan(21_000);
});

test('a log with room for all is kept whole', async () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `${index}\n`);
  const { text, tail } = await kept([...lines, 'no end'], ROOM);
  expect(text).toBe(`${lines.join('')}no end`);
  expect(tail.split('\n')).toHaveLength(20);
  expect(tail).toMatch(/2999\nno end$/);
});

test('a line without an end is cut, with no part of a secret in it', async () => {
  const long = `${'x'.repeat(70_000 - 5)}${SECRET}`;
  const { text } = await kept([`${SECRET} ${long}`, long, '\nnext\n'], ROOM);
  expect(text).toMatch(/^\*\*\* x+ … the rest of this line is left out\nnext\n$/);
  expect(text.length).toBeLessThan(17_000);
});
