import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { artifactName } from '../../../src/adapters/github/artifacts/artifact-name.ts';
import { BASE_POLICY, type ForkScene, forkScene, muteCommands, packed, RUN, slower } from './fork-scene.ts';

muteCommands();

let scene: ForkScene;
beforeEach(async () => {
  scene = await forkScene();
});
afterEach(() => scene.close());

/** As the workflow that a comment starts publishes once more. */
const accept = (config = {}) => {
  const env = { GITHUB_EVENT_NAME: 'issue_comment', GITHUB_JOB: 'accept' };
  return scene.publish(RUN, scene.emulator.token, config, { env, inputs: { 'fail-on': 'never' } });
};

const statusOf = () => scene.emulator.state.statuses.at(-1);

describe('a regression that somebody accepts by a comment', () => {
  test('is told as accepted by the comment that told it as blocking', async () => {
    await scene.leave(packed(slower()));
    await scene.publish();
    expect(scene.comment()).toMatch(/### ❌ .* slower \(p\d\d\)[^.]*\n/);
    const result = await accept();
    expect(result?.receipts).toContainEqual(expect.objectContaining({ publisher: 'comment', state: 'done' }));
    expect(scene.emulator.state.comments).toHaveLength(1);
    expect(scene.comment()).toMatch(/### ❌ .* slower \(p\d\d\).*Not blocked: accepted\./);
    expect(scene.comment()).toContain('accepted this change as it is, and it is not blocked.');
    expect(scene.comment()).toContain('The next push is judged as before.');
    expect(scene.comment()).not.toMatch(/watch/i);
    expect(statusOf()).toMatchObject({
      state: 'success',
      description: expect.stringMatching(/^#7 into main: accepted: GET home is /),
    });
  });

  test('counts for nothing where pull requests are counted, and is blocked again once it is judged by itself', async () => {
    await scene.leave(packed(slower()));
    expect((await accept())?.judgement).toMatchObject({ waived: true });
    const names = scene.emulator.state.artifacts.map(({ name }) => name);
    expect(names.filter((name) => name.includes('watch') || name === artifactName('checkout', 1))).toEqual(
      [],
    );
    await scene.publish();
    expect(statusOf()).toMatchObject({ state: 'failure' });
    expect(scene.comment()).not.toContain('accepted this change');
  });

  test('needs no acceptance where the gate only watches', async () => {
    scene.repository.write('perf-gate.yml', BASE_POLICY.replace('fail: 50%', 'fail-on: never'));
    scene.emulator.state.commits.unshift(scene.repository.commit('feat: watch'));
    await scene.leave(packed(slower()));
    const judgement = (await accept({ dryRun: true }))?.judgement;
    expect(judgement).toMatchObject({ verdict: 'fail', policy: { failOn: 'never' } });
    expect(judgement?.waived).toBeUndefined();
  });
});
