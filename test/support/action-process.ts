import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Emulator, startEmulator } from './github/emulator.ts';
import { createProject, type Project } from './project.ts';
import { k6Binary } from './tools.ts';

const ACTION = path.join(import.meta.dirname, '..', '..', 'dist', 'action.js');
export const LOAD_SCRIPT = `import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL + '/products', { tags: { name: 'products' } }); }`;

/** What a job of a pull request has: an emulated GitHub, a checked-out repository, the runner's folder. */
export type Job = { readonly github: Emulator; readonly project: Project; readonly temp: string };

export async function openJob(): Promise<Job> {
  const github = await startEmulator();
  const project = await createProject('name: none\n');
  await project.write('load.js', LOAD_SCRIPT);
  return { github, project, temp: mkdtempSync(path.join(os.tmpdir(), 'runner-')) };
}

export async function closeJob({ github, project, temp }: Job): Promise<void> {
  await github.close();
  rmSync(project.directory, { recursive: true, force: true });
  rmSync(temp, { recursive: true, force: true });
}

export type ActionRun = {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** of the environment */
  readonly own?: Readonly<Record<string, string>>;
  readonly started?: (child: ChildProcess) => void;
};

export type Ran = { readonly code: number | null; readonly log: string; readonly outputs: string };

/** The bundle as the runner starts it for pull request 7, in a process of its own. */
export async function runAction(job: Job, run: ActionRun): Promise<Ran> {
  const { github, project, temp } = job;
  mkdirSync(temp, { recursive: true });
  const sha = await project.git('rev-parse', 'HEAD');
  const k6 = await k6Binary('2.2.0');
  const token = run.token ?? github.token;
  const given = { 'k6-path': k6, rate: '10/s', duration: '2s', 'github-token': token, ...run.inputs };
  const named = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const outputs = emptyFile(job, 'output');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    ...github.env(300),
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: writeEvent(job, sha),
    GITHUB_SHA: sha,
    GITHUB_JOB: 'gate',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKFLOW_REF: `${github.repository}/.github/workflows/gate.yml@refs/pull/7/merge`,
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: emptyFile(job, 'summary'),
    RUNNER_TEMP: temp,
    ...run.own,
    ...Object.fromEntries(named),
  };
  const child = spawn(process.execPath, [ACTION], { cwd: project.directory, env });
  run.started?.(child);
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, log, outputs: readFileSync(outputs, 'utf8') };
}

/** Event file of a pull request whose head is checked out. */
function writeEvent({ github, temp }: Job, sha: string): string {
  const repository = { id: 1, full_name: github.repository, default_branch: 'main' };
  const pull = { number: 7, head: { sha, ref: 'change', repo: repository }, base: { ref: 'main' } };
  const event = path.join(temp, 'event.json');
  writeFileSync(event, JSON.stringify({ number: 7, pull_request: pull, repository }));
  return event;
}

function emptyFile({ temp }: Job, name: string): string {
  const target = path.join(temp, name);
  writeFileSync(target, '');
  return target;
}
