import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { buildArchive, VERSION } from './fake-release.ts';
import { ProviderBench, pinned } from './provider-bench.ts';

const bench = new ProviderBench();

describe('tool cache', () => {
  test('serves the second call without the network', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    const first = await bench.provide({ pins: pinned(file, hash) }).promise;
    const second = await bench.provide({ pins: pinned(file, hash) }).promise;
    expect(second).toEqual({ ...first, how: 'tool cache' });
    expect(bench.mirror.asked).toEqual([file]);
  });

  test('heals when its program is damaged', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    const { binary } = await bench.provide({ pins: pinned(file, hash) }).promise;
    writeFileSync(binary, 'half a');
    expect((await bench.provide({ pins: pinned(file, hash) }).promise).how).toMatch(/^downloaded/);
    expect(bench.mirror.asked).toEqual([file, file]);
  });

  test('is filled once by callers at the same time', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    const calls = Array.from({ length: 5 }, () => bench.provide({ pins: pinned(file, hash) }).promise);
    const binaries = (await Promise.all(calls)).map((provided) => provided.binary);
    expect(new Set(binaries).size).toBe(1);
    expect(bench.mirror.asked).toEqual([file]);
  });

  test('is filled once by several processes at the same time', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    const options = {
      config: { version: VERSION, path: null, mirror: bench.mirror.url, sha256: null },
      env: { PATH: '', RUNNER_TOOL_CACHE: join(bench.home, 'cache') },
      platform: 'linux',
      arch: 'x64',
      pins: pinned(file, hash),
    };
    const module = new URL('../../../../src/adapters/k6/provide/provide.ts', import.meta.url).href;
    const program = `import { provideK6 } from ${JSON.stringify(module)};
      const log = { write() {}, group: (_, body) => body() };
      console.log((await provideK6({ ...${JSON.stringify(options)}, log })).binary);`;
    const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
    const answersOfAll = await Promise.all([start(), start(), start()]);
    const binary = join(bench.home, 'cache', 'k6', VERSION, 'x64', 'k6');
    expect(answersOfAll.map(({ stdout }) => stdout.trim())).toEqual([binary, binary, binary]);
    expect(bench.mirror.asked).toEqual([file]);
  });

  test('that cannot be written is replaced by the user cache, which is said', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    const blocked = join(bench.home, 'blocked');
    writeFileSync(blocked, '');
    const { promise, lines } = bench.provide({
      pins: pinned(file, hash),
      env: { RUNNER_TOOL_CACHE: blocked },
    });
    const own = join(bench.home, '.cache', 'perf-gate', 'tools');
    expect((await promise).binary).toBe(join(own, 'k6', VERSION, 'x64', 'k6'));
    expect(lines[0]).toMatch(/blocked.*: k6 is kept in .*tools\.$/);
  });

  test('is the user cache outside a runner', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    bench.answers[file] = { body: content };
    const env = { RUNNER_TOOL_CACHE: '', XDG_CACHE_HOME: join(bench.home, 'xdg') };
    const { binary } = await bench.provide({ pins: pinned(file, hash), env }).promise;
    expect(binary).toBe(join(bench.home, 'xdg', 'perf-gate', 'tools', 'k6', VERSION, 'x64', 'k6'));
  });
});
