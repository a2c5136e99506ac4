import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { install, pack } from '../../bench/support/packed.ts';
import { APPS, folderOf } from '../../bench/walkthrough/apps.ts';
import manifest from '../../package.json' with { type: 'json' };
import { documentBlocks, readmeBlocks } from '../support/readme.ts';
import { k6Binary, node24Directory } from '../support/tools.ts';
import { type CliRun, execute } from './cli.ts';

/** Answers after a timer, as the page's reader has it: by itself, and as the application that the gate starts. */
const SERVER = `require('node:http')
  .createServer((_, response) => setTimeout(() => response.end('ok'), 20))
  .listen(Number(process.env.PORT), '127.0.0.1');
`;
/** Where the page's own server listens. */
const PLACE = '127.0.0.1:3000';

let root: string;
let folder: string;
let server: Server;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'packed-'));
  folder = path.join(root, 'empty');
  await install(await pack(root), folder);
  const programs = [await node24Directory(), path.dirname(await k6Binary('2.2.0')), process.env['PATH']];
  env = { PATH: programs.join(path.delimiter), NO_COLOR: '1', npm_config_offline: 'true' };
  server = createServer((_, response) => void setTimeout(() => response.end('ok'), 20));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server?.close();
  rmSync(root, { recursive: true, force: true });
});

/** A line as it stands in a document, in a shell. */
const shell = (line: string, cwd = folder): Promise<CliRun> =>
  execute('bash', ['-euo', 'pipefail', '-c', line.replaceAll(PLACE, placeOf(server))], { cwd, env });

const placeOf = (of: Server): string => `127.0.0.1:${(of.address() as AddressInfo).port}`;

/** Another folder, with what was installed into the first. */
function beside(name: string): string {
  const other = path.join(root, name);
  mkdirSync(other);
  symlinkSync(path.join(folder, 'node_modules'), path.join(other, 'node_modules'));
  return other;
}

/** The lines of the one block of the shell on a page that hold this. */
async function linesOf(page: string, holds: string): Promise<readonly string[]> {
  const found = (await documentBlocks()).filter(
    (block) => block.page === page && block.language === 'sh' && block.text.includes(holds),
  );
  expect(found).toHaveLength(1);
  return (found[0]?.text ?? '').trim().split('\n');
}

test('what is packed brings all it needs: nothing else is installed', async () => {
  expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    manifest.name,
  ]);
  const own = path.join(folder, 'node_modules', manifest.name);
  expect(readdirSync(own).sort()).toEqual([...manifest.files, 'package.json'].sort());
  const kept = JSON.parse(readFileSync(path.join(own, 'package.json'), 'utf8'));
  expect(Object.keys(kept).filter((key) => /ependencies|cripts$/.test(key))).toEqual([]);
  const version = await shell('npx perf-gate --version');
  expect(version, version.stderr).toMatchObject({ code: 0, stdout: `${manifest.version}\n` });
  const help = await shell('npx perf-gate --help');
  expect(help.code, help.stderr).toBe(0);
  for (const word of ['init', 'check', 'run']) expect(help.stdout).toContain(`  ${word} `);
});

test('init writes what an Express application needs', async () => {
  const [app] = APPS.filter((one) => one.folder === 'express');
  if (app === undefined) throw new Error('the walkthrough has no Express application');
  const shop = beside('express');
  cpSync(folderOf(app), shop, { recursive: true });
  const { code, stdout, stderr } = await shell('npx perf-gate init --yes', shop);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('Express');
  const wrote = /^Wrote\n((?: {2}.+\n)+)/m.exec(stdout)?.[1]?.match(/\S+/g) ?? [];
  expect(wrote).toEqual(expect.arrayContaining(['perf-gate.yml', '.github/workflows/perf-gate.yml']));
  for (const name of wrote) expect(readFileSync(path.join(shop, name), 'utf8')).not.toBe('');
});

test('the lines of the reference run one after the other, and a judgement made again is the same', async () => {
  const scripts = await readmeBlocks('Quick start: the gate starts your application');
  const script = scripts.find(({ language }) => language === 'js')?.text ?? '';
  expect(script).toContain("duration: '10s'");
  writeFileSync(path.join(folder, 'load.js'), script.replace("duration: '10s'", "duration: '2s'"));
  writeFileSync(path.join(folder, 'server.js'), SERVER);
  const runs: Record<string, CliRun> = {};
  for (const line of await linesOf('docs/reference.md', 'perf-gate render')) {
    const word = line.split(' ')[2] ?? '';
    runs[word] = await shell(line);
    // On a machine with much else to do the second of two runs may be the slower one.
    expect(
      ['run', 'judge'].includes(word) ? [0, 1] : [0],
      `${line}\n${runs[word]?.stdout}${runs[word]?.stderr}`,
    ).toContain(runs[word]?.code);
  }
  expect(Object.keys(runs)).toEqual(['check', 'record', 'run', 'judge', 'render']);
  expect(runs['judge']?.code).toBe(runs['run']?.code);
  expect(runs['render']?.stdout).toMatch(/^<!-- perf-gate|^### /);
});

test('the script that is made of a list of requests can be taken over', async () => {
  const [list] = (await documentBlocks()).filter(({ text }) => /^ {2}requests:$/m.test(text));
  const own = beside('eject');
  writeFileSync(path.join(own, 'perf-gate.yml'), list?.text ?? '');
  const [line = ''] = await linesOf('docs/without-a-script.md', 'eject');
  const { code, stderr } = await shell(line, own);
  expect(code, stderr).toBe(0);
  expect(readFileSync(path.join(own, 'load.js'), 'utf8')).toContain('from "k6/http";');
});
