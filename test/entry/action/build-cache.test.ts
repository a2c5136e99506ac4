import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
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
let cache: string;
beforeEach(async () => {
  cache = mkdtempSync(path.join(os.tmpdir(), 'tools-'));
  repository = createRepository();
  emulator = await startEmulator();
});
afterEach(async () => {
  await emulator.close();
  repository.remove();
  rmSync(cache, { recursive: true });
});

type Variables = Readonly<Record<string, string>>;

/** Builds HEAD as base of a pull request whose head lies in this repository; whether it was built anew, and what is kept. */
async function build(headRepository: number, variables: Variables = {}) {
  const clock = createHastyClock();
  const env = {
    ...{ PATH: process.env['PATH'], GITHUB_EVENT_NAME: 'pull_request', RUNNER_TOOL_CACHE: cache },
    ...variables,
  };
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
  const reused = await checkout.build('make', async () => {});
  await checkout.remove();
  const kept = readdirSync(cache, { recursive: true, encoding: 'utf8' });
  return { anew: !reused, kept: kept.filter((name) => name.endsWith('built.json')) };
}

test("a fork's pull request leaves no built base for other runs, and one of the repository's own does", async () => {
  expect((await build(666)).kept).toEqual([]);
  expect((await build(1)).kept).toHaveLength(1);
});

test("a job's environment makes another build of base, as it does of head, and the run's own numbers and token do not", async () => {
  const run = (id: string): Variables => ({
    ...{ GITHUB_RUN_ID: id, GITHUB_TOKEN: `ghs_of_run_${id}`, NODE_AUTH_TOKEN: `ghs_of_run_${id}` },
    ...{ RUNNER_TRACKING_ID: `github_${id}`, SHLVL: id },
  });
  expect((await build(1, { ...run('1'), NODE_ENV: 'production' })).anew).toBe(true);
  expect((await build(1, { ...run('2'), NODE_ENV: 'production' })).anew).toBe(false);
  expect((await build(1, { ...run('3'), NODE_ENV: 'development' })).anew).toBe(true);
});
