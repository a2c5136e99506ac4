import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readContext } from '../../../src/adapters/actions/context.ts';
import { watchLogName } from '../../../src/adapters/github/artifacts/artifact-name.ts';
import { uploadFiles } from '../../../src/adapters/github/artifacts/upload.ts';
import { exitCode } from '../../../src/core/decision/exit-code.ts';
import { mergeWatchLogs } from '../../../src/core/decision/watch/watch-log.ts';
import { wire } from '../../../src/entry/action/wire.ts';
import { openSecrets } from '../../../src/entry/secrets.ts';
import { type GateResult, gate } from '../../../src/pipeline/gate.ts';
import { clientOf } from '../../adapters/github/emulated.ts';
import { shaOf } from '../../contracts/samples.ts';
import { configOf } from '../../core/config/written.ts';
import { createWorld } from '../../pipeline/world.ts';
import { type Emulator, startEmulator } from '../../support/github/emulator.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';
import { BASE_POLICY, type ForkScene, forkScene, muteCommands, packed, RUN, slower } from './fork-scene.ts';

muteCommands();

const WORKFLOW = '.github/workflows/perf.yml';
const WATCHING = 'gate: checkout\npolicy: { fail-on: never }\n';

/** What uploads of this run belong to. */
function runs(emulator: Emulator, runId: number): void {
  for (const [name, value] of Object.entries(emulator.env(runId))) vi.stubEnv(name, value);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
}

describe("a gate that watches the repository's own pull requests", () => {
  let emulator: Emulator;
  let out: string;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => {
    emulator.forget();
    out = await mkdtemp(path.join(os.tmpdir(), 'watch-'));
  });
  afterEach(async () => {
    expect(emulator.violations).toEqual([]);
    await rm(out, { recursive: true, force: true });
  });
  afterAll(() => emulator.close());

  type Push = {
    readonly run: number;
    readonly pull: number;
    /** ln of what head is slower by */
    readonly effect?: number;
    readonly file?: string;
    readonly inputs?: Readonly<Record<string, string>>;
  };

  /** A run of a pull request; application and k6 only remember, GitHub is emulated. */
  async function pushed({ run, pull, effect = 0, file = WATCHING, inputs = {} }: Push): Promise<GateResult> {
    const headSha = shaOf(run);
    emulator.addRun({
      ...{ id: run, event: 'pull_request', headSha, headBranch: `change-${pull}`, path: WORKFLOW },
    });
    if (!emulator.state.pulls.some(({ number }) => number === pull)) {
      const head = { headSha, headBranch: `change-${pull}`, headRepositoryId: 1 };
      emulator.state.pulls.push({ number: pull, baseBranch: 'main', ...head });
    }
    runs(emulator, run);
    const env = {
      ...{ GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'acme/shop', GITHUB_REPOSITORY_ID: '1' },
      ...{ GITHUB_RUN_ID: `${run}`, GITHUB_RUN_ATTEMPT: '1', GITHUB_SHA: headSha, RUNNER_TEMP: out },
      ...{ GITHUB_WORKFLOW_REF: `acme/shop/${WORKFLOW}@refs/pull/${pull}/merge` },
      ...{ GITHUB_SERVER_URL: 'https://github.com' },
    };
    const head = { sha: headSha, ref: `change-${pull}`, repo: { id: 1 } };
    const event = {
      repository: { id: 1, default_branch: 'main' },
      pull_request: { number: pull, head, base: { ref: 'main' } },
    };
    const started = `${file}app: { start: serve }\nworkload: { script: l.js }\n`;
    const config = { ...configOf(started, { baseline: 'artifact', ...inputs }), out };
    const clock = createHastyClock();
    const context = readContext(env, event, []);
    const world = createWorld({ effect, noise: 0.01 });
    const { watch, publishers } = wire({
      ...{ config, context, client: clientOf(emulator, emulator.token, clock), clock, env, inputs: {} },
      ...{ log: world.ports.log, secrets: openSecrets({}), places: null },
      signal: new AbortController().signal,
    });
    return gate(config, context, { ...world.ports, watch, publishers }, new AbortController().signal);
  }

  const slow = Math.log(1.7);
  const statusOf = () => emulator.state.statuses.findLast(({ description }) => description !== 'measuring');
  const commentOf = (pull: number) => emulator.state.comments.find(({ issue }) => issue === pull)?.body ?? '';

  test('it blocks nothing, says what it would have done, and counts each pull request once', async () => {
    await pushed({ run: 301, pull: 1 });
    await pushed({ run: 302, pull: 2, effect: slow });
    const { judgement } = await pushed({ run: 303, pull: 2, effect: slow });
    expect(judgement).toMatchObject({ verdict: 'fail', watched: { pulls: 2, blocked: 1, unmeasured: 0 } });
    expect(exitCode(judgement)).toBe(0);
    expect(commentOf(2)).toContain('it would have blocked this pull request. Watching since');
    expect(commentOf(2)).toContain('2 pull requests, 1 would have been blocked.');
    expect(statusOf()).toMatchObject({
      state: 'success',
      description: expect.stringMatching(/^watching, would have blocked \(1 of 2 pull requests\): GET home/),
    });
    const mended = await pushed({ run: 304, pull: 2 });
    expect(mended.judgement.watched).toMatchObject({ pulls: 2, blocked: 1 });
    expect(commentOf(2)).toContain('This gate only watches and blocks nothing. Watching since');
  });

  test('one that may block counts nothing, and fails', async () => {
    const { judgement } = await pushed({ run: 301, pull: 1, effect: slow, file: 'gate: checkout\n' });
    expect(judgement.watched).toBeUndefined();
    expect(exitCode(judgement)).toBe(1);
    expect(commentOf(1)).not.toMatch(/watch/i);
    expect(emulator.state.artifacts).toEqual([]);
  });

  test.each([{ baseline: 'none' }, { 'dry-run': 'true' }, { 'hand-over': 'true' }])(
    'with %j it counts nothing and says only that it watches',
    async (inputs) => {
      const { judgement } = await pushed({ run: 301, pull: 1, effect: slow, inputs });
      expect(judgement.watched).toBeUndefined();
      expect(exitCode(judgement)).toBe(0);
      expect(emulator.state.artifacts.map(({ name }) => name).join()).not.toContain('watch');
    },
  );
});

describe('a gate that watches pull requests from forks', () => {
  const PUBLISH = '.github/workflows/publish.yml';
  const OWN = 900;
  let scene: ForkScene;
  beforeEach(async () => {
    scene = await forkScene(
      {},
      {
        ...{ GITHUB_RUN_ID: `${OWN}`, GITHUB_RUN_ATTEMPT: '1' },
        ...{ GITHUB_REPOSITORY: 'acme/shop', GITHUB_REPOSITORY_ID: '1' },
        GITHUB_WORKFLOW_REF: `acme/shop/${PUBLISH}@refs/heads/main`,
      },
    );
    scene.repository.write('perf-gate.yml', BASE_POLICY.replace('fail: 50%', 'fail-on: never'));
    scene.emulator.state.commits.unshift(scene.repository.commit('feat: watch'));
    scene.emulator.addRun({ id: OWN, event: 'workflow_run', headSha: shaOf(1), path: PUBLISH });
  });
  afterEach(() => scene.close());

  test('is counted by the run that publishes', async () => {
    await scene.leave(packed(slower()));
    runs(scene.emulator, OWN);
    const result = await scene.publish();
    expect(result?.judgement).toMatchObject({ verdict: 'fail', watched: { pulls: 1, blocked: 1 } });
    expect(scene.comment()).toContain('1 pull request, 1 would have been blocked.');
    expect(scene.emulator.state.artifacts.at(-1)).toMatchObject({ runId: OWN });
  });

  const EARLIER = 800;
  test.each([
    ["the fork's own run", RUN, 1],
    ['an earlier run that published', EARLIER, 4],
  ])('with a count that %s left (run %i) it is %i pull requests', async (_who, run, pulls) => {
    const { emulator } = scene;
    emulator.addRun({ id: EARLIER, event: 'workflow_run', headSha: shaOf(1), path: PUBLISH });
    const at = '2026-05-03T09:12:00.000Z';
    const pushes = [50, 51, 52].map(
      (pull) => ({ runId: run, attempt: 1, pull, at, outcome: 'passed' }) as const,
    );
    runs(emulator, run);
    const file = { 'watch-log.json.gz': gzipSync(JSON.stringify(mergeWatchLogs('checkout', [{ pushes }]))) };
    await uploadFiles(watchLogName('checkout', 1), file, os.tmpdir(), createHastyClock());
    await scene.leave(packed(slower()));
    runs(emulator, OWN);
    expect((await scene.publish())?.judgement.watched).toMatchObject({ pulls, blocked: 1 });
  });
});
