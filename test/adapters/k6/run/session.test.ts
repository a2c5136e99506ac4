import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nothingTold } from '../../../../src/adapters/k6/run/k6-log.ts';
import { runSession, type Session, type Setting } from '../../../../src/adapters/k6/run/session.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import { NOT_FETCHED } from './heard.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says as k6 does what it warns of. */
function warning(): Setting {
  const line = JSON.stringify({ level: 'warning', msg: 'Insufficient VUs' });
  return settingOf(`echo '${line}' >&2`);
}

function settingOf(program: string): Setting {
  const binary = path.join(folder, 'k6');
  writeFileSync(binary, `#!/bin/sh\n${program}\n`, { mode: 0o755 });
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

/** A k6 whose first starts, so many, do not get a module. Each notes itself. */
function hiccup(fails: number, waited: number[] = []): Setting {
  const line = JSON.stringify({ level: 'error', msg: NOT_FETCHED }).replaceAll("'", "'\\''");
  const starts = path.join(folder, 'starts');
  const program = `echo >> '${starts}'\n[ $(wc -l < '${starts}') -gt ${fails} ] && exit 0\necho '${line}' >&2\nexit 107`;
  const sleep = async (ms: number) => void waited.push(ms);
  return { ...settingOf(program), clock: { ...createClock(), sleep } };
}

const startsOf = () => readFileSync(path.join(folder, 'starts'), 'utf8').length;
const SESSION = { module: '', limitMs: 10_000, summary: false, log: null };

test('a k6 that did not get a module of the script is started again, after a pause', async () => {
  const [waited, pids]: [number[], number[]] = [[], []];
  const { exit } = await runSession(hiccup(2, waited), { ...SESSION, started: (pid) => pids.push(pid) });
  expect({ code: exit.code, starts: startsOf(), pids: new Set(pids).size }).toEqual({
    ...{ code: 0, starts: 3, pids: 3 },
  });
  expect(waited).toEqual([2000, 8000]);
});

test('one that never gets it ends as it does, and is not started again where nobody waits for it', async () => {
  const { exit, heard } = await runSession(hiccup(9), SESSION);
  expect({ code: exit.code, starts: startsOf(), said: heard.errors.at(-1) }).toEqual({
    ...{ code: 107, starts: 3, said: NOT_FETCHED },
  });
  const setting = hiccup(99);
  const halt = new AbortController();
  const clock = { ...createClock(), sleep: async () => halt.abort() };
  await runSession({ ...setting, clock }, { ...SESSION, halt: halt.signal });
  expect(startsOf()).toBe(4);
});

test('what else ends k6 ends it once', async () => {
  const { exit } = await runSession(settingOf(`echo >> '${path.join(folder, 'starts')}'\nexit 107`), SESSION);
  expect({ code: exit.code, starts: startsOf() }).toEqual({ code: 107, starts: 1 });
});
