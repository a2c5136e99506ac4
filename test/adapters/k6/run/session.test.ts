import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nothingTold } from '../../../../src/adapters/k6/run/k6-log.ts';
import { runSession, type Session, type Setting } from '../../../../src/adapters/k6/run/session.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says as k6 does what it warns of. */
function warning(): Setting {
  const binary = path.join(folder, 'warns');
  const line = JSON.stringify({ level: 'warning', msg: 'Insufficient VUs' });
  writeFileSync(binary, `#!/bin/sh\necho '${line}' >&2\n`, { mode: 0o755 });
  return {
    ...{
      binary,
      k6Version: '2.2.0',
      env: { PATH: process.env['PATH'] ?? '', BASE_URL: 'http://127.0.0.1:1' },
    },
    ...{ directory: folder, logFile: path.join(folder, 'k6.log'), clock: createClock(), cpus: [] },
    ...{ signal: new AbortController().signal, names: { patterns: [], learned: [], kept: [] } },
    ...{ teardown: true, told: nothingTold(), forged: { count: 0 } },
  };
}

test('what k6 said while it warmed up, which nobody hears, is told once it is judged', async () => {
  const setting = warning();
  const lines: string[] = [];
  const log: Session['log'] = {
    write: (_level, text) => void lines.push(text),
    group: (_title, body) => body(),
  };
  const session = { module: '', limitMs: 10_000, summary: true };
  await runSession(setting, { ...session, log: null });
  expect(lines).toEqual([]);
  await runSession(setting, { ...session, log });
  await runSession(setting, { ...session, log });
  expect(lines).toEqual(['k6: Insufficient VUs']);
});
