import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ForkScene, forkScene, muteCommands, packed, slower } from './fork-scene.ts';

muteCommands();

let scene: ForkScene;
beforeEach(async () => {
  scene = await forkScene();
});
afterEach(() => scene.close());

const ACCEPTED = ['overall', 'GET home']
  .flatMap((endpoint) => ['p50', 'p95', 'p99'].map((metric) => ({ endpoint, metric })))
  .map(
    ({ endpoint, metric }) =>
      `- { gate: ${slower().gate}, endpoint: ${endpoint}, metric: ${metric}, up-to: 9, reason: agreed, expires: 2099-01-01 }\n`,
  )
  .join('');

const merge = (name: string, text: string): void => {
  const { repository, emulator } = scene;
  repository.write(name, text);
  emulator.state.commits.unshift(repository.commit(`feat: ${name}`));
};

test('what the base branch accepts counts for a fork, as it stands there', async () => {
  merge('.perf-gate/accept.yml', ACCEPTED);
  await scene.leave(packed(slower()));
  const judgement = (await scene.publish())?.judgement;
  expect(judgement?.policy.accepted).toHaveLength(6);
  expect(judgement?.verdict).not.toBe('fail');
});

test('rules that the measuring run leaves beside its figures do not count, locked or not', async () => {
  const policy = { warn: 9, fail: 10, failOn: 'never', thresholds: 'ignore' } as const;
  const passes = { onInconclusive: 'pass', onNoBaseline: 'pass', onInvalid: 'pass' } as const;
  const rules = { policy: { ...policy, ...passes }, change: 'Nothing to see.' };
  merge(
    'perf-gate.yml',
    'gate: checkout\napp: { start: x }\nworkload: { script: l.js }\npolicy: { from: base }\n',
  );
  await scene.leave(packed({ ...slower(), rules }));
  const judgement = (await scene.publish())?.judgement;
  expect(judgement).toMatchObject({ verdict: 'fail', policy: { fail: 0.5, failOn: 'fail' } });
  expect(judgement?.policyChange).toBeUndefined();
});
