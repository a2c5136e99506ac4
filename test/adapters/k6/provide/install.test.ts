import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installOnce } from '../../../../src/adapters/k6/provide/install.ts';
import { temporaryDirectory } from './fake-release.ts';

let root: string;
let target: string;
beforeEach(() => {
  root = temporaryDirectory();
  target = join(root, 'tool');
});
afterEach(() => rmSync(root, { recursive: true }));

const fillWith = (text: string) => async (directory: string) => {
  writeFileSync(join(directory, 'program'), text);
};

test('an installed tool is not filled again', async () => {
  await installOnce(target, fillWith('first'));
  await installOnce(target, fillWith('second'));
  expect(readFileSync(join(target, 'program'), 'utf8')).toBe('first');
  expect(readdirSync(root).sort()).toEqual(['tool', 'tool.complete']);
});

test('a failing fill leaves nothing behind, and the next one works', async () => {
  const failing = async (directory: string) => {
    writeFileSync(join(directory, 'half'), '');
    throw new Error('disk full');
  };
  await expect(installOnce(target, failing)).rejects.toThrow('disk full');
  expect(readdirSync(root)).toEqual([]);
  await installOnce(target, fillWith('whole'));
  expect(readdirSync(target)).toEqual(['program']);
});

test('the rest of a killed install gives way: a folder without its mark, a lock nobody renews', async () => {
  mkdirSync(target);
  writeFileSync(join(target, 'half'), '');
  const lock = `${target}.lock`;
  mkdirSync(lock);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(lock, anHourAgo, anHourAgo);
  await installOnce(target, fillWith('whole'));
  expect(readdirSync(target)).toEqual(['program']);
  expect(existsSync(lock)).toBe(false);
});

test('who waits for a lock can be aborted, and the lock stays its holder’s', async () => {
  const lock = `${target}.lock`;
  mkdirSync(lock);
  const reason = new Error('cancelled');
  await expect(installOnce(target, fillWith(''), AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(existsSync(lock)).toBe(true);
});

test('one fills, the others wait for its work', async () => {
  let fills = 0;
  const fill = async (directory: string) => {
    fills += 1;
    await fillWith('whole')(directory);
  };
  await Promise.all(Array.from({ length: 8 }, () => installOnce(target, fill)));
  expect(fills).toBe(1);
  expect(readdirSync(root).sort()).toEqual(['tool', 'tool.complete']);
});
