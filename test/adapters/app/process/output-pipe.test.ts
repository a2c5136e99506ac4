import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pipe-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a gate says in a process group of its own, where mkfifo does this first. */
async function opening(first: string): Promise<string> {
  const mkfifo = path.join(folder, 'mkfifo');
  const own = (process.env['PATH'] ?? '').replaceAll('"', '');
  writeFileSync(mkfifo, `#!/bin/sh\n${first}\nPATH="${own}" exec mkfifo "$@"\n`);
  chmodSync(mkfifo, 0o755);
  const gate = spawn(process.execPath, [path.join(import.meta.dirname, 'interrupted-pipe.ts')], {
    env: { ...process.env, PATH: `${folder}:${process.env['PATH']}`, TMPDIR: folder },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(gate.stdout);
}

test('Ctrl-C in the moment in which a pipe is made is no failure of the pipe', async () => {
  expect(await opening('kill -s INT -- "-$PPID"; sleep 0.2')).toBe('opened\n');
});

test('a pipe that cannot be made is trouble of the machine, with what mkfifo said', async () => {
  const said = await opening('echo "mkfifo: No space left on device" >&2; exit 1');
  expect(said).toMatch(/^EnvironmentError: No pipe can be made in .*: mkfifo: No space left on device\.\n$/);
});
