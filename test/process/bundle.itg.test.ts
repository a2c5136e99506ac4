import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { k6Binary } from '../support/tools.ts';
import { type CliRun, execute } from './cli.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const RECORDINGS = path.join(ROOT, 'test', 'fixtures', 'recordings');

/** dist/ alone, with nothing around it that an import could fall back on. */
let tool: string;
let folder: string;
let server: Server;
let load: readonly string[];

beforeAll(async () => {
  tool = mkdtempSync(path.join(os.tmpdir(), 'bundle-'));
  cpSync(path.join(ROOT, 'dist'), tool, { recursive: true });
  server = createServer((_, response) => void setTimeout(() => response.end('ok'), 50));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  load = ['--script', 'load.js', '--target', url, '--k6-path', await k6Binary('2.2.0')];
});
afterAll(() => {
  server.close();
  rmSync(tool, { recursive: true, force: true });
});

beforeEach(() => {
  folder = path.join(tool, 'empty');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

const SCRIPT = `import http from 'k6/http';
export const options = { iterations: 10, vus: 5 };
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'root' } }); }`;

const run = (...args: readonly string[]): Promise<CliRun> =>
  execute(process.execPath, [path.join(tool, 'cli.js'), ...args], { cwd: folder });

const COMMANDS = ['check', 'run', 'record', 'judge', 'render', 'publish', 'demo', 'selftest', 'k6'];

const files = (name: string) => readdirSync(path.join(folder, name)).toSorted();

/** Recordings that lie in the folder: `head.json` is a regression of `base.json`. */
function recorded(): void {
  cpSync(path.join(RECORDINGS, 'missing-index.json'), path.join(folder, 'head.json'));
  cpSync(path.join(RECORDINGS, 'healthy.json'), path.join(folder, 'base.json'));
}

/** Two recordings of one application. */
function alike(): void {
  cpSync(path.join(RECORDINGS, 'timer-again.json'), path.join(folder, 'head.json'));
  cpSync(path.join(RECORDINGS, 'timer.json'), path.join(folder, 'base.json'));
}

const JUDGE = ['judge', '--recording', 'head.json', '--baseline', 'base.json'];

async function judged(): Promise<void> {
  recorded();
  await run(...JUDGE, '--out', 'out');
}

type Case = {
  readonly name: string;
  readonly before?: () => void | Promise<void>;
  readonly args: readonly string[];
  readonly code: number;
  readonly out?: readonly (string | RegExp)[];
  readonly err?: readonly string[];
};

const CASES: readonly Case[] = [
  {
    name: '--help',
    args: ['--help'],
    code: 0,
    out: COMMANDS.map((name) => new RegExp(`^ +${name}\\b`, 'm')),
  },
  { name: '--version', args: ['--version'], code: 0, out: [new RegExp(`^${manifest.version}\n$`)] },
  { name: 'judge', before: recorded, args: JUDGE, code: 1, out: ['FAIL', 'orders'] },
  { name: 'judge of what did not change', before: alike, args: JUDGE, code: 0, out: [/^PASS/] },
  { name: 'judge --json', before: recorded, args: [...JUDGE, '--json'], code: 1, out: [/^\{[\s\S]*\}\n$/] },
  {
    name: 'judge without a baseline',
    before: recorded,
    args: JUDGE.slice(0, 3),
    code: 0,
    out: ['--baseline'],
  },
  {
    name: 'render as text',
    before: judged,
    args: ['render', '--judgement', 'out/judgement.json'],
    code: 0,
    out: [/^FAIL/],
  },
  {
    name: 'render as markdown',
    before: judged,
    args: ['render', '--judgement', 'out/judgement.json', '--format', 'markdown'],
    code: 0,
    out: ['### ❌', '| :-: |'],
  },
  {
    name: 'render as JSON',
    before: judged,
    args: ['render', '--judgement', 'out/judgement.json', '--format', 'json'],
    code: 0,
    out: [/^\{[\s\S]*"verdict": "fail"[\s\S]*\}\n$/],
  },
  {
    name: 'publish outside a workflow',
    before: judged,
    args: ['publish', '--out', 'out'],
    code: 2,
    err: ['GITHUB_TOKEN is missing', 'in a step of a workflow'],
  },
  {
    name: 'demo without the example',
    args: ['demo'],
    code: 3,
    err: ['examples/shop, which is not there', 'npm install && npm run demo'],
  },
];

test.each(CASES)('$name works from the bundle alone', async ({ before, args, code, out = [], err = [] }) => {
  await before?.();
  const result = await run(...args);
  expect(result.code, result.stderr).toBe(code);
  for (const words of out) expect(result.stdout).toMatch(words);
  for (const words of err) expect(result.stderr).toContain(words);
});

test('judge --out leaves the judgement and the report, and without it nothing', async () => {
  await judged();
  expect(files('out')).toEqual(['judgement.json', 'report.md']);
  const before = files('.');
  await run(...JUDGE);
  expect(files('.')).toEqual(before);
});

/** The judgement that is printed. */
async function compared(command: 'run' | 'judge', baseline: string) {
  const args = command === 'run' ? load : ['--recording', 'made/recording.json'];
  const { stdout, stderr } = await run(command, ...args, '--baseline', baseline, '--json');
  expect(stdout, stderr).toMatch(/^\{/);
  return JSON.parse(stdout);
}

test('what record leaves is a baseline for run and judge: as a folder, a file, packed, or in a store', async () => {
  writeFileSync(path.join(folder, 'load.js'), SCRIPT);
  const made = await run('record', ...load, '--out', 'made', '--baseline', 'store', '--save-baseline');
  expect(made.code, made.stderr).toBe(0);
  const recording = readFileSync(path.join(folder, 'made', 'recording.json'));
  expect(JSON.parse(recording.toString()).metrics.http_reqs).toMatchObject({ count: 10 });
  mkdirSync(path.join(folder, 'packed'));
  writeFileSync(path.join(folder, 'packed', 'recording.json.gz'), gzipSync(recording));
  const places = ['made', 'made/recording.json', 'packed', 'packed/recording.json.gz', 'store'];
  for (const place of places) {
    for (const command of ['run', 'judge'] as const) {
      const judgement = await compared(command, place);
      const said = `${command} ${place}: ${judgement.reason}`;
      expect(judgement.base, said).toMatchObject({ load: { outcome: 'completed' } });
      expect(judgement.verdict).not.toBe('no-baseline');
    }
  }
});

test('an empty or absent folder is no baseline, and run names the flag that fills it', async () => {
  writeFileSync(path.join(folder, 'load.js'), SCRIPT);
  mkdirSync(path.join(folder, 'hollow'));
  for (const place of ['hollow', 'absent']) {
    const { code, stdout, stderr } = await run('run', ...load, '--baseline', place);
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/save\s+one\s+with\s+`--save-baseline`/);
    expect(existsSync(path.join(folder, 'absent'))).toBe(false);
  }
  recorded();
  const { code, stdout } = await run('judge', '--recording', 'head.json', '--baseline', 'hollow');
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /`hollow` holds no recording comparable with this run;\s+save\s+one\s+with\s+`--save-baseline`/,
  );
});

test('the action outside a workflow names the command line tool', async () => {
  const env = { GITHUB_EVENT_PATH: '' };
  const { code, stdout } = await execute(process.execPath, [path.join(tool, 'action.js')], {
    cwd: folder,
    env,
  });
  expect(code).toBe(2);
  expect(stdout).toContain('On a laptop use dist/cli.js');
});

/** Programs called node on this machine that are older than the tool needs. */
function olderNodes(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((name) => path.isAbsolute(name));
  const programs = folders.map((name) => path.join(name, 'node')).filter((name) => existsSync(name));
  return programs.filter((name) => {
    const version = execFileSync(name, ['-p', 'process.versions.node'], { encoding: 'utf8' });
    return Number(version.split('.')[0]) < 22;
  });
}

test('an older Node says in one sentence which one is needed', async () => {
  const claim = path.join(folder, 'older.mjs');
  writeFileSync(claim, `Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } });`);
  const cli = path.join(tool, 'cli.js');
  const claimed = [process.execPath, `--import=${pathToFileURL(claim)}`, cli] as const;
  for (const [program, ...args] of [claimed, ...olderNodes().map((node) => [node, cli] as const)]) {
    const { code, stdout, stderr } = await execute(program, args, { cwd: folder });
    expect(code, program).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^perf-gate needs Node 22\.12 or newer, and this is Node \d+\.\d+\.\d+, which lacks .*\n$/,
    );
  }
});
