import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PINS } from '../../../../src/adapters/k6/provider/pins.ts';
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

test('every shipped pin is a SHA-256 with a source', () => {
  const hashes = Object.values(PINS.versions).flatMap((files) => Object.values(files));
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(PINS.source === null).toBe(hashes.length === 0);
});
