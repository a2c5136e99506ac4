import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLog } from '../../../../src/adapters/databases/probe/log/log-access.ts';

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'log-access-'));
});
afterEach(() => fs.rm(folder, { recursive: true }));

/** What a server with these settings leads to. */
function find(destination: string, local: string | null = folder, { isOwn = false, may = false } = {}) {
  const row = { collector: 'on', destination, threshold: '0', language: 'C', may };
  return findLog(async () => [row], { role: 'shop' }, { local, isOwn });
}

async function markIn(destination: string, local?: string) {
  const log = await find(destination, local);
  return 'kind' in log ? log : { file: (await log.mark())?.file, format: log.format };
}

test('of a folder with both forms the one that the server writes is read, however new the other one is', async () => {
  const [csv, json] = [path.join(folder, 'a.csv'), path.join(folder, 'a.json')];
  await fs.writeFile(csv, '');
  await fs.writeFile(json, '');
  for (const [newest, time] of [
    [csv, 2_000_000_000],
    [json, 2_000_000_001],
  ] as const) {
    await fs.utimes(newest, time, time);
    expect(await markIn('stderr,csvlog')).toEqual({ file: csv, format: 'csvlog' });
    expect(await markIn('jsonlog')).toEqual({ file: json, format: 'jsonlog' });
    expect(await markIn('csvlog, jsonlog')).toEqual({ file: csv, format: 'csvlog' });
  }
  // A file that is named is the user's choice.
  expect(await markIn('csvlog,jsonlog', json)).toEqual({ file: json, format: 'jsonlog' });
});

test('what is not there is told by its name', async () => {
  await fs.writeFile(path.join(folder, 'a.json'), '');
  expect(await markIn('csvlog')).toMatchObject({ why: 'no-file', said: path.join(folder, '*.csv') });
  const beside = path.join(folder, 'a.json', 'b.csv');
  expect(await markIn('csvlog', beside)).toMatchObject({ why: 'no-file', said: beside });
});

test('a place that may not be looked at is none that is not there', async () => {
  const loop = path.join(folder, 'loop');
  await fs.symlink(loop, loop);
  await expect(find('csvlog', loop)).rejects.toThrow('ELOOP');
});

test('a right in a database that the gate makes is granted where that comes from', async () => {
  const said = expect.stringMatching(/^GRANT EXECUTE .* TO shop;$/);
  expect(await find('csvlog', null)).toEqual({ kind: 'missing', why: 'rights', said });
  expect(await find('csvlog', null, { isOwn: true })).toEqual({ kind: 'missing', why: 'rights-anew', said });
});

test('a server is asked for little at once, as it has to answer soon', async () => {
  expect(await find('csvlog', null, { may: true })).toMatchObject({ pieceBytes: 128 * 1024 });
});
