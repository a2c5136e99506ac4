import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PINS } from '../../../../src/adapters/k6/provide/pins.ts';
import { releaseAsset } from '../../../../src/adapters/k6/provide/release.ts';
import { DEFAULT_K6_VERSION } from '../../../../src/adapters/k6/provide/version.ts';
import { EnvironmentError } from '../../../../src/ports/errors.ts';
import { buildArchive, fakeK6, VERSION, writeProgram } from './fake-release.ts';
import { startGitHub } from './github-over-https.ts';
import { CHECKSUMS, ProviderBench, pinned } from './provider-bench.ts';

const bench = new ProviderBench();

/** A k6 that leaves a file where it is run. */
const telling = (mark = 'ran') => `${fakeK6(VERSION)}echo > "$HOME/${mark}"\n`;
const ran = (mark = 'ran') => existsSync(join(bench.home, mark));
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const listOf = (file: string, hash: string) => Buffer.from(`${hash}  ${file}\n`);

describe('a version without a pin', () => {
  test('is not taken from a mirror that also serves the checksums: nothing of it is run', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64', telling());
    bench.answers[file] = { body: content };
    bench.answers[CHECKSUMS] = { body: listOf(file, hash) };
    const { promise, lines } = bench.provide();
    const error = await promise.catch((thrown: unknown) => thrown);
    expect(ran()).toBe(false);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(String(error)).toMatch(new RegExp(`no pinned SHA-256 of ${file}.* is not taken: set k6-sha256`));
    expect(lines.join('\n')).toContain('warning: k6 9.9.9 cannot be downloaded');
    expect(bench.mirror.asked).toEqual([]);
  });

  test('is taken from a mirror where k6-sha256 names it', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    const { how } = await bench.provide({ sha256: hash }).promise;
    expect(how).toMatch(/SHA-256 as k6-sha256 says$/);
    expect(bench.mirror.asked).toEqual([file]);
  });

  test('is refused where it is not the one that k6-sha256 names', async () => {
    const { file, content } = buildArchive('linux', 'x64', telling());
    bench.answers[file] = { body: content };
    await expect(bench.provide({ sha256: 'a'.repeat(64) }).promise).rejects.toThrow(
      /wrong SHA-256: [0-9a-f]{64} instead of a{64} \(as k6-sha256 says\)/,
    );
    expect(ran()).toBe(false);
  });
});

describe('a version without a pin from GitHub itself', () => {
  let files: Record<string, Buffer>;
  let github: Awaited<ReturnType<typeof startGitHub>>;
  beforeEach(async () => {
    files = {};
    github = await startGitHub(files);
  });
  afterEach(() => github.close());

  const fetched = () => bench.provide({ mirror: null, env: github.env }).promise;
  function serve(program?: string): { readonly file: string; readonly hash: string } {
    const { file, content, hash } = buildArchive('linux', 'x64', program);
    files[file] = content;
    files[CHECKSUMS] = listOf(file, hash);
    return { file, hash };
  }

  test('is checked against the release and says so', async () => {
    serve();
    expect((await fetched()).how).toMatch(/SHA-256 not pinned, as in the release's checksums file$/);
  });

  test('must be the same at every later download, whatever the release says then', async () => {
    const { file, hash } = serve();
    await fetched();
    rmSync(join(bench.home, 'cache'), { recursive: true });
    await fetched();
    rmSync(join(bench.home, 'cache'), { recursive: true });
    const changed = serve(telling());
    const error = await fetched().catch((thrown: unknown) => thrown);
    expect(ran()).toBe(false);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(String(error)).toContain(
      `another SHA-256 than at its first download here: ${changed.hash} instead of ${hash}`,
    );
    expect(error).toMatchObject({
      hint: expect.stringMatching(new RegExp(`k6-sha256.*delete .*${file}\\.sha256`)),
    });
  });

  test('that is not on its own list is not run', async () => {
    const { file } = serve(telling());
    files[CHECKSUMS] = listOf(file, 'a'.repeat(64));
    await expect(fetched()).rejects.toThrow(/wrong SHA-256/);
    expect(ran()).toBe(false);
  });

  test('without any list is not taken', async () => {
    const { file } = serve();
    files[CHECKSUMS] = Buffer.from('<html>not a list</html>');
    await expect(fetched()).rejects.toThrow(new RegExp(`${CHECKSUMS} has no SHA-256 of ${file}`));
  });
});

describe('a program that is there already', () => {
  async function installed(): Promise<string> {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    return (await bench.provide({ pins: pinned(file, hash) }).promise).binary;
  }

  test('in the tool cache that was changed is not run, but fetched anew, and this is said', async () => {
    const binary = await installed();
    writeProgram(binary, telling());
    const { file, hash } = buildArchive('linux', 'x64');
    const { promise, lines } = bench.provide({ pins: pinned(file, hash) });
    await promise.catch(() => {});
    expect(ran()).toBe(false);
    expect(lines.join('\n')).toMatch(/warning: .* has changed since it was installed/);
  });

  test('on PATH of another content than any that was installed is used, and this is said once', async () => {
    const binary = writeProgram(join(bench.home, 'bin', 'k6'), fakeK6(VERSION));
    const { promise, lines } = bench.provide();
    expect((await promise).binary).toBe(binary);
    expect(lines).toEqual([
      `info: ${binary} is taken for k6 ${VERSION} by its own word: its SHA-256 is not known here.`,
    ]);
  });

  test('on PATH that is what was installed before is used in silence', async () => {
    const before = await installed();
    writeProgram(join(bench.home, 'bin', 'k6'), readFileSync(before, 'utf8'));
    const { promise, lines } = bench.provide();
    expect((await promise).how).toBe('on PATH');
    expect(lines).toEqual([]);
  });

  test('on PATH that is not what k6-sha256 names is passed over unrun', async () => {
    writeProgram(join(bench.home, 'bin', 'k6'), telling());
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    expect((await bench.provide({ sha256: hash }).promise).how).toMatch(/^downloaded/);
    expect(ran()).toBe(false);
  });

  test('at k6-path must be what k6-sha256 names', async () => {
    const path = writeProgram(join(bench.home, 'mine'), telling());
    await expect(bench.provide({ path, sha256: 'a'.repeat(64) }).promise).rejects.toThrow(
      /k6-path ".*mine" cannot be used: its SHA-256 is [0-9a-f]{64}, and k6-sha256 names a{64}/,
    );
    expect(ran()).toBe(false);
    expect((await bench.provide({ path, sha256: hashOf(path) }).promise).how).toBe('k6-path');
  });

  test('leaves hashes alone in the cache of the user', async () => {
    await installed();
    const kept = readdirSync(join(bench.home, '.cache', 'perf-gate', 'k6-hashes', VERSION));
    expect(kept.map((name) => name.replace(/-.*/, ''))).toEqual(['program']);
  });
});

test.each([
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
  ['win32', 'x64'],
] as const)('the k6 that runs by default on %s-%s is pinned', (platform, arch) => {
  const { file } = releaseAsset(DEFAULT_K6_VERSION, platform, arch);
  expect(PINS.versions[DEFAULT_K6_VERSION]?.[file]).toMatch(/^[0-9a-f]{64}$/);
});
