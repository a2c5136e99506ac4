import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyProject } from '../support/project.ts';
import { isWorkflow, readmeBlocks } from '../support/readme.ts';
import { k6Binary } from '../support/tools.ts';
import { type Scene, sceneOf } from './scene.ts';

const FIRST = 'Quick start: the gate starts your application';
const SECOND = 'Quick start: something that already runs';
/** The one text that the README asks the reader to replace. */
const PLACE_OF_URL = 'https://staging.example.com';
const WORKFLOW = '.github/workflows/performance.yml';
/** What the reader already has: a server that answers after a timer. */
const SERVER = `require('node:http')
  .createServer((_, response) => setTimeout(() => response.end('ok'), 50))
  .listen(Number(process.env.PORT), '127.0.0.1');
`;

/** The one block of this kind in a section, as it stands. */
async function block(title: string, wanted: 'script' | 'workflow' | 'settings'): Promise<string> {
  const found = (await readmeBlocks(title)).filter((shown) => {
    if (wanted === 'script') return shown.language === 'js';
    return shown.language === 'yaml' && isWorkflow(shown) === (wanted === 'workflow');
  });
  expect(found, `${wanted} in "${title}"`).toHaveLength(1);
  return found[0]?.text ?? '';
}

/** Plays on a repository with these files; its runner has k6 installed, so that nothing is fetched. */
async function play(files: Readonly<Record<string, string>>, story: (scene: Scene) => Promise<void>) {
  const project = await emptyProject();
  for (const [name, text] of Object.entries(files)) await project.write(name, text);
  await project.commit('feat: the shop and its gate');
  const scene = await sceneOf(project, WORKFLOW, [path.dirname(await k6Binary('2.2.0'))]);
  try {
    await story(scene);
    expect(scene.github.violations).toEqual([]);
  } finally {
    await scene.close();
  }
}

/** The push that brings the gate, and then a pull request that changes nothing that runs; both stay green. */
async function pushAndPull(scene: Scene) {
  const push = await scene.push(1);
  expect(push.exitCode, push.log).toBe(0);
  expect(scene.github.state.artifacts.map(({ runId }) => runId)).toEqual([1]);
  await scene.project.git('checkout', '-q', '-b', 'change');
  await scene.project.write('notes.md', 'nothing that runs');
  await scene.project.commit('docs: notes');
  const pull = await scene.pullRequest(2);
  expect(pull.exitCode, pull.log).toBe(0);
  const base = (await scene.project.git('rev-parse', 'main')).slice(0, 7);
  return { base, summary: pull.summary, log: pull.log, comments: scene.github.state.comments };
}

test.concurrent('the quick start with an application works as pasted', async () => {
  const files = {
    'server.js': SERVER,
    'perf-gate.yml': await block(FIRST, 'settings'),
    'load.js': await block(FIRST, 'script'),
    [WORKFLOW]: await block(FIRST, 'workflow'),
  };
  await play(files, async (scene) => {
    const { base, summary, log, comments } = await pushAndPull(scene);
    expect(summary, log).toMatch(/### ✅ .*no regression/);
    // A pull request that is green from the start is told so by its check alone.
    expect(comments).toEqual([]);
    expect(summary).toMatch(new RegExp(`vs .*\`${base}\`, same runner, \\d+ × `));
  });
});

test.concurrent('the quick start with a URL works as pasted, once the URL is put in', async () => {
  const staging = createServer((_request, response) => setTimeout(() => response.end('ok'), 50));
  await new Promise<void>((resolve) => staging.listen(0, '127.0.0.1', resolve));
  const shown = await block(SECOND, 'workflow');
  expect(shown.split(PLACE_OF_URL)).toHaveLength(2);
  const url = `http://127.0.0.1:${(staging.address() as AddressInfo).port}`;
  const files = { 'load.js': await block(FIRST, 'script'), [WORKFLOW]: shown.replace(PLACE_OF_URL, url) };
  try {
    await play(files, async (scene) => {
      const { base, summary, log } = await pushAndPull(scene);
      expect(summary, log).toContain(`vs 1 run of main \`${base}\``);
      // One run cannot show that nothing changed; it blames nobody.
      expect(summary).toMatch(/### (✅|⚪) /);
    });
  } finally {
    staging.close();
  }
});
