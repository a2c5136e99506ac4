import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tryInspect } from '../../../../src/adapters/k6/script/inspect.ts';

/** What `inspect` makes of what a k6 says with these options. */
async function inspected(options: Readonly<Record<string, unknown>>) {
  const directory = await mkdtemp(path.join(tmpdir(), 'inspect-'));
  const binary = path.join(directory, 'k6');
  const said = { scenarios: {}, totalDuration: '1m0s', ...options };
  await writeFile(binary, `#!/bin/sh\necho '${JSON.stringify(said)}'\n`);
  await chmod(binary, 0o755);
  try {
    const { signal } = new AbortController();
    const tried = await tryInspect({ binary, env: {}, directory, signal }, 'load.js');
    if (!tried.ok) throw new Error(tried.error);
    return tried.inspected;
  } finally {
    await rm(directory, { recursive: true });
  }
}

test('what an iteration is made to last at least is read, and is absent where the script does not say', async () => {
  expect((await inspected({ minIterationDuration: '1m10s' })).minIterationMs).toBe(70_000);
  expect(await inspected({ minIterationDuration: null })).not.toHaveProperty('minIterationMs');
});
