import { afterAll } from 'vitest';
import { createClient, type GitHubClient } from '../../../src/adapters/github/client/client.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import { type Emulator, startEmulator } from '../../support/github/emulator.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';

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

/** The product's client, on a clock whose waits take no time. */
export function clientOf(
  emulator: Emulator,
  token: string = emulator.token,
  clock: Clock = createHastyClock(),
): GitHubClient {
  return createClient({
    token,
    apiUrl: emulator.url,
    userAgent: 'perf-gate/test',
    onWait: () => {},
    clock,
  });
}
