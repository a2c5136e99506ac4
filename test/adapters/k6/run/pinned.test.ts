import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openK6Log } from '../../../../src/adapters/k6/run/k6-log.ts';
import { runK6 } from '../../../../src/adapters/k6/run/k6-process.ts';

/** CPUs that a program which is run as k6 may use. */
async function allowed(directory: string, cpus: readonly number[]): Promise<string> {
  const log = openK6Log(path.join(directory, 'k6.log'), { write: () => {}, group: (_title, body) => body() });
  let text = '';
  const keep = (line: string) => {
    text += `${line}\n`;
  };
  await runK6({
    binary: 'cat',
    args: ['/proc/self/status'],
    env: { PATH: process.env['PATH'] ?? '' },
    directory,
    limitMs: 10_000,
    signal: new AbortController().signal,
    cpus,
    words: { ...log, keep },
  });
  await log.close();
  return /^Cpus_allowed_list:\s*(\S+)$/m.exec(text)?.[1] ?? '';
}

test('k6 is held to the CPUs that it is given', async () => {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'pinned-'));
  const first = Number(/^\d+/.exec(await allowed(directory, []))?.[0]);
  expect(await allowed(directory, [first])).toBe(String(first));
  await rm(directory, { recursive: true });
});
