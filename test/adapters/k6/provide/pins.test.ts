import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PINS } from '../../../../src/adapters/k6/provide/pins.ts';
import { startMirror, temporaryDirectory, VERSION } from './fake-release.ts';

const script = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'pins.ts');
const checksums = `k6-v${VERSION}-checksums.txt`;
const archive = `k6-v${VERSION}-linux-amd64.tar.gz`;
const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];

let directory: string;
let file: string;
let mirror: Awaited<ReturnType<typeof startMirror>>;
let answers: Parameters<typeof startMirror>[0];
beforeEach(async () => {
  directory = temporaryDirectory();
  file = join(directory, 'pins.json');
  writeFileSync(file, '{ "source": null, "versions": {} }');
  answers = {};
  mirror = await startMirror(answers);
});
afterEach(async () => {
  await mirror.close();
  rmSync(directory, { recursive: true });
});

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [script, ...args, '--mirror', mirror.url, '--file', file]);
const written = () => JSON.parse(readFileSync(file, 'utf8'));

test('writes the archives of a release and where they were read', async () => {
  answers[checksums] = { body: Buffer.from(`${a}  ${archive}\n${b}  k6-v${VERSION}-linux-amd64.deb\n`) };
  await run(`v${VERSION}`);
  expect(written()).toEqual({
    source: `${mirror.url}/grafana/k6/releases/download/vVERSION/k6-vVERSION-checksums.txt`,
    versions: { [VERSION]: { [archive]: a } },
  });
});

test('refuses a release file that changed under its name', async () => {
  const before = { source: 'earlier', versions: { [VERSION]: { [archive]: a } } };
  writeFileSync(file, JSON.stringify(before));
  answers[checksums] = { body: Buffer.from(`${b}  ${archive}\n`) };
  await expect(run()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      `${archive} of k6 ${VERSION} is pinned as ${a}, but the release now says ${b}.`,
    ),
  });
  expect(written()).toEqual(before);
});

test('writes nothing when the list cannot be read', async () => {
  await expect(run(VERSION)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('answered 404'),
  });
  expect(written()).toEqual({ source: null, versions: {} });
});

test('a release waits until the pins were read from the release of k6 itself', async () => {
  answers[checksums] = { body: Buffer.from(`${a}  ${archive}\n`) };
  const heard = { source: 'public lists', versions: { [VERSION]: { [archive]: a } } };
  writeFileSync(file, `${JSON.stringify(heard, null, 2)}\n`);
  await expect(run('--check')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/pins\.json was not read from http.*: run `npm run pins` and commit/),
  });
  expect(written()).toEqual(heard);
  await run();
  await run('--check');
});

test('the workflow that publishes a release checks the pins first', () => {
  const root = join(import.meta.dirname, '..', '..', '..', '..');
  const workflow = parse(readFileSync(join(root, '.github', 'workflows', 'release.yml'), 'utf8'));
  const steps: readonly { readonly run?: string }[] = workflow.jobs.verify.steps;
  expect(steps.map(({ run: command }) => command)).toContain('npm run pins -- --check');
  expect(workflow.jobs.publish.needs).toContain('verify');
});

test('every shipped pin is a SHA-256 with a source', () => {
  const hashes = Object.values(PINS.versions).flatMap((files) => Object.values(files));
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(PINS.source === null).toBe(hashes.length === 0);
});
