import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient } from '../../../../src/adapters/github/client/client.ts';
import { latestRelease } from '../../../../src/adapters/github/runs/latest-release.ts';
import { EnvironmentError } from '../../../../src/ports/errors.ts';
import { type Emulator, startEmulator } from '../../../support/github/emulator.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';

let github: Emulator;
beforeEach(async () => {
  github = await startEmulator();
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function ask(): Promise<string | null> {
  const clock = createHastyClock();
  const { token, url: apiUrl } = github;
  const client = createClient({ token, apiUrl, userAgent: 'test', clock, onWait: () => {} });
  return latestRelease(client, { owner: 'acme', repo: 'shop' }, clock);
}

test('is the newest that is neither a draft nor a pre-release', async () => {
  expect(await ask()).toBeNull();
  github.state.releases.push(
    { tag: 'v1.0.0', publishedAt: '2026-01-01T10:00:00Z' },
    { tag: 'v1.1.0', publishedAt: '2026-02-01T10:00:00Z' },
    { tag: 'v2.0.0-rc1', publishedAt: '2026-03-01T10:00:00Z', prerelease: true },
    { tag: 'v2.0.0', publishedAt: '2026-04-01T10:00:00Z', draft: true },
  );
  expect(await ask()).toBe('v1.1.0');
});

test('what GitHub does not say is trouble with its permission named', async () => {
  github.fault({
    ...{ method: 'GET', path: /\/releases\/latest$/, times: 9 },
    effect: {
      kind: 'reply',
      reply: { status: 403, body: { message: 'Resource not accessible by integration' } },
    },
  });
  await expect(ask()).rejects.toThrow(EnvironmentError);
  await expect(ask()).rejects.toThrow('contents: read');
});
