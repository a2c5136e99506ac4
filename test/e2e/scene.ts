import { rm } from 'node:fs/promises';
import { ACTION_REFERENCE, type ActRun, runAct } from '../support/act.ts';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';
import { createProject, type Project } from '../support/project.ts';
import { k6Binary } from '../support/tools.ts';

const WORKFLOW_PATH = '.github/workflows/gate.yml';

/** The README's workflow, with k6 from a path so that the line under test is known. */
export function workflow(k6: string, inputs: Readonly<Record<string, string>> = {}, before = ''): string {
  const more = Object.entries(inputs).map(([name, value]) => `          ${name}: ${value}\n`);
  return `name: Performance
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
  actions: read
  pull-requests: write
  statuses: write
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
${before === '' ? '' : `      - run: ${before}\n`}      - uses: ${ACTION_REFERENCE}
        id: gate
        with:
          k6-path: ${k6}
${more.join('')}      - if: always()
        env:
          VERDICT: \${{ steps.gate.outputs.verdict }}
          REGRESSIONS: \${{ steps.gate.outputs.regressions }}
          BASELINE: \${{ steps.gate.outputs.baseline-sha }}
        run: echo "OUTPUTS verdict=$VERDICT regressions=$REGRESSIONS baseline=$BASELINE"
`;
}

export type Scene = {
  readonly project: Project;
  readonly github: Emulator;
  /** a push to main of what is checked out now */
  push(runId: number): Promise<ActRun>;
  /** a pull request of branch `change` against main; checks out its merge commit */
  pullRequest(runId: number, token?: string): Promise<ActRun>;
  /** SHA of the branch `change` */
  headSha(): Promise<string>;
  close(): Promise<void>;
};

/** `before`: a command of the job before the gate. A user's repository, an emulated GitHub and the action, wired together through act. */
export async function setScene(
  line: '1.8.1' | '2.2.0',
  inputs: Record<string, string> = {},
  before = '',
): Promise<Scene> {
  return sceneOf(await createProject(workflow(await k6Binary(line), inputs, before)), WORKFLOW_PATH);
}

type Stage = {
  readonly project: Project;
  readonly github: Emulator;
  readonly workflow: string;
  readonly programs: readonly string[];
};

/** The same for a repository of one's own; `programs`: folders of what the runner has installed. */
export async function sceneOf(
  project: Project,
  workflow: string,
  programs: readonly string[] = [],
): Promise<Scene> {
  const github = await startEmulator();
  const stage = { project, github, workflow, programs };
  return {
    project,
    github,
    headSha: () => project.git('rev-parse', 'change'),
    push: (runId) => push(stage, runId),
    pullRequest: (runId, token = github.token) => pullRequest(stage, runId, token),
    async close() {
      await github.close();
      await rm(project.directory, { recursive: true, force: true });
    },
  };
}

async function push(stage: Stage, runId: number): Promise<ActRun> {
  const { project, github, workflow } = stage;
  const after = await project.git('rev-parse', 'HEAD');
  github.addRun({ id: runId, headSha: after, path: workflow });
  github.state.commits.unshift(after);
  const before = await project.git('rev-parse', 'HEAD~1').catch(() => '0'.repeat(40));
  const event = { ref: 'refs/heads/main', before, after, repository: repositoryOf(github) };
  return run(stage, 'push', event, runId, github.token);
}

async function pullRequest(stage: Stage, runId: number, token: string): Promise<ActRun> {
  const { project, github, workflow } = stage;
  const head = await project.git('rev-parse', 'change');
  await project.git('checkout', '-q', '--detach', 'main');
  await project.git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
  const repository = repositoryOf(github);
  const pull = {
    number: 7,
    head: { sha: head, ref: 'change', repo: repository },
    base: { ref: 'main', sha: await project.git('rev-parse', 'main'), repo: repository },
  };
  const place = { event: 'pull_request', headBranch: 'change', conclusion: null, path: workflow };
  github.addRun({ id: runId, headSha: head, ...place });
  const event = { action: 'synchronize', number: 7, pull_request: pull, repository };
  return run(stage, 'pull_request', event, runId, token);
}

const repositoryOf = (github: Emulator) => ({ id: 1, full_name: github.repository, default_branch: 'main' });

function run(
  { project, github, workflow, programs }: Stage,
  eventName: string,
  event: unknown,
  runId: number,
  token: string,
): Promise<ActRun> {
  const env = { ...github.env(runId), GITHUB_RUN_ATTEMPT: '1' };
  return runAct({ directory: project.directory, workflow, eventName, event, token, env, programs });
}
