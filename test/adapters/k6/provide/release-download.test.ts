import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvironmentError } from '../../../../src/ports/errors.ts';
import { buildArchive, fakeK6, VERSION, writeProgram } from './fake-release.ts';
import { ProviderBench, pinned } from './provider-bench.ts';

const bench = new ProviderBench();

describe('release download', () => {
  const machines = [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
  ] as const;

  test.each(machines)('unpacks a pinned archive for %s-%s', async (platform, arch) => {
    const { file, content, hash } = buildArchive(platform, arch);
    bench.answers[file] = { body: content };
    const provided = await bench.provide({ platform, arch, pins: pinned(file, hash) }).promise;
    const program = platform === 'win32' ? 'k6.exe' : 'k6';
    const folder = join('k6', VERSION, arch);
    expect(provided).toEqual({
      binary: join(bench.home, 'cache', folder, program),
      version: VERSION,
      how: `downloaded from ${bench.mirror.url}/grafana/k6/releases/download/v${VERSION}/${file}, SHA-256 pinned`,
    });
    expect(bench.mirror.asked).toEqual([file]);
    expect(bench.cached()).toEqual(
      ['k6', join('k6', VERSION), folder, `${folder}.complete`, join(folder, program)].sort(),
    );
  });

  test('of a wrong hash deletes the file and stops', async () => {
    writeProgram(join(bench.home, 'bin', 'go'), '#!/bin/sh\necho ran > "$HOME/go-ran"\n');
    const { file, content } = buildArchive('linux', 'x64');
    const wrong = 'a'.repeat(64);
    bench.answers[file] = { body: content };
    const attempt = bench.provide({ pins: pinned(file, wrong) }).promise;
    const error = await attempt.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(String(error)).toMatch(
      new RegExp(`${file} has the wrong SHA-256: [0-9a-f]{64} instead of ${wrong}`),
    );
    expect(bench.cached()).toEqual(['k6', join('k6', VERSION)].sort());
    expect(readdirSync(bench.home)).not.toContain('go-ran');
  });

  test('that holds another version than its name is not kept', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64', fakeK6('9.9.8'));
    bench.answers[file] = { body: content };
    await expect(bench.provide({ pins: pinned(file, hash) }).promise).rejects.toThrow(/is k6 9\.9\.8/);
    expect(bench.cached()).toEqual(['k6', join('k6', VERSION)].sort());
  });

  test('tries once more after 503, follows a redirect', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = [{ status: 503 }, { status: 302, headers: { location: '/elsewhere' } }];
    bench.answers['/elsewhere'] = { body: content };
    expect((await bench.provide({ pins: pinned(file, hash) }).promise).version).toBe(VERSION);
    expect(bench.mirror.asked).toEqual([file, file, '/elsewhere']);
  });

  test('tries once more after a torn transfer', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = [{ body: content, torn: true }, { body: content }];
    expect((await bench.provide({ pins: pinned(file, hash) }).promise).version).toBe(VERSION);
    expect(bench.mirror.asked).toEqual([file, file]);
  });

  test('goes through the proxy of the environment', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    const env = { HTTP_PROXY: bench.mirror.url };
    const pins = pinned(file, hash);
    const provided = await bench.provide({ mirror: 'http://k6.invalid', env, pins }).promise;
    expect(provided.how).toContain('downloaded from http://k6.invalid/');
    expect(bench.mirror.asked).toEqual([file]);
  });

  test('for Windows on arm64 says that there is none', async () => {
    await expect(bench.provide({ platform: 'win32', arch: 'arm64' }).promise).rejects.toThrow(
      /release download: k6 has no release file for win32-arm64/,
    );
    expect(bench.mirror.asked).toEqual([]);
  });
});
