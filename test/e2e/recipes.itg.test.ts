import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ACTION_REFERENCE, type ActRun, runAct } from '../support/act.ts';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';
import { emptyProject, type Project } from '../support/project.ts';
import { k6Binary } from '../support/tools.ts';

const RECIPES = path.join(import.meta.dirname, '..', '..', 'examples', 'recipes');
const SHOP = path.join(import.meta.dirname, 'project');
/** What `npm ci` of the recipes finds: an application that needs nothing. */
const PACKAGE = { name: 'shop', version: '1.0.0', scripts: { start: 'node server.js' } };
const LOCK = { name: 'shop', version: '1.0.0', lockfileVersion: 3, packages: { '': { version: '1.0.0' } } };

/** Four pairs of rounds on a quiet machine; with time for no more, one that the host disturbs leaves too few. */
const SHORT_DUET = 'policy: { budget: 48s }\n';

type Story = { readonly project: Project; readonly github: Emulator };

/** A repository with the shop in these folders of it, and a GitHub that keeps to its own description. */
async function play(folders: readonly string[], story: (scene: Story) => Promise<void>): Promise<void> {
  const [project, github] = [await emptyProject(), await startEmulator()];
  try {
    for (const folder of folders) {
      await cp(SHOP, path.join(project.directory, folder), { recursive: true });
      await project.write(path.join(folder, 'package.json'), JSON.stringify(PACKAGE));
      await project.write(path.join(folder, 'package-lock.json'), JSON.stringify(LOCK));
    }
    await story({ project, github });
    expect(github.violations).toEqual([]);
  } finally {
    await github.close();
    await rm(project.directory, { recursive: true, force: true });
  }
}

/** A file of a recipe as a user copies it, with what takes minutes cut short. */
async function copied(file: string, cuts: Readonly<Record<string, string>>): Promise<string> {
  let text = await readFile(path.join(RECIPES, file), 'utf8');
  for (const [long, short] of Object.entries(cuts)) {
    expect(text.split(long), `"${long}" in ${file}`).toHaveLength(2);
    text = text.replace(long, () => short);
  }
  return text;
}

/** The step of the gate takes its k6 from a path. */
async function withK6(): Promise<Readonly<Record<string, string>>> {
  const step = `uses: ${ACTION_REFERENCE}\n        with: { `;
  return { [step]: `${step}k6-path: "${await k6Binary('2.2.0')}", ` };
}

const repositoryOf = (github: Emulator) => ({ id: 1, full_name: github.repository, default_branch: 'main' });

type Asked = {
  readonly workflow: string;
  readonly event: string;
  readonly body: object;
  readonly runId: number;
};

function act({ project, github }: Story, { workflow, event, body, runId }: Asked): Promise<ActRun> {
  return runAct({
    ...{ directory: project.directory, workflow, eventName: event, token: github.token },
    event: { ...body, repository: repositoryOf(github) },
    env: { ...github.env(runId), GITHUB_RUN_ATTEMPT: '1' },
  });
}

/** The pull request of a branch that adds a file, against what lies there now. */
async function pull(scene: Story, workflow: string, added: string) {
  const { project, github } = scene;
  const base = await project.commit('feat: the shop and its gate');
  await project.git('checkout', '-q', '-b', 'change');
  await project.write(added, 'nothing that runs');
  const sha = await project.commit('docs: notes');
  await project.git('checkout', '-q', '--detach', 'main');
  await project.git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
  const place = { event: 'pull_request', headBranch: 'change', conclusion: null, path: workflow };
  github.addRun({ id: 410, headSha: sha, ...place });
  const from = { number: 7, headSha: sha, headBranch: 'change', baseBranch: 'main', headRepositoryId: 1 };
  github.state.pulls.push(from);
  const repo = repositoryOf(github);
  const request = { number: 7, head: { sha, ref: 'change', repo }, base: { ref: 'main', sha: base, repo } };
  const body = { action: 'synchronize', number: 7, pull_request: request };
  const run = await act(scene, { workflow, event: 'pull_request', body, runId: 410 });
  expect(run.exitCode, run.log).toBe(0);
  return { base: base.slice(0, 7), run };
}

test.concurrent('the nightly recipe compares a night with the one before, and with the last release', () =>
  play(['.'], async (scene) => {
    const { project, github } = scene;
    const workflow = '.github/workflows/performance-nightly.yml';
    await project.write(workflow, await copied('nightly/performance-nightly.yml', await withK6()));
    const short = { 'duration: 20m': 'duration: 2s', 'warmup: 1m': 'warmup: 1s' };
    await project.write('perf-gate.nightly.yml', await copied('nightly/perf-gate.nightly.yml', short));
    const night = async (runId: number, message: string) => {
      await project.write('notes.md', message);
      const sha = await project.commit(message);
      github.state.commits.unshift(sha);
      github.addRun({ id: runId, headSha: sha, event: 'schedule', path: workflow });
      const run = await act(scene, { workflow, event: 'schedule', body: { schedule: '23 2 * * *' }, runId });
      expect(run.exitCode, run.log).toBe(0);
      return { sha, run };
    };
    const { sha } = await night(400, 'feat: released');
    github.state.tags.push({ name: 'v1.0.0', sha });
    github.state.releases.push({ tag: 'v1.0.0', publishedAt: '2026-01-01T10:00:00Z' });
    const { run } = await night(401, 'feat: a day later');
    expect(github.state.artifacts.map(({ runId, name }) => `${runId} ${name}`)).toEqual([
      '400 perf-gate-shop-nightly-1',
      '401 perf-gate-shop-nightly-1',
    ]);
    expect(run.summary, run.log).toContain(`vs 1 run of main \`${sha.slice(0, 7)}\``);
    expect(run.summary).toContain('v1.0.0');
    expect(github.state.comments).toEqual([]);
  }));

test.concurrent('the recipe of a monorepo measures the service that a pull request touches, and no other', () =>
  play(['services/cart', 'services/search'], async (scene) => {
    const { project, github } = scene;
    const workflow = '.github/workflows/performance.yml';
    await project.write(workflow, await copied('monorepo/performance.yml', await withK6()));
    for (const service of ['cart', 'search']) {
      const file = `services/${service}/perf-gate.yml`;
      const short = { 'rate: 50/s\n': `rate: 50/s\n  warmup: 1s\n${SHORT_DUET}` };
      await project.write(file, await copied(`monorepo/${file}`, short));
    }
    const { base, run } = await pull(scene, workflow, 'services/cart/notes.txt');
    const said = new Map(github.state.statuses.map(({ context, description }) => [context, description]));
    expect([...said.keys()].sort()).toEqual(['perf-gate/performance-cart', 'perf-gate/performance-search']);
    expect(said.get('perf-gate/performance-search')).toMatch(/^not affected: /);
    expect(said.get('perf-gate/performance-cart')).not.toMatch(/not affected|no baseline/);
    expect(run.summary, run.log).toContain(`vs main \`${base}\`, same runner`);
  }));

test.concurrent('the recipe for those who come from run-k6-action makes each script a gate of its own', () =>
  play(['.'], async (scene) => {
    const { project, github } = scene;
    const workflow = '.github/workflows/performance.yml';
    const step = { '        with:\n': `        with:\n          k6-path: ${await k6Binary('2.2.0')}\n` };
    await project.write(workflow, await copied('from-run-k6-action/performance.yml', step));
    await project.write('perf-gate.yml', `workload: { warmup: 1s }\n${SHORT_DUET}`);
    for (const name of ['orders', 'products']) {
      const script = `import http from 'k6/http';
export const options = { vus: 8, duration: '20s' };
export default function () { http.get(__ENV.BASE_URL + '/${name}'); }`;
      await project.write(`tests/api-${name}.js`, script);
    }
    const { base, run } = await pull(scene, workflow, 'notes.txt');
    expect(run.summary.split(`vs main \`${base}\`, same runner`), run.log).toHaveLength(3);
    const contexts = github.state.statuses.map(({ context }) => context);
    expect(new Set(contexts)).toEqual(
      new Set(['perf-gate/performance-api-orders', 'perf-gate/performance-api-products']),
    );
  }));
