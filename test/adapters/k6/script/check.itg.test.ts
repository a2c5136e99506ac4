import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLoadGenerator } from '../../../../src/adapters/k6/load-generator.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import { EnvironmentError, UsageError } from '../../../../src/ports/errors.ts';
import type { CheckRequest } from '../../../../src/ports/load-generator.ts';
import { k6Binary } from '../../../support/tools.ts';

const HTTP = "import http from 'k6/http';";
const RUN = 'export default function () { http.get(__ENV.BASE_URL); }';
const EMPTY = 'export default function () {}';
const BROWSER = `import { browser } from 'k6/browser';
export const options = { scenarios: { page: { executor: 'shared-iterations', options: { browser: { type: 'chromium' } } } } };
${RUN}`;

type Row = {
  readonly title: string;
  readonly script: string;
  /** null: nothing is wrong, or it is not known yet */
  readonly says: RegExp | null;
  readonly kind?: typeof UsageError | typeof EnvironmentError;
  readonly lines?: readonly string[];
};

const ROWS: readonly Row[] = [
  { title: 'a script that is fine', script: `${HTTP}${RUN}`, says: null },
  {
    title: 'gRPC calls alone',
    script: `import { Client } from 'k6/net/grpc';${EMPTY}`,
    says: null,
  },
  {
    title: 'WebSocket sessions alone',
    script: `import ws from 'k6/ws';${EMPTY}`,
    says: null,
  },
  {
    title: 'page loads alone',
    script: `import { browser } from 'k6/browser';${EMPTY}`,
    says: null,
  },
  {
    title: 'WebSocket sessions beside HTTP requests',
    script: `${HTTP}import { WebSocket } from 'k6/websockets';${RUN}`,
    says: null,
  },
  {
    title: 'an import that nobody answers for',
    script: `import { x } from 'https://127.0.0.1:9/lib.js';${HTTP}${RUN}`,
    says: /imports https:\/\/127\.0\.0\.1:9\/lib\.js, which k6 could not fetch: .*refused/,
    kind: EnvironmentError,
  },
  {
    title: 'an extension that this k6 does not have',
    script: `import x from 'k6/x/remotewrite';${HTTP}${RUN}`,
    says: /imports k6\/x\/remotewrite, which this k6 does not have.*k6-path/,
    kind: UsageError,
  },
  {
    title: 'a module that k6 2 has no more',
    script: `import x from 'k6/experimental/redis';${HTTP}${RUN}`,
    says: /needs k6 1\.x: k6\/experimental\/redis is gone.*k6-version/,
    kind: UsageError,
    lines: ['2.2.0'],
  },
  {
    title: 'an executor that k6 2 has no more',
    script: `${HTTP}export const options = { scenarios: { a: { executor: 'externally-controlled', vus: 1, duration: '1s' } } };${RUN}`,
    says: /needs k6 1\.x: the executor externally-controlled is gone/,
    kind: UsageError,
    lines: ['2.2.0'],
  },
  {
    title: 'a threshold on what is no metric',
    script: `${HTTP}export const options = { thresholds: { 'no_errors{mode:plain}': ['rate>0.9'] } };${RUN}`,
    says: /no metric name "no_errors\{mode:plain\}" found/,
    kind: UsageError,
  },
  {
    title: 'an import that is missing',
    script: `import { x } from './lib/nothing.js';${HTTP}${RUN}`,
    says: /imports \.\/lib\/nothing\.js, which does not exist/,
    kind: UsageError,
  },
  {
    title: 'a browser where there is none',
    script: `${HTTP}${BROWSER}`,
    says: /scenario `page` .* no Chromium.*/,
    kind: EnvironmentError,
  },
  {
    title: 'an exception that may depend on the address',
    script: `${HTTP}if (!open('./' + __ENV.BASE_URL.split(':').pop() + '.json')) throw new Error('no');${RUN}`,
    says: null,
  },
];

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'check-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function check(line: '1.8.1' | '2.2.0', script: string | null, request: Partial<CheckRequest> = {}) {
  const file = path.join(directory, 'load.js');
  if (script === null) rmSync(file, { force: true });
  else writeFileSync(file, script);
  const log = { write: () => {}, group: <T>(_title: string, body: () => Promise<T>) => body() };
  // No browser is on this path, whatever the machine has.
  const env = { PATH: directory, HOME: os.homedir() };
  const generator = createLoadGenerator({ binary: await k6Binary(line), log, clock: createClock(), env });
  const none = { target: null, rate: null, durationMs: null, warmupMs: null, environment: null, env: [] };
  await generator.check({
    workload: { ...none, script: 'load.js' },
    workingDirectory: directory,
    signal: new AbortController().signal,
    ...{ baseUrl: null, mayBeMade: false },
    ...request,
  });
}

describe.each(['1.8.1', '2.2.0'] as const)('before anything runs, with k6 %s', (line) => {
  const rows = ROWS.filter(({ lines }) => lines?.includes(line) ?? true);
  test.each(rows)('$title', async ({ script, says, kind }) => {
    const checked = check(line, script);
    if (says === null) {
      await expect(checked).resolves.toBeUndefined();
      return;
    }
    await expect(checked).rejects.toThrow(says);
    await expect(checked).rejects.toBeInstanceOf(kind);
  });
});

test('a script that is missing is told, unless a build may make it', async () => {
  await expect(check('2.2.0', null)).rejects.toThrow(/load\.js: there is no such file in/);
  await expect(check('2.2.0', null, { mayBeMade: true })).resolves.toBeUndefined();
  const bundled = `import { x } from './made.js';${HTTP}${RUN}`;
  await expect(check('2.2.0', bundled, { mayBeMade: true })).resolves.toBeUndefined();
});
