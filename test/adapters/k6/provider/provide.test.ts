import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Pins, parseChecksums } from '../../../../src/adapters/k6/provider/pins.ts';
import { provideK6 } from '../../../../src/adapters/k6/provider/provide.ts';
import { EnvironmentError, UsageError } from '../../../../src/ports/errors.ts';
import {
  buildArchive,
  fakeK6,
  memoryLog,
  startMirror,
  temporaryDirectory,
  VERSION,
  writeProgram,
} from './fake-release.ts';

let home: string;
let mirror: Awaited<ReturnType<typeof startMirror>>;
let answers: Parameters<typeof startMirror>[0];
const checksums = `k6-v${VERSION}-checksums.txt`;

beforeEach(async () => {
  home = temporaryDirectory();
  answers = {};
  mirror = await startMirror(answers);
});
afterEach(async () => {
  await mirror.close();
  rmSync(home, { recursive: true });
});

type Overrides = {
  version?: string;
  path?: string;
  mirror?: string;
  platform?: NodeJS.Platform;
  arch?: string;
  pins?: Pins;
  env?: Record<string, string>;
  signal?: AbortSignal;
};

/** Only what the test puts into `home/bin` is on PATH: neither the machine's k6 nor its Go. */
function provide(overrides: Overrides = {}) {
  const { log, lines } = memoryLog();
  const promise = provideK6({
    config: {
      version: overrides.version ?? VERSION,
      path: overrides.path ?? null,
      mirror: overrides.mirror ?? mirror.url,
    },
    log,
    env: { PATH: join(home, 'bin'), HOME: home, RUNNER_TOOL_CACHE: join(home, 'cache'), ...overrides.env },
    platform: overrides.platform ?? 'linux',
    arch: overrides.arch ?? 'x64',
    ...(overrides.pins === undefined ? {} : { pins: overrides.pins }),
    ...(overrides.signal === undefined ? {} : { signal: overrides.signal }),
  });
  return { promise, lines };
}

const pinned = (file: string, hash: string): Pins => ({
  source: 'test',
  versions: { [VERSION]: { [file]: hash } },
});

/** Everything the cache folder holds, so that a forgotten download is seen. */
function cached(): string[] {
  return readdirSync(join(home, 'cache'), { recursive: true }).map(String).sort();
}

describe('k6-path', () => {
  test('is used as it is, and another version than the wanted one is said', async () => {
    const path = writeProgram(join(home, 'mine', 'k6-custom'), fakeK6('1.8.1'));
    const { promise, lines } = provide({ path });
    expect(await promise).toEqual({ binary: path, version: '1.8.1', how: 'k6-path' });
    expect(lines).toEqual([`info: k6-path is k6 1.8.1; it is used although k6-version asks for ${VERSION}.`]);
  });

  test('that does not exist is a usage error naming it', async () => {
    const path = join(home, 'nowhere');
    await expect(provide({ path }).promise).rejects.toThrow(UsageError);
    await expect(provide({ path }).promise).rejects.toThrow(
      /^k6-path ".*nowhere" cannot be used: .*ENOENT.* Set it to a k6 program/,
    );
  });

  test('that is another program is a usage error with its answer', async () => {
    const path = writeProgram(join(home, 'other'), '#!/bin/sh\necho "curl 8.1"\n');
    await expect(provide({ path }).promise).rejects.toThrow(/is not k6: it answered "curl 8.1"/);
  });

  test('gets none of the secrets of the job', async () => {
    const path = writeProgram(
      join(home, 'spy'),
      `#!/bin/sh\necho "k6 v1.8.1"\necho "$GITHUB_TOKEN" > ${home}/seen\n`,
    );
    await provide({ path, env: { GITHUB_TOKEN: 'secret' } }).promise;
    expect(readFileSync(join(home, 'seen'), 'utf8')).toBe('\n');
  });
});

describe('PATH', () => {
  test('serves when it holds the wanted version', async () => {
    const binary = writeProgram(join(home, 'bin', 'k6'), fakeK6(VERSION));
    expect(await provide().promise).toEqual({ binary, version: VERSION, how: 'on PATH' });
    expect(mirror.asked).toEqual([]);
  });

  test('is passed over when it holds another version', async () => {
    writeProgram(join(home, 'bin', 'k6'), fakeK6('2.1.0'));
    await expect(provide().promise).rejects.toThrow(/PATH: \S+\/bin\/k6 is k6 2\.1\.0/);
  });
});

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
    answers[file] = { body: content };
    const provided = await provide({ platform, arch, pins: pinned(file, hash) }).promise;
    const program = platform === 'win32' ? 'k6.exe' : 'k6';
    const folder = join('k6', VERSION, arch);
    expect(provided).toEqual({
      binary: join(home, 'cache', folder, program),
      version: VERSION,
      how: `downloaded from ${mirror.url}/grafana/k6/releases/download/v${VERSION}/${file}, SHA-256 pinned`,
    });
    expect(mirror.asked).toEqual([file]);
    expect(cached()).toEqual(
      ['k6', join('k6', VERSION), folder, `${folder}.complete`, join(folder, program)].sort(),
    );
  });

  test('without a pin is checked against the release and says so', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = { body: content };
    answers[checksums] = { body: Buffer.from(`${'0'.repeat(64)}  other.zip\n${hash}  ${file}\n`) };
    const { promise, lines } = provide();
    expect((await promise).how).toMatch(/SHA-256 not pinned, as in the release's checksums file$/);
    expect(lines.join('\n')).toMatch(/not pinned/);
  });

  test.each(['pins', 'checksums file'])(
    'of a wrong hash by the %s deletes the file and stops',
    async (by) => {
      writeProgram(join(home, 'bin', 'go'), '#!/bin/sh\necho ran > "$HOME/go-ran"\n');
      const { file, content } = buildArchive('linux', 'x64');
      const wrong = 'a'.repeat(64);
      answers[file] = { body: content };
      answers[checksums] = { body: Buffer.from(`${wrong}  ${file}\n`) };
      const attempt = provide(by === 'pins' ? { pins: pinned(file, wrong) } : {}).promise;
      const error = await attempt.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(EnvironmentError);
      expect(String(error)).toMatch(
        new RegExp(`${file} has the wrong SHA-256: [0-9a-f]{64} instead of ${wrong}`),
      );
      expect(cached()).toEqual(['k6', join('k6', VERSION)].sort());
      expect(readdirSync(home)).not.toContain('go-ran');
    },
  );

  test('without any checksum is not taken', async () => {
    const { file, content } = buildArchive('linux', 'x64');
    answers[file] = { body: content };
    answers[checksums] = { body: Buffer.from('<html>not a list</html>') };
    await expect(provide().promise).rejects.toThrow(
      new RegExp(`release download: \\S+${checksums} has no SHA-256 of ${file}`),
    );
    expect(mirror.asked).toEqual([checksums]);
  });

  test('that holds another version than its name is not kept', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64', fakeK6('9.9.8'));
    answers[file] = { body: content };
    await expect(provide({ pins: pinned(file, hash) }).promise).rejects.toThrow(/is k6 9\.9\.8/);
    expect(cached()).toEqual(['k6', join('k6', VERSION)].sort());
  });

  test('tries once more after 503, follows a redirect', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = [{ status: 503 }, { status: 302, headers: { location: '/elsewhere' } }];
    answers['/elsewhere'] = { body: content };
    expect((await provide({ pins: pinned(file, hash) }).promise).version).toBe(VERSION);
    expect(mirror.asked).toEqual([file, file, '/elsewhere']);
  });

  test('tries once more after a torn transfer', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = [{ body: content, torn: true }, { body: content }];
    expect((await provide({ pins: pinned(file, hash) }).promise).version).toBe(VERSION);
    expect(mirror.asked).toEqual([file, file]);
  });

  test('goes through the proxy of the environment', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = { body: content };
    const env = { HTTP_PROXY: mirror.url };
    const pins = pinned(file, hash);
    const provided = await provide({ mirror: 'http://k6.invalid', env, pins }).promise;
    expect(provided.how).toContain('downloaded from http://k6.invalid/');
    expect(mirror.asked).toEqual([file]);
  });

  test('for Windows on arm64 says that there is none', async () => {
    await expect(provide({ platform: 'win32', arch: 'arm64' }).promise).rejects.toThrow(
      /release download: k6 has no release file for win32-arm64/,
    );
    expect(mirror.asked).toEqual([]);
  });
});

describe('tool cache', () => {
  test('serves the second call without the network', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = { body: content };
    const first = await provide({ pins: pinned(file, hash) }).promise;
    const second = await provide({ pins: pinned(file, hash) }).promise;
    expect(second).toEqual({ ...first, how: 'tool cache' });
    expect(mirror.asked).toEqual([file]);
  });

  test('heals when its program is damaged', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = { body: content };
    const { binary } = await provide({ pins: pinned(file, hash) }).promise;
    writeFileSync(binary, 'half a');
    expect((await provide({ pins: pinned(file, hash) }).promise).how).toMatch(/^downloaded/);
    expect(mirror.asked).toEqual([file, file]);
  });

  test('is filled once by callers at the same time', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = { body: content };
    const calls = Array.from({ length: 5 }, () => provide({ pins: pinned(file, hash) }).promise);
    const binaries = (await Promise.all(calls)).map((provided) => provided.binary);
    expect(new Set(binaries).size).toBe(1);
    expect(mirror.asked).toEqual([file]);
  });

  test('is filled once by several processes at the same time', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = { body: content };
    const options = {
      config: { version: VERSION, path: null, mirror: mirror.url },
      env: { PATH: '', RUNNER_TOOL_CACHE: join(home, 'cache') },
      platform: 'linux',
      arch: 'x64',
      pins: pinned(file, hash),
    };
    const module = new URL('../../../../src/adapters/k6/provider/provide.ts', import.meta.url).href;
    const program = `import { provideK6 } from ${JSON.stringify(module)};
      const log = { write() {}, group: (_, body) => body() };
      console.log((await provideK6({ ...${JSON.stringify(options)}, log })).binary);`;
    const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
    const answersOfAll = await Promise.all([start(), start(), start()]);
    const binary = join(home, 'cache', 'k6', VERSION, 'x64', 'k6');
    expect(answersOfAll.map(({ stdout }) => stdout.trim())).toEqual([binary, binary, binary]);
    expect(mirror.asked).toEqual([file]);
  });

  test('that cannot be written is replaced by the user cache, which is said', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = { body: content };
    const blocked = join(home, 'blocked');
    writeFileSync(blocked, '');
    const { promise, lines } = provide({ pins: pinned(file, hash), env: { RUNNER_TOOL_CACHE: blocked } });
    const own = join(home, '.cache', 'perf-gate', 'tools');
    expect((await promise).binary).toBe(join(own, 'k6', VERSION, 'x64', 'k6'));
    expect(lines[0]).toMatch(/blocked.*: k6 is kept in .*tools\.$/);
  });

  test('is the user cache outside a runner', async () => {
    const { file, content, hash } = buildArchive('linux', 'x64');
    answers[file] = { body: content };
    const env = { RUNNER_TOOL_CACHE: '', XDG_CACHE_HOME: join(home, 'xdg') };
    const { binary } = await provide({ pins: pinned(file, hash), env }).promise;
    expect(binary).toBe(join(home, 'xdg', 'perf-gate', 'tools', 'k6', VERSION, 'x64', 'k6'));
  });
});

describe('Go build', () => {
  test('follows a release that answers 404', async () => {
    const template = writeProgram(join(home, 'template'), fakeK6(VERSION));
    writeProgram(
      join(home, 'bin', 'go'),
      `#!/bin/sh
if [ "$1" = version ]; then echo "go version go1.99.0 linux/amd64"; exit 0; fi
while [ "$1" != -o ]; do shift; done
/bin/cp ${template} "$2"; echo "$3" > "$HOME/module"; /bin/cp go.mod "$HOME/go.mod"
`,
    );
    const { promise, lines } = provide();
    expect(await promise).toMatchObject({ version: VERSION, how: 'built with Go from its module' });
    expect(mirror.asked).toEqual([checksums]);
    expect(lines.join('\n')).toMatch(/cannot be downloaded: 127\.0\.0\.1:\d+ answered 404/);
    expect(lines.join('\n')).toMatch(/Building k6 9\.9\.9 with Go 1\.99\.0/);
    expect(readFileSync(join(home, 'module'), 'utf8')).toBe('go.k6.io/k6/v9\n');
    expect(readFileSync(join(home, 'go.mod'), 'utf8')).toMatch(/^require go\.k6\.io\/k6\/v9 v9\.9\.9$/m);
  });

  test('that is aborted leaves no process and no file behind', async () => {
    const compiler = `echo $$ > ${home}/pid.part; /bin/mv ${home}/pid.part ${home}/pid; exec /bin/sleep 60`;
    writeProgram(
      join(home, 'bin', 'go'),
      `#!/bin/sh\n[ "$1" = version ] && exit 0\n/bin/sh -c '${compiler}'\n`,
    );
    const reason = new Error('cancelled by the user');
    const controller = new AbortController();
    const { promise } = provide({ signal: controller.signal });
    const outcome = expect(promise).rejects.toBe(reason);
    const pid = await vi.waitFor(() => Number(readFileSync(join(home, 'pid'), 'utf8')), { timeout: 10_000 });
    controller.abort(reason);
    await outcome;
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 10_000 });
    expect(cached()).toEqual(['k6', join('k6', VERSION)].sort());
  });

  test("that fails shows Go's own words", async () => {
    const script = '#!/bin/sh\n[ "$1" = version ] && exit 0\necho "no such module" >&2; exit 1\n';
    writeProgram(join(home, 'bin', 'go'), script);
    await expect(provide().promise).rejects.toThrow(
      /Go build: go build go\.k6\.io\/k6\/v9@v9\.9\.9 failed: no such module/,
    );
  });
});

test('when every way fails, the error names them all and the fix', async () => {
  const error = await provide().promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof EnvironmentError)) throw error;
  for (const way of [
    'k6-path: not set',
    'PATH: no k6 there',
    'tool cache: nothing at ',
    'release download: 127.0.0.1:',
    'Go build: Go is not on PATH',
  ]) {
    expect(error.message).toContain(way);
  }
  expect(error.hint).toMatch(/set k6-path .* set k6-mirror/);
});

test('a mirror nobody listens on is given up for the next way', async () => {
  await mirror.close();
  await expect(provide().promise).rejects.toThrow(/cannot be reached: .*ECONNREFUSED.*; Go build: /);
  mirror = await startMirror(answers);
});

test('an abort ends it with the reason of the signal', async () => {
  const reason = new Error('cancelled by the user');
  await expect(provide({ signal: AbortSignal.abort(reason) }).promise).rejects.toBe(reason);
});

test.each(['latest', '2', '2.2', '^2.2.0', '', 'v0.49.0'])('the version "%s" is refused', async (version) => {
  await expect(provide({ version }).promise).rejects.toThrow(UsageError);
  await expect(provide({ version }).promise).rejects.toThrow(/^k6-version .*for example "2\.2\.0"/);
});

test('a leading v makes no difference', async () => {
  writeProgram(join(home, 'bin', 'k6'), fakeK6(VERSION));
  expect((await provide({ version: `v${VERSION}` }).promise).version).toBe(VERSION);
});

test('a checksums list is read whatever sha256sum mode wrote it', () => {
  const [a, b] = ['A'.repeat(64), 'b'.repeat(64)];
  expect(parseChecksums(`${a}  k6.tar.gz\n${b} *k6.zip\r\nnoise\n`)).toEqual({
    'k6.tar.gz': a.toLowerCase(),
    'k6.zip': b,
  });
});
