import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cli } from './cli.ts';

const FIXTURE = path.join(import.meta.dirname, '..', 'fixtures', 'recordings', 'healthy.json');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bad-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const run = (...args: readonly string[]) => cli(args, { cwd: folder });

type Case = {
  readonly name: string;
  /** what the one clear sentence must hold: the fact and the fix */
  readonly says: readonly string[];
  readonly act: () => ReturnType<typeof run>;
};

const CASES: readonly Case[] = [
  {
    name: 'a truncated recording',
    says: [
      '--recording cut.json cannot be used: it is no JSON, or cut off',
      'copy it again, or make a new one',
    ],
    act: () => {
      file('cut.json', '{"schema":"perf-gate.recording","schemaVersion":1,');
      return run('judge', '--recording', 'cut.json');
    },
  },
  {
    name: 'a packed recording that is cut off',
    says: ['--baseline cut.json.gz cannot be used: it is cut off', '`perf-gate record --out DIR` leaves one'],
    act: () => {
      cpSync(FIXTURE, path.join(folder, 'head.json'));
      writeFileSync(path.join(folder, 'cut.json.gz'), gzipSync(readFileSync(FIXTURE)).subarray(0, 2000));
      return run('judge', '--recording', 'head.json', '--baseline', 'cut.json.gz');
    },
  },
  {
    name: 'a baseline file that does not exist',
    says: ['--baseline absent.json cannot be used: it does not exist'],
    act: () => {
      cpSync(FIXTURE, path.join(folder, 'head.json'));
      return run('judge', '--recording', 'head.json', '--baseline', 'absent.json');
    },
  },
  {
    name: 'a recording of a later version',
    says: ['schema version 9', 'update it'],
    act: () => {
      file('later.json', '{"schema":"perf-gate.recording","schemaVersion":9}');
      return run('judge', '--recording', 'later.json');
    },
  },
  {
    name: 'an unknown format',
    says: ['--format pdf is not known', 'markdown, report, summary, status, json, text'],
    act: () => run('render', '--judgement', 'x.json', '--format', 'pdf'),
  },
];

test.each(CASES)('$name is a usage error with the fix', async ({ says, act }) => {
  const { code, stdout, stderr } = await act();
  for (const words of says) expect(stderr).toContain(words);
  expect(code, stderr).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(readdirSync(folder)).not.toContain('.perf-gate');
});
