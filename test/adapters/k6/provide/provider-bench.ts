import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Pins } from '../../../../src/adapters/k6/provide/pins.ts';
import { provideK6 } from '../../../../src/adapters/k6/provide/provide.ts';
import { memoryLog, startMirror, temporaryDirectory, VERSION } from './fake-release.ts';

export type Overrides = {
  version?: string;
  path?: string;
  mirror?: string | null;
  sha256?: string;
  platform?: NodeJS.Platform;
  arch?: string;
  pins?: Pins;
  env?: Record<string, string>;
  signal?: AbortSignal;
};

type Mirror = Awaited<ReturnType<typeof startMirror>>;

/** A machine of its own for each test of a file: an empty home, and a mirror of k6's releases that holds nothing yet. */
export class ProviderBench {
  home = '';
  mirror: Mirror = { url: '', asked: [], close: async () => {} };
  answers: Parameters<typeof startMirror>[0] = {};

  constructor() {
    beforeEach(async () => {
      this.home = temporaryDirectory();
      this.answers = {};
      this.mirror = await startMirror(this.answers);
    });
    afterEach(async () => {
      await this.mirror.close();
      rmSync(this.home, { recursive: true });
    });
  }

  /** Only what the test puts into `home/bin` is on PATH: neither the machine's k6 nor its Go. */
  provide(overrides: Overrides = {}) {
    const { log, lines } = memoryLog();
    const { home, mirror } = this;
    const promise = provideK6({
      config: {
        version: overrides.version ?? VERSION,
        path: overrides.path ?? null,
        mirror: overrides.mirror === undefined ? mirror.url : overrides.mirror,
        sha256: overrides.sha256 ?? null,
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

  /** Everything the cache folder holds, so that a forgotten download is seen. */
  cached(): string[] {
    return readdirSync(join(this.home, 'cache'), { recursive: true }).map(String).sort();
  }
}

export const CHECKSUMS: string = `k6-v${VERSION}-checksums.txt`;

export const pinned = (file: string, hash: string): Pins => ({
  source: 'test',
  versions: { [VERSION]: { [file]: hash } },
});
