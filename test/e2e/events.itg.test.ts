import { chmod, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ACTION_REFERENCE, type ActRun, runAct } from '../support/act.ts';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';
import { createProject, type Project, speed } from '../support/project.ts';
import { documentBlocks } from '../support/readme.ts';
import { k6Binary } from '../support/tools.ts';

const EXAMPLES = path.join(import.meta.dirname, '..', '..', 'examples');
const PAIR = path.join(EXAMPLES, 'fork-pair');
const RECIPES = path.join(EXAMPLES, 'recipes');
const ACCEPT = '.github/workflows/accept.yml';
const GATE = '.github/workflows/gate.yml';
const FORK = { id: 666, full_name: 'stranger/shop', owner: { login: 'stranger' } };

/** Solo and short: what is looked at here is what each event does. */
const SHORT =
  'app:\n  start: node server.js\n  ready: /healthz\nworkload:\n  script: load.js\n  rate: 40/s\n  duration: 2s\n  warmup: 1s\ncompare: { mode: stored, escalate: never }\n';

let github: Emulator;
let project: Project;
let k6: string;
beforeEach(async () => {
  k6 = await k6Binary('2.2.0');
  github = await startEmulator();
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const repository = () => ({ id: 1, full_name: github.repository, default_branch: 'main' });

function act(
  eventName: string,
  event: object,
  runId: number,
  token = github.token,
  workflow = GATE,
): Promise<ActRun> {
  const env = { ...github.env(runId), GITHUB_RUN_ATTEMPT: '1' };
  return runAct({ directory: project.directory, workflow, eventName, event, token, env });
}

/** A workflow with one job of the gate; `job`: what else it has, `inputs`: those of the step. */
const workflow = (job: string, inputs: string): string => `name: Performance
on: [push, pull_request, merge_group, schedule]
jobs:
  gate:
    runs-on: ubuntu-latest
${job}    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
      - uses: ${ACTION_REFERENCE}
        with: { k6-path: "${k6}", ${inputs} }
`;

async function start(text: string, file = SHORT): Promise<void> {
  project = await createProject(text);
  await project.write('perf-gate.yml', file);
  await project.commit('feat: the gate');
}

/** Branch `change`, checked out as the merge commit of a pull request; returns its event. */
async function pullRequest(files: Readonly<Record<string, string>>, head: object, runId: number) {
  await project.git('checkout', '-q', '-b', 'change');
  for (const [name, text] of Object.entries(files)) await project.write(name, text);
  const sha = await project.commit('feat: the change');
  await project.git('checkout', '-q', '--detach', 'main');
  await project.git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
  const headRepositoryId = 'id' in head && typeof head.id === 'number' ? head.id : 1;
  const from = { headSha: sha, headBranch: 'change', headRepositoryId };
  github.addRun({ id: runId, event: 'pull_request', conclusion: null, ...from });
  github.state.pulls.push({ number: 7, baseBranch: 'main', ...from });
  const pull = {
    number: 7,
    head: { sha, ref: 'change', repo: head },
    base: { ref: 'main', repo: repository() },
  };
  return { sha, event: { action: 'synchronize', number: 7, pull_request: pull, repository: repository() } };
}

test('the pair of workflows measures a fork with a token that reads, and publishes with one that writes', async () => {
  const measure = await readFile(path.join(PAIR, 'measure.yml'), 'utf8');
  const publish = await readFile(path.join(PAIR, 'publish.yml'), 'utf8');
  await start(
    measure.replace('hand-over: true', `hand-over: true, k6-path: "${k6}"`),
    `policy: { fail: 40% }\n${SHORT.replace('compare: { mode: stored, escalate: never }\n', '')}`,
  );
  await project.write('.github/workflows/publish.yml', publish);
  const accept = await readFile(path.join(RECIPES, 'accept-from-fork', 'performance-accept.yml'), 'utf8');
  await project.write(ACCEPT, accept.replace('workflows/performance.yml/', 'workflows/gate.yml/'));
  await project.commit('feat: the pair');
  // The fork loosens the rules that it would be judged by.
  const files = {
    'speed.json': speed(60, 160),
    'perf-gate.yml': `policy: { warn: 800%, fail: 900% }\n${SHORT.replace('compare: { mode: stored, escalate: never }\n', '')}`,
  };
  const { sha, event } = await pullRequest(files, FORK, 300);
  // Exactly what the two jobs ask for.
  const none = { 'pull-requests': 'none', statuses: 'none', checks: 'none' } as const;
  const writing = { 'pull-requests': 'write', statuses: 'write', checks: 'none' } as const;
  const measured = await act('pull_request', event, 300, github.addToken(none));
  expect(measured.exitCode, measured.log).toBe(0);
  expect(measured.summary).toMatch(/^### \S+ shop: /m);
  expect(measured.warnings.join('\n')).not.toContain('token');
  expect(github.state.artifacts.map(({ name }) => name)).toEqual(['perf-gate.pull-request-shop-1']);
  expect([...github.state.comments, ...github.state.statuses]).toEqual([]);

  await project.git('checkout', '-q', 'main');
  const tip = await project.git('rev-parse', 'main');
  github.state.commits.unshift(tip);
  github.addRun({ id: 301, headSha: tip, event: 'workflow_run', path: '.github/workflows/publish.yml' });
  const run = {
    id: 300,
    event: 'pull_request',
    conclusion: 'success',
    head_branch: 'change',
    head_sha: sha,
    head_repository: FORK,
    pull_requests: [],
  };
  const ended = { action: 'completed', workflow_run: run, repository: repository() };
  const published = await act(
    'workflow_run',
    ended,
    301,
    github.addToken(writing),
    '.github/workflows/publish.yml',
  );
  expect(published.exitCode, published.log).toBe(0);
  const [status] = github.state.statuses;
  const told = `${measured.log}\n${published.log}`;
  expect(status, told).toMatchObject({ sha, context: 'perf-gate/shop', state: 'failure' });
  const [comment] = github.state.comments;
  expect(comment?.issue).toBe(7);
  expect(comment?.body).toMatch(/code made this measurement, in run 300, and nobody has vetted it/);
  expect(comment?.body).toMatch(/### ❌ .*: GET orders is .* slower \(p\d\d\)/);
  await acceptance(sha, tip, github.addToken(writing));
});

/** Somebody accepts what run 300 measured, by the third workflow: who may not, what was not looked at, and who may. */
async function acceptance(sha: string, tip: string, token: string): Promise<void> {
  github.state.writers.add('maintainer');
  for (const run of github.state.runs.filter(({ id }) => id === 300)) {
    run.status = 'completed';
    run.conclusion = 'failure';
  }
  const asked = async (login: string, body: string, runId: number) => {
    github.addRun({ id: runId, headSha: tip, event: 'issue_comment', path: ACCEPT });
    const comment = { id: runId, body, user: { login } };
    const issue = { number: 7, pull_request: { url: `${github.url}/pulls/7` } };
    const event = { action: 'created', issue, comment, repository: repository() };
    let run = await act('issue_comment', event, runId, token, ACCEPT);
    // On a busy machine act may end before it has read what a step that failed at once has printed.
    for (let n = 0; n < 2 && run.exitCode !== 0 && run.errors.length === 0; n += 1)
      run = await act('issue_comment', event, runId, token, ACCEPT);
    return { run, state: github.state.statuses.at(-1)?.state };
  };
  const words = `/accept-performance ${sha.slice(0, 7)} search is worth it`;
  const stranger = await asked('stranger', words, 302);
  // Not in its log, which shows the step's script.
  expect(stranger.run.errors.join('\n')).toContain('Only somebody who may write here accepts a regression.');
  const other = await asked('maintainer', '/accept-performance 1234567', 303);
  expect(other.run.errors.join('\n')).toContain(`write /accept-performance ${sha.slice(0, 7)}.`);
  for (const { run, state } of [stranger, other]) {
    expect(run.exitCode, run.log).not.toBe(0);
    expect(state).toBe('failure');
  }
  const accepted = await asked('maintainer', words, 304);
  expect(accepted.run.exitCode, accepted.run.log).toBe(0);
  expect(github.state.statuses.at(-1), accepted.run.log).toMatchObject({
    ...{ sha, context: 'perf-gate/shop', state: 'success' },
  });
  expect(github.state.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/### ❌ .*: GET orders is .* slower .*Not blocked: accepted\./),
  ]);
}

test('a preview is measured where the step before says that it is', async () => {
  const urls: string[] = [];
  const preview = createServer((request, response) => {
    urls.push(request.url ?? '');
    setTimeout(() => response.end('{}'), 20);
  });
  await new Promise<void>((resolve) => preview.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = preview.address() as AddressInfo;
    const shown = await readFile(path.join(RECIPES, 'preview', 'performance.yml'), 'utf8');
    const settings = await readFile(path.join(RECIPES, 'preview', 'perf-gate.yml'), 'utf8');
    expect(settings).toContain('duration: 60s\n  warmup: 10s');
    await start(
      shown.replace('with: { target:', `with: { k6-path: "${k6}", target:`),
      settings.replace('duration: 60s\n  warmup: 10s', 'duration: 2s\n  warmup: 1s'),
    );
    const deploy = `#!/bin/sh\necho http://127.0.0.1:${port}\n`;
    const { event } = await pullRequest({ 'deploy-preview.sh': deploy }, repository(), 315);
    await chmod(path.join(project.directory, 'deploy-preview.sh'), 0o755);
    const run = await act('pull_request', event, 315);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.summary).toMatch(/^### \S+ shop: /m);
    const asked = urls.map((url) => url.replace(/\?.*/, ''));
    expect(asked).toEqual(expect.arrayContaining(['/products', '/orders']));
  } finally {
    preview.close();
  }
});

test('two legs of a matrix share one comment, each with a gate of its own', async () => {
  const matrix = '    strategy: { matrix: { size: [small, large] } }\n';
  await start(workflow(matrix, 'comment-group: shop'), SHORT);
  const { event } = await pullRequest({ 'notes.md': 'x' }, repository(), 310);
  const run = await act('pull_request', event, 310);
  expect(run.exitCode, run.log).toBe(0);
  expect(github.state.comments).toHaveLength(1);
  const body = github.state.comments[0]?.body ?? '';
  expect(body).toContain('2 performance gates: 2 no-baseline');
  for (const leg of ['gate-small', 'gate-large']) expect(body).toContain(` ${leg}: `);
});

test('a merge group is compared with its own base, and its status stands on its own commit', async () => {
  const recipe = await readFile(path.join(RECIPES, 'merge-queue', 'performance.yml'), 'utf8');
  const step = `with:\n          k6-path: "${k6}"\n          gate: shop\n          #`;
  expect(recipe).toContain('with:\n          #');
  await start(recipe.replace('with:\n          #', step), `paths: [docs/**]\n${SHORT}`);
  const base = await project.git('rev-parse', 'HEAD');
  await project.write('speed.json', speed(61, 81));
  const sha = await project.commit('feat: queued');
  github.addRun({ id: 320, headSha: sha, event: 'merge_group', headBranch: 'gh-readonly-queue/main/pr-7' });
  const group = {
    base_sha: base,
    base_ref: 'refs/heads/main',
    head_sha: sha,
    head_ref: 'refs/heads/gh-readonly-queue/main/pr-7',
  };
  const event = { action: 'checks_requested', merge_group: group, repository: repository() };
  const skipped = await act('merge_group', event, 320);
  expect(skipped.exitCode, skipped.log).toBe(0);
  expect(github.state.statuses.at(-1)).toMatchObject({
    sha,
    state: 'success',
    description: expect.stringMatching(/^not affected: /),
  });
  await project.write('perf-gate.yml', SHORT);
  await project.git('commit', '-q', '--amend', '-a', '--no-edit');
  const again = await project.git('rev-parse', 'HEAD');
  const run = await act('merge_group', { ...event, merge_group: { ...group, head_sha: again } }, 320);
  expect(run.exitCode, run.log).toBe(0);
  expect(run.log, run.log).toContain(`Base commit ${base.slice(0, 7)}`);
  expect(github.state.statuses.at(-1)).toMatchObject({
    sha: again,
    description: expect.stringMatching(/^no baseline yet: /),
  });
  expect(github.state.artifacts).toEqual([]);
});

test('a scheduled refresh stores the newest baseline again, as what it is', async () => {
  const [settings = ''] = (await documentBlocks())
    .filter(({ page, language }) => page === 'examples/refresh/README.md' && language === 'yaml')
    .map(({ text }) => text.replace('workflows/performance.yml', 'workflows/gate.yml'));
  await start(workflow('', 'gate: shop'), `${SHORT}${settings}`);
  const refresh = '.github/workflows/performance-refresh.yml';
  const shown = await readFile(path.join(EXAMPLES, 'refresh', 'refresh.yml'), 'utf8');
  await project.write(refresh, shown.replace('with: { mode:', `with: { k6-path: "${k6}", mode:`));
  const sha = await project.commit('feat: the refresh');
  const event = { ref: 'refs/heads/main', before: '0'.repeat(40), after: sha, repository: repository() };
  github.addRun({ id: 330, headSha: sha });
  const pushed = await act('push', event, 330);
  expect(pushed.exitCode, pushed.log).toBe(0);
  github.addRun({ id: 331, headSha: sha, event: 'schedule', path: refresh });
  const monday = { schedule: '17 3 * * 1', repository: repository() };
  const refreshed = await act('schedule', monday, 331, github.token, refresh);
  expect(refreshed.exitCode, refreshed.log).toBe(0);
  expect(refreshed.log).toContain('Renewed: ');
  expect(github.state.artifacts.map(({ runId, name }) => `${runId} ${name}`)).toEqual([
    '330 perf-gate-shop-1',
    '331 perf-gate-shop-1',
  ]);
});
