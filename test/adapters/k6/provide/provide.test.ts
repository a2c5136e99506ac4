import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parseChecksums } from '../../../../src/adapters/k6/provide/pins.ts';
import { EnvironmentError, UsageError } from '../../../../src/ports/errors.ts';
import { fakeK6, startMirror, VERSION, writeProgram } from './fake-release.ts';
import { ProviderBench, pinned } from './provider-bench.ts';

const bench = new ProviderBench();

/** So that the mirror is asked for it. */
const ARCHIVE = `k6-v${VERSION}-linux-amd64.tar.gz`;
const PINNED = { pins: pinned(ARCHIVE, 'a'.repeat(64)) };

describe('k6-path', () => {
  test('is used as it is, and another version than the wanted one is said', async () => {
    const path = writeProgram(join(bench.home, 'mine', 'k6-custom'), fakeK6('1.8.1'));
    const { promise, lines } = bench.provide({ path });
    expect(await promise).toEqual({ binary: path, version: '1.8.1', how: 'k6-path' });
    expect(lines).toEqual([`info: k6-path is k6 1.8.1; it is used although k6-version asks for ${VERSION}.`]);
  });

  test('that does not exist is a usage error naming it', async () => {
    const path = join(bench.home, 'nowhere');
    await expect(bench.provide({ path }).promise).rejects.toThrow(UsageError);
    await expect(bench.provide({ path }).promise).rejects.toThrow(
      /^k6-path ".*nowhere" cannot be used: .*ENOENT.* Set it to a k6 program/,
    );
  });

  test('that is another program is a usage error with its answer', async () => {
    const path = writeProgram(join(bench.home, 'other'), '#!/bin/sh\necho "curl 8.1"\n');
    await expect(bench.provide({ path }).promise).rejects.toThrow(/is not k6: it answered "curl 8.1"/);
  });

  test('gets none of the secrets of the job', async () => {
    const path = writeProgram(
      join(bench.home, 'spy'),
      `#!/bin/sh\necho "k6 v1.8.1"\necho "$GITHUB_TOKEN" > ${bench.home}/seen\n`,
    );
    await bench.provide({ path, env: { GITHUB_TOKEN: 'secret' } }).promise;
    expect(readFileSync(join(bench.home, 'seen'), 'utf8')).toBe('\n');
  });
});

describe('PATH', () => {
  test('serves when it holds the wanted version', async () => {
    const binary = writeProgram(join(bench.home, 'bin', 'k6'), fakeK6(VERSION));
    expect(await bench.provide().promise).toEqual({ binary, version: VERSION, how: 'on PATH' });
    expect(bench.mirror.asked).toEqual([]);
  });

  test('is passed over when it holds another version', async () => {
    writeProgram(join(bench.home, 'bin', 'k6'), fakeK6('2.1.0'));
    await expect(bench.provide().promise).rejects.toThrow(/PATH: \S+\/bin\/k6 is k6 2\.1\.0/);
  });
});

describe('Go build', () => {
  test('follows a release that answers 404', async () => {
    const template = writeProgram(join(bench.home, 'template'), fakeK6(VERSION));
    writeProgram(
      join(bench.home, 'bin', 'go'),
      `#!/bin/sh
if [ "$1" = version ]; then echo "go version go1.99.0 linux/amd64"; exit 0; fi
while [ "$1" != -o ]; do shift; done
/bin/cp ${template} "$2"; echo "$3" > "$HOME/module"; /bin/cp go.mod "$HOME/go.mod"
`,
    );
    const { promise, lines } = bench.provide(PINNED);
    expect(await promise).toMatchObject({ version: VERSION, how: 'built with Go from its module' });
    expect(bench.mirror.asked).toEqual([ARCHIVE]);
    expect(lines.join('\n')).toMatch(/cannot be downloaded: 127\.0\.0\.1:\d+ answered 404/);
    expect(lines.join('\n')).toMatch(/Building k6 9\.9\.9 with Go 1\.99\.0/);
    expect(readFileSync(join(bench.home, 'module'), 'utf8')).toBe('go.k6.io/k6/v9\n');
    expect(readFileSync(join(bench.home, 'go.mod'), 'utf8')).toMatch(
      /^require go\.k6\.io\/k6\/v9 v9\.9\.9$/m,
    );
  });

  test('that is aborted leaves no process and no file behind', async () => {
    const compiler = `echo $$ > ${bench.home}/pid.part; /bin/mv ${bench.home}/pid.part ${bench.home}/pid; exec /bin/sleep 60`;
    writeProgram(
      join(bench.home, 'bin', 'go'),
      `#!/bin/sh\n[ "$1" = version ] && exit 0\n/bin/sh -c '${compiler}'\n`,
    );
    const reason = new Error('cancelled by the user');
    const controller = new AbortController();
    const { promise } = bench.provide({ signal: controller.signal });
    const outcome = expect(promise).rejects.toBe(reason);
    const pid = await vi.waitFor(() => Number(readFileSync(join(bench.home, 'pid'), 'utf8')), {
      timeout: 10_000,
    });
    controller.abort(reason);
    await outcome;
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 10_000 });
    expect(bench.cached()).toEqual(['k6', join('k6', VERSION)].sort());
  });

  test("that fails shows Go's own words", async () => {
    const script = '#!/bin/sh\n[ "$1" = version ] && exit 0\necho "no such module" >&2; exit 1\n';
    writeProgram(join(bench.home, 'bin', 'go'), script);
    await expect(bench.provide().promise).rejects.toThrow(
      /Go build: go build go\.k6\.io\/k6\/v9@v9\.9\.9 failed: no such module/,
    );
  });
});

test('when every way fails, the error names them all and the fix', async () => {
  const error = await bench.provide(PINNED).promise.catch((thrown: unknown) => thrown);
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
  await bench.mirror.close();
  await expect(bench.provide(PINNED).promise).rejects.toThrow(
    /cannot be reached: .*ECONNREFUSED.*; Go build: /,
  );
  bench.mirror = await startMirror(bench.answers);
});

test('an abort ends it with the reason of the signal', async () => {
  const reason = new Error('cancelled by the user');
  await expect(bench.provide({ signal: AbortSignal.abort(reason) }).promise).rejects.toBe(reason);
});

test.each(['latest', '2', '2.2', '^2.2.0', '', 'v0.49.0'])('the version "%s" is refused', async (version) => {
  await expect(bench.provide({ version }).promise).rejects.toThrow(UsageError);
  await expect(bench.provide({ version }).promise).rejects.toThrow(/^k6-version .*for example "2\.2\.0"/);
});

test('a leading v makes no difference', async () => {
  writeProgram(join(bench.home, 'bin', 'k6'), fakeK6(VERSION));
  expect((await bench.provide({ version: `v${VERSION}` }).promise).version).toBe(VERSION);
});

test('a checksums list is read whatever sha256sum mode wrote it', () => {
  const [a, b] = ['A'.repeat(64), 'b'.repeat(64)];
  expect(parseChecksums(`${a}  k6.tar.gz\n${b} *k6.zip\r\nnoise\n`)).toEqual({
    'k6.tar.gz': a.toLowerCase(),
    'k6.zip': b,
  });
});
