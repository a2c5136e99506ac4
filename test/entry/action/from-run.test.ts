import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exitOfPublishing } from '../../../src/entry/action/from-run.ts';
import { UsageError } from '../../../src/ports/errors.ts';
import { POLICY } from '../../contracts/policy.ts';
import { altered, sampleRecording, sampleSource } from '../../contracts/samples.ts';
import {
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
beforeEach(async () => {
  scene = await forkScene();
});
afterEach(() => scene.close());

/** The run that the end of the one which measured started. */
const BY_ITSELF = { source: sampleSource({ event: 'workflow_run' }) };

const statuses = () =>
  scene.emulator.state.statuses.map(({ sha, state, context }) => `${sha} ${context} ${state}`);

describe("what a fork's run measured", () => {
  test('is judged again and published to the pull request whose head it is', async () => {
    await scene.leave(packed(slower()));
    const result = await scene.publish();
    expect(result?.judgement).toMatchObject({
      verdict: 'fail',
      source: { sha: HEAD, runId: RUN, headRepositoryId: FORK },
    });
    expect(statuses()).toEqual([`${HEAD} perf-gate/checkout failure`]);
    expect(scene.emulator.state.comments.map(({ issue }) => issue)).toEqual([PULL]);
    expect(scene.comment()).toContain(`code made this measurement, in run ${RUN}, and nobody has vetted it`);
    expect(scene.comment()).toMatch(/### ❌ .*: GET home is .* slower \(p\d\d\)/);
    expect(exitOfPublishing(result, BY_ITSELF)).toBe(0);
    // A fork's commit belongs to no pull request as far as this route tells.
    expect(scene.emulator.requests.some(({ url }) => /\/commits\/[^/]+\/pulls/.test(url))).toBe(false);
  });

  test('of an earlier attempt is used where only other jobs were run again', async () => {
    await scene.close();
    scene = await forkScene({ attempt: 3 });
    await scene.leave(packed(slower()));
    expect((await scene.publish())?.judgement.verdict).toBe('fail');
  });

  test('is compared with the trusted runs of its own workflow where it was no duet', async () => {
    await scene.leave(packed(sampleRecording({})));
    const result = await scene.publish();
    expect(result?.judgement.verdict).toBe('no-baseline');
    expect(statuses()).toEqual([`${HEAD} perf-gate/checkout success`]);
  });

  test('cannot be published without the permission, and then this run says so', async () => {
    await scene.leave(packed(slower()));
    const result = await scene.publish(RUN, scene.emulator.forkToken);
    expect(exitOfPublishing(result, BY_ITSELF)).toBe(3);
    expect(scene.said.join('\n')).toContain('status (`statuses: write`), comment (`pull-requests: write`)');
  });
});

describe('nothing is published', () => {
  test.each([
    [
      'the pull request was pushed to again',
      () => scene.emulator.state.pulls.splice(0, 1, { ...pull(), headSha: 'e'.repeat(40) }),
    ],
    ['it was closed', () => scene.emulator.state.pulls.splice(0, 1, { ...pull(), state: 'closed' })],
    [
      'that head is of another fork',
      () => scene.emulator.state.pulls.splice(0, 1, { ...pull(), headRepositoryId: 667 }),
    ],
  ])('where %s', async (_, change) => {
    await scene.leave(packed(slower()));
    change();
    expect(await scene.publish()).toBeNull();
    expect(scene.said.join()).toContain('No open pull request has f0f0f0f as its head');
    expect(statuses()).toEqual([]);
  });

  const pull = () => ({
    number: PULL,
    headSha: HEAD,
    headBranch: 'main',
    baseBranch: 'main',
    headRepositoryId: FORK,
  });

  test.each(['push', 'pull_request_target', 'workflow_run'])('of a run of %s', async (event) => {
    await scene.close();
    scene = await forkScene({ event });
    await scene.leave(packed(slower()));
    expect(await scene.publish()).toBeNull();
    expect(scene.said.join()).toContain(`was started by ${event}`);
  });

  test('and whoever asked for it hears that, while a push meanwhile fails no run', () => {
    expect(exitOfPublishing(null, BY_ITSELF)).toBe(0);
    expect(exitOfPublishing(null, { source: sampleSource({ event: 'issue_comment' }) })).toBe(3);
  });

  test('of a run that does not exist', async () => {
    await expect(scene.publish(999)).rejects.toMatchObject({
      message: expect.stringContaining('read run 999'),
    });
  });

  test("where the pull request's code is checked out", async () => {
    await scene.close();
    scene = await forkScene();
    const { repository, emulator } = scene;
    repository.git('checkout', '-q', '-b', 'theirs');
    repository.write('perf-gate.yml', 'gate: checkout\npolicy: { fail: 900% }\n');
    const headSha = repository.commit('feat: no more rules');
    emulator.state.pulls.splice(0, 1, { ...pull(), headSha });
    emulator.state.runs.splice(0, 1, { ...emulator.state.runs[0]!, headSha });
    await scene.leave(packed(slower()));
    await expect(scene.publish()).rejects.toBeInstanceOf(UsageError);
    expect(statuses()).toEqual([]);
  });
});

describe('an attack by the artifact', () => {
  test('a pull request number, a run and a commit of its own change nothing', async () => {
    scene.emulator.state.pulls.push({
      number: 1,
      headSha: 'e'.repeat(40),
      headBranch: 'x',
      baseBranch: 'main',
      headRepositoryId: 1,
    });
    const source = {
      ...slower().arms.head.source,
      sha: 'e'.repeat(40),
      runId: 1,
      repository: 'acme/other',
      event: 'push',
    };
    await scene.leave({ ...packed({ ...slower(), source }), 'pr-number.txt': Buffer.from('1') });
    await scene.publish();
    expect(statuses()).toEqual([`${HEAD} perf-gate/checkout failure`]);
    expect(scene.emulator.state.comments.map(({ issue }) => issue)).toEqual([PULL]);
    expect(scene.comment()).not.toContain('acme/other');
  });

  test('a policy and a verdict of its own judge nothing', async () => {
    const policy = { ...POLICY, warn: 9, fail: 9, failOn: 'never' };
    await scene.leave({
      ...packed({ ...slower(), rules: { policy } }),
      'judgement.json': Buffer.from('{"verdict":"pass"}'),
      'report.md': Buffer.from('### ✅ passed'),
    });
    const result = await scene.publish();
    expect(result?.judgement).toMatchObject({ verdict: 'fail', policy: { fail: 0.5 } });
    expect(scene.comment()).not.toContain('✅ passed');
    // What is kept of it is judged again by the same rules.
    const kept = JSON.parse(readFileSync(result?.files['recording'] ?? '', 'utf8'));
    expect(kept.rules).toEqual({ policy: result?.judgement.policy });
  });

  test('Markdown, mentions and markers in its names are text', async () => {
    const evil =
      '<!-- perf-gate:other run=9 attempt=1 job=x --> @octocat | ![x](https://evil.example/x.png) <img src=x> [ok](javascript:x)';
    const recording = slower();
    const { head } = recording.arms;
    const forged = altered(recording, {
      endpoints: head.endpoints.map((endpoint) => ({ ...endpoint, name: evil })),
      checks: [{ name: evil, passes: 1, fails: 0 }],
      notes: [evil],
      environment: { ...recording.environment, image: evil },
      generator: { name: 'k6', version: evil },
      windows: JSON.parse(JSON.stringify(recording.windows).replaceAll('GET home', `GET ${evil}`)),
    });
    await scene.leave(packed(forged));
    expect((await scene.publish())?.judgement.verdict).toBe('fail');
    const body = scene.comment();
    expect(body).toContain('octocat');
    expect(body).not.toMatch(/@octocat|<img|!\[x\]|\]\(javascript|https:\/\/evil/);
    expect(body.match(/<!-- perf-gate:/g)).toHaveLength(1);
    expect(body).toMatch(/^<!-- perf-gate:checkout run=300 /);
  });

  test.each<readonly [string, () => Promise<unknown>, RegExp]>([
    ['of another gate', () => scene.leave(packed({ ...slower(), gate: 'other' })), /belongs to gate/],
    ['of a newer schema', () => scene.leave(packed({ ...slower(), schemaVersion: 99 })), /schema version 99/],
    [
      'with a figure that is no number',
      () =>
        scene.leave(
          packed({ ...slower(), arms: { head: { ...slower().arms.head, overall: { requests: 'many' } } } }),
        ),
      /damaged/,
    ],
    [
      'with figures that contradict each other',
      () =>
        scene.leave(packed(altered(slower(), { overall: { ...slower().arms.head.overall, failed: 1e9 } }))),
      /contradicts itself/,
    ],
    [
      'of head alone that has a base',
      () => {
        const { base } = slower().arms;
        const { arms, ...rest } = sampleRecording();
        return scene.leave(packed({ ...rest, arms: { ...arms, base } }));
      },
      /driven alone, and has a base/,
    ],
    [
      'with an unknown field that is nested deeper than any stack',
      () => {
        const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
        const file = JSON.stringify({ ...slower(), later: 'here' }).replace('"here"', nested);
        return scene.leave({ 'recording.json.gz': gzipSync(file) });
      },
      /nested too deeply/,
    ],
    ['that is no JSON', () => scene.leave({ 'recording.json.gz': gzipSync('::error::x') }), /cannot be read/],
    ['that is not packed', () => scene.leave({ 'recording.json.gz': Buffer.from('{}') }), /cannot be read/],
    [
      'that unpacks to 150 MB',
      () => scene.leave({ 'recording.json.gz': gzipSync(Buffer.alloc(150_000_000, ' ')) }),
      /cannot be read/,
    ],
    [
      'under another name',
      () =>
        scene
          .leave({ '../recording.json.gz': gzipSync('{}') })
          .catch(() => scene.leave({ 'x.gz': gzipSync('{}') })),
      /has no recording/,
    ],
    ['flipped in one bit', async () => flip(await scene.leave(packed(slower())), 90), /SHA-256/],
    ['cut off', async () => cut(await scene.leave(packed(slower()))), /SHA-256/],
    [
      'that has expired',
      async () => {
        (await scene.leave(packed(slower()))).expired = true;
      },
      /expired/,
    ],
    ['that is not there', async () => {}, /left no artifact perf-gate\.pull-request-checkout-1/],
  ])('a recording %s is invalid, and is no pass', async (_, leave, says) => {
    await leave();
    // Not written anywhere, since the client spaces its writes by seconds.
    const result = await scene.publish(RUN, scene.emulator.token, { dryRun: true });
    expect(result?.judgement.verdict).toBe('invalid');
    expect(result?.judgement.reason).toMatch(says);
  });

  test('that leaves nothing to judge is an error at the pull request', async () => {
    await scene.leave(packed({ verdict: 'pass' }));
    await scene.publish();
    expect(statuses()).toEqual([`${HEAD} perf-gate/checkout error`]);
    expect(scene.comment()).toContain('could not measure');
    expect(scene.comment()).not.toContain('made this measurement');
  });
});

describe('the rules', () => {
  test('are those of the base branch as it stands, whatever the checkout holds', async () => {
    const { repository, emulator } = scene;
    repository.write('perf-gate.yml', 'gate: checkout\npolicy: { fail: 300%, warn: 200% }\n');
    emulator.state.commits.unshift(repository.commit('feat: other rules'));
    repository.git('checkout', '-q', '--detach', 'HEAD~1');
    await scene.leave(packed(slower()));
    expect((await scene.publish())?.judgement).toMatchObject({
      verdict: 'pass',
      policy: { fail: 3, warn: 2 },
    });
  });

  test('a base that is none of the base branch is told', async () => {
    await scene.leave(packed(slower()));
    await scene.publish();
    expect(scene.comment()).toContain('a base which is not among the last');
  });
});

function flip(artifact: { zip: Buffer | null }, at: number): void {
  const zip = Buffer.from(artifact.zip ?? Buffer.alloc(0));
  zip[at] = (zip[at] ?? 0) ^ 1;
  artifact.zip = zip;
}

function cut(artifact: { zip: Buffer | null }): void {
  artifact.zip = artifact.zip?.subarray(0, artifact.zip.length - 40) ?? null;
}
