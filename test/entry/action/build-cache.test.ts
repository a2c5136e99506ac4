import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContext } from '../../../src/adapters/actions/context.ts';
import { wire } from '../../../src/entry/action/wire.ts';
import { openSecrets } from '../../../src/entry/secrets.ts';
import { createRepository, type Repository } from '../../adapters/git/checkouts.ts';
import { clientOf } from '../../adapters/github/emulated.ts';
import { configOf } from '../../core/config/written.ts';
import { type Emulator, startEmulator } from '../../support/github/emulator.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';

let repository: Repository;
let emulator: Emulator;
beforeEach(async () => {
  repository = createRepository();
  emulator = await startEmulator();
});
afterEach(async () => {
  await emulator.close();
  repository.remove();
});

/** Builds HEAD as base of a pull request whose head lies in this repository; the folders that are kept of it. */
async function keptOf(headRepository: number): Promise<readonly string[]> {
  const clock = createHastyClock();
  const cache = path.join(repository.directory, '.git', 'tools');
  mkdirSync(cache);
  const env = { PATH: process.env['PATH'], GITHUB_EVENT_NAME: 'pull_request', RUNNER_TOOL_CACHE: cache };
  const head = { sha: 'f'.repeat(40), ref: 'change', repo: { id: headRepository } };
  const event = { repository: { id: 1 }, pull_request: { number: 7, head, base: { ref: 'main' } } };
  const { revisions } = wire({
    config: configOf('app: { start: x }\nworkload: { script: l.js }\n', {
      baseline: 'none',
      'dry-run': true,
    }),
    context: readContext(env, event),
    client: clientOf(emulator, emulator.token, clock),
    clock,
    log: { write: () => {}, group: (_title, body) => body() },
    signal: new AbortController().signal,
    env,
    inputs: {},
    secrets: openSecrets({}),
    places: null,
  });
  const checkout = await revisions.checkout(repository.git('rev-parse', 'HEAD'), repository.directory, true);
  await checkout.build('make', async () => {});
  await checkout.remove();
  const kept = readdirSync(cache, { recursive: true, encoding: 'utf8' });
  rmSync(cache, { recursive: true });
  return kept.filter((name) => name.endsWith('built.json'));
}

test("a fork's pull request leaves no built base for other runs, and one of the repository's own does", async () => {
  expect(await keptOf(666)).toEqual([]);
  expect(await keptOf(1)).toHaveLength(1);
});
