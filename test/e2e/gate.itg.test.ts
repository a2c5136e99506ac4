import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { speed } from '../support/project.ts';
import { type Scene, setScene } from './scene.ts';

const comments = (scene: Scene) => scene.github.state.comments;
const lastStatus = (scene: Scene, sha: string) =>
  scene.github.state.statuses.filter((status) => status.sha === sha).at(-1);

/** The story of a pull request, run by run: each test goes on where the one before ended. */
function story(line: '1.8.1' | '2.2.0'): void {
  let scene: Scene;
  beforeAll(async () => {
    scene = await setScene(line, { compare: 'stored', escalate: 'never' });
    // So slow that what a busy machine adds to single runs is a small part of it.
    await scene.project.write('speed.json', speed(180, 240));
    await scene.project.commit('test: slower answers');
  });
  afterAll(async () => {
    await scene.close();
  });

  const change = async (file: string, text: string) => {
    await scene.project.git('checkout', '-q', 'change');
    await scene.project.write(file, text);
    await scene.project.commit(`change ${file}`);
  };

  test('a pull request before any baseline is not called a pass', async () => {
    // Anew where it is tried once more.
    await scene.project.git('checkout', '-q', '-B', 'change');
    await scene.project.write('notes.md', 'nothing that runs');
    await scene.project.commit('docs: notes');
    const run = await scene.pullRequest(90);
    expect(run.log, run.log).toContain('OUTPUTS verdict=no-baseline');
    expect(run.exitCode, run.log).toBe(0);
    expect(lastStatus(scene, await scene.headSha())).toMatchObject({ state: 'success' });
    expect(lastStatus(scene, await scene.headSha())?.description).toMatch(/^no baseline yet/);
  });

  test.each([91, 92, 93, 94, 95])(
    'a push to main stores its recording as an artifact (%i)',
    async (runId) => {
      await scene.project.git('checkout', '-q', 'main');
      await scene.project.write('pushed.md', `${runId}`);
      await scene.project.commit('docs: pushed');
      const run = await scene.push(runId);
      expect(run.exitCode, run.log).toBe(0);
      expect(scene.github.state.artifacts.map((artifact) => artifact.runId)).toContain(runId);
    },
  );

  test('an unchanged pull request passes against that baseline', async () => {
    const run = await scene.pullRequest(102);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log, run.log).toContain('OUTPUTS verdict=pass regressions=0');
    expect(run.log, run.log).toContain(`baseline=${await scene.project.git('rev-parse', 'main')}`);
    expect(lastStatus(scene, await scene.headSha())).toMatchObject({ state: 'success' });
    expect(comments(scene)).toHaveLength(1);
  });

  test('a pull request that slows one endpoint down fails the job and the status, and names it', async () => {
    await change('speed.json', speed(180, 480));
    const run = await scene.pullRequest(103);
    expect(run.exitCode, run.log).toBe(1);
    expect(run.log, run.log).toContain('OUTPUTS verdict=fail');
    expect(lastStatus(scene, await scene.headSha())).toMatchObject({ state: 'failure' });
    expect(comments(scene)).toHaveLength(1);
    expect(comments(scene)[0]?.body).toContain('orders');
    expect(run.summary).toContain('orders');
    expect(run.errors.join('\n')).toContain('orders');
  });

  test('the push that mends it updates the same comment', async () => {
    await change('speed.json', speed(180, 240));
    const run = await scene.pullRequest(104);
    expect(run.exitCode, run.log).toBe(0);
    expect(comments(scene)).toHaveLength(1);
    expect(comments(scene)[0]?.body, run.log).toMatch(
      /### ✅ .*no regression[\s\S]*\*\*Fixed\*\*: GET orders/,
    );
    expect(comments(scene)[0]?.body).not.toContain('slower (p');
  });

  test('a warning keeps the job green and says so', async () => {
    await change('speed.json', speed(180, 330));
    const run = await scene.pullRequest(105);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log, run.log).toContain('OUTPUTS verdict=warn');
    expect(lastStatus(scene, await scene.headSha())?.description).toMatch(/^warning: /);
  });

  test('nothing that was sent broke the rules of the API', () => {
    expect(scene.github.violations).toEqual([]);
  });
}

describe('with stored runs, on k6 2.2.0', () => story('2.2.0'));
