import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readContext } from '../../../src/adapters/actions/context.ts';
import { markBroken } from '../../../src/entry/action/broken-status.ts';
import { openWatch, wire } from '../../../src/entry/action/wire.ts';
import { openSecrets } from '../../../src/entry/secrets.ts';
import { clientOf } from '../../adapters/github/emulated.ts';
import { configOf } from '../../core/config/written.ts';
import { createWorld } from '../../pipeline/world.ts';
import { type Emulator, startEmulator } from '../../support/github/emulator.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';

const HEAD = 'f0'.repeat(20);

let emulator: Emulator;
let folder: string;
beforeEach(async () => {
  emulator = await startEmulator();
  folder = await mkdtemp(path.join(os.tmpdir(), 'hand-over-'));
});
afterEach(async () => {
  expect(emulator.violations).toEqual([]);
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});

const repository = { id: 1, full_name: 'acme/shop', default_branch: 'main' };
const head = { sha: HEAD, ref: 'change', repo: { id: 1 } };
const EVENTS = {
  pull_request: { pull_request: { number: 7, head, base: { ref: 'main' } } },
  merge_group: { merge_group: { base_sha: 'b0'.repeat(20), base_ref: 'refs/heads/main', head_sha: HEAD } },
  push: { ref: 'refs/heads/main' },
  schedule: {},
  workflow_dispatch: {},
  release: { release: { tag_name: 'v1.0.0' } },
} as const;
type Name = keyof typeof EVENTS;
const OTHERS = Object.keys(EVENTS).filter((name) => name !== 'pull_request') as readonly Name[];

const envOf = (name: Name) => ({
  ...emulator.env(300),
  ...{ GITHUB_EVENT_NAME: name, GITHUB_SHA: HEAD, GITHUB_REF: 'refs/heads/main', RUNNER_TEMP: folder },
  GITHUB_SERVER_URL: 'https://github.com',
});

/** Every port of a run that hands over. */
function wired(name: Name) {
  const env = envOf(name);
  const clock = createHastyClock();
  const written = 'gate: checkout\nhand-over: true\napp: { start: serve }\nworkload: { script: l.js }\n';
  const parts = {
    ...{ config: { ...configOf(written, { baseline: 'artifact' }), out: folder }, env, inputs: {}, clock },
    context: readContext(env, { repository, ...EVENTS[name] }, []),
    ...{ client: clientOf(emulator, emulator.token, clock), log: createWorld({}).ports.log },
    ...{ secrets: openSecrets({}), places: null, signal: new AbortController().signal },
  };
  const publishers = wire(parts).publishers.map((publisher) => publisher.name);
  return { publishers, counts: openWatch(parts) !== null };
}

describe('hand-over: true', () => {
  test('a pull request leaves its recording to another run, and writes nothing', () => {
    const { publishers, counts } = wired('pull_request');
    expect(publishers).toContain('hand-over');
    expect(publishers).not.toContain('status');
    expect(counts).toBe(false);
  });

  test.each(OTHERS)('a run of %s writes its own status: no other run publishes it', (name) => {
    const { publishers, counts } = wired(name);
    expect(publishers).toContain('status');
    expect(publishers).not.toContain('hand-over');
    expect(counts).toBe(true);
  });

  /** A step that ends by a mistake; `file`: its perf-gate.yml. */
  async function marked(name: Name, inputs: Readonly<Record<string, string>>, file = ''): Promise<number> {
    if (file !== '') await writeFile(path.join(folder, 'perf-gate.yml'), file);
    const clock = createHastyClock();
    await markBroken(new Error('perf-gate.yml has a mistake'), {
      inputs: { 'working-directory': folder, gate: 'shop', 'github-token': emulator.token, ...inputs },
      ...{ env: envOf(name), event: { repository, ...EVENTS[name] }, secrets: openSecrets({}), clock },
      client: clientOf(emulator, emulator.token, clock),
    });
    return emulator.state.statuses.length;
  }

  test.each([
    ['by its input', { 'hand-over': 'true' }, ''],
    ['by its file', {}, 'hand-over: true\n'],
    ['by a file with a mistake in its YAML', {}, 'hand-over: true\napp: {\n'],
  ])('a step that breaks writes nothing of a pull request, set %s', async (_, inputs, file) => {
    expect(await marked('pull_request', inputs, file)).toBe(0);
  });

  test('a step that breaks in a merge queue marks its commit', async () => {
    expect(await marked('merge_group', { 'hand-over': 'true' })).toBe(1);
  });

  test('a step that breaks and hands nothing over marks the head of its pull request', async () => {
    expect(await marked('pull_request', { 'hand-over': 'false' }, 'hand-over: true\n')).toBe(1);
  });
});
