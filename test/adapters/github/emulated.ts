import { afterAll } from 'vitest';
import { createClient, type GitHubClient } from '../../../src/adapters/github/client.ts';
import { type Emulator, startEmulator } from '../../support/github/emulator.ts';

const open: Emulator[] = [];

// Not after each test: tests that wait for the client's spacing of writes run side by side.
afterAll(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()));
});

/** An emulator that is closed after the file's tests. */
export async function emulated(): Promise<Emulator> {
  const emulator = await startEmulator();
  open.push(emulator);
  return emulator;
}

export const REPOSITORY = { owner: 'acme', repo: 'shop' };

/** The product's client, with waits between tries of milliseconds instead of seconds. */
export function clientOf(emulator: Emulator, token: string = emulator.token): GitHubClient {
  return createClient({
    token,
    apiUrl: emulator.url,
    userAgent: 'perf-gate/test',
    onWait: () => {},
    retryUnitMs: 5,
  });
}
