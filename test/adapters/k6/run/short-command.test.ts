import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runShort } from '../../../../src/adapters/k6/run/short-command.ts';
import { NOT_FETCHED } from './heard.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'short-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A k6 whose first starts, so many, say this. */
async function short(fails: number, msg: string) {
  const [binary, starts] = [path.join(folder, 'k6'), path.join(folder, 'starts')];
  writeFileSync(path.join(folder, 'says'), JSON.stringify({ level: 'error', msg }));
  writeFileSync(
    binary,
    `#!/bin/sh\necho >> '${starts}'\n[ $(wc -l < '${starts}') -gt ${fails} ] && exit 0\ncat '${folder}/says' >&2\nexit 107\n`,
    { mode: 0o755 },
  );
  const { signal } = new AbortController();
  const env = { PATH: process.env['PATH'] ?? '' };
  const { ok, error } = await runShort({ binary, args: ['inspect'], env, directory: folder, signal });
  return { ok, error, starts: readFileSync(starts, 'utf8').length };
}

test.each([
  ['a module that came the second time', 1, NOT_FETCHED, { ok: true, error: '', starts: 2 }],
  ['a module that never came', 9, NOT_FETCHED, { ok: false, error: NOT_FETCHED, starts: 2 }],
  ['a script that throws', 9, 'Error: no', { ok: false, error: 'Error: no', starts: 1 }],
])('%s is asked for as often as may help', async (_, fails, msg, expected) => {
  expect(await short(fails, msg)).toEqual(expected);
});
