import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { CLI, execute } from '../../../test/process/cli.ts';
import { type Emulator, startEmulator } from '../../../test/support/github/emulator.ts';
import { k6Binary } from '../../../test/support/tools.ts';
import { git } from '../../support/repository.ts';
import type { PullScene } from './github-scenes.ts';
import { createProject } from './project.ts';
import type { Made } from './run-scene.ts';
import { GATE } from './scene.ts';

const ACTION = path.join(path.dirname(CLI), 'action.js');
const RUN = 300;
const PULL = 7;
const FORK_ID = 666;

/** One pull request on an emulated GitHub. The caller removes the folder. */
export async function runPull(scene: PullScene): Promise<Made> {
  const settings = { ...(scene.handsOver && { 'hand-over': true }), ...scene.settings };
  const directory = await createProject({ ...scene, settings, against: 'duet' }, new Date());
  const github = await startEmulator();
  try {
    const base = await git(directory, 'rev-parse', 'HEAD');
    github.state.commits.unshift(base);
    await git(directory, 'checkout', '-q', '-b', 'change');
    await writeFile(path.join(directory, 'notes.md'), 'faster, they say\n');
    if (scene.loosened) await loosen(path.join(directory, 'perf-gate.yml'), scene.loosened);
    await git(directory, 'add', 'notes.md', 'perf-gate.yml');
    await git(directory, 'commit', '-q', '-m', 'a change');
    const job = { scene, directory, github, head: await git(directory, 'rev-parse', 'HEAD') };
    const measured = await measure(job);
    if (!scene.handsOver) return { directory, ended: measured };
    await git(directory, 'checkout', '-q', 'main');
    return { directory, ended: await publish(job) };
  } finally {
    await github.close();
  }
}

async function loosen(file: string, policy: Readonly<Record<string, unknown>>): Promise<void> {
  const settings = parse(await readFile(file, 'utf8'));
  await writeFile(file, stringify({ ...settings, policy: { ...settings.policy, ...policy } }));
}

type Job = {
  readonly scene: PullScene;
  readonly directory: string;
  readonly github: Emulator;
  /** SHA */
  readonly head: string;
};

const REPOSITORY = { id: 1, full_name: 'acme/shop', default_branch: 'main' };
const FORK = { id: FORK_ID, full_name: 'stranger/shop' };

async function measure({ scene, directory, github, head }: Job) {
  const from = scene.handsOver ? FORK : REPOSITORY;
  const pull = { number: PULL, head: { sha: head, ref: 'change', repo: from }, base: { ref: 'main' } };
  const fork = { headSha: head, headBranch: 'change', headRepositoryId: from.id };
  github.addRun({ id: RUN, event: 'pull_request', ...fork });
  github.state.pulls.push({ number: PULL, baseBranch: 'main', ...fork });
  const temp = path.join(directory, '.git', 'runner');
  const inputs = {
    'INPUT_K6-PATH': await k6Binary('2.2.0'),
    'INPUT_GITHUB-TOKEN': scene.handsOver ? github.forkToken : github.token,
  };
  const event = { number: PULL, pull_request: pull, repository: REPOSITORY };
  const env = {
    ...scene.plant,
    ...(await runner(directory, github, RUN, 'pull_request', event)),
    ...inputs,
    GITHUB_SHA: head,
    GITHUB_JOB: 'gate',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/gate.yml@refs/pull/7/merge',
    RUNNER_TEMP: temp,
  };
  await mkdir(temp, { recursive: true });
  const ended = await execute(process.execPath, [ACTION], { cwd: directory, env });
  await rm(path.join(directory, '.perf-gate'), { recursive: true, force: true });
  await rename(path.join(temp, 'perf-gate', GATE), path.join(directory, '.perf-gate'));
  return toldBy(directory, ended);
}

/** What the run of the base branch makes of it stands in the place of what the fork's run thought. */
async function publish({ directory, github }: Job) {
  const event = { repository: REPOSITORY, workflow_run: { id: RUN } };
  const env = {
    ...(await runner(directory, github, RUN + 1, 'workflow_run', event)),
    GITHUB_TOKEN: github.token,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/publish.yml@refs/heads/main',
  };
  const args = ['publish', '--from-run', String(RUN), '--out', '.perf-gate'];
  return toldBy(directory, await execute(process.execPath, [CLI, ...args], { cwd: directory, env }));
}

async function runner(directory: string, github: Emulator, run: number, name: string, event: unknown) {
  const at = (file: string) => path.join(directory, '.git', file);
  await writeFile(at(`${name}.json`), JSON.stringify(event));
  for (const file of ['output', 'summary']) await writeFile(at(file), '');
  return {
    ...github.env(run),
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: at(`${name}.json`),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_OUTPUT: at('output'),
    GITHUB_STEP_SUMMARY: at('summary'),
  };
}

/** The judgement that was written, where a command line run would have printed it. */
async function toldBy(directory: string, { code, stdout, stderr }: Made['ended']): Promise<Made['ended']> {
  const written = await readFile(path.join(directory, '.perf-gate', 'judgement.json'), 'utf8').catch(
    () => '',
  );
  return { code, stdout: written, stderr: stdout + stderr };
}
