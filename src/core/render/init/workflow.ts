import type { Needed } from '../../init/application.ts';
import type { SetupStep } from '../../init/repository/setup-steps.ts';
import type { Setup } from '../../init/setup.ts';
import { BASELINE_RUN_COMMENT, copiedText, SKIPPED_COMMENT } from '../../words/init/file-comments.ts';
import { CHECKOUT, type Release } from './release.ts';
import { oneLine } from './yaml.ts';

export const WORKFLOW = '.github/workflows/perf-gate.yml';
export const PUBLISH_WORKFLOW = '.github/workflows/perf-gate-publish.yml';
const NAME = 'Performance';

/** The workflow that measures. With `forks` it writes nothing of a pull request: the other one does. */
export function workflowText(setup: Setup, release: Release): string {
  return [
    `name: ${NAME}`,
    ...triggers(setup),
    'permissions: {}',
    'concurrency:',
    `  # ${BASELINE_RUN_COMMENT}`,
    `  group: performance-\${{ github.event.pull_request.number || github.run_id }}`,
    '  cancel-in-progress: true',
    'jobs:',
    '  performance:',
    ...condition(setup),
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 30',
    ...permissions(setup),
    '    steps:',
    `      - uses: ${CHECKOUT}`,
    '        with: { persist-credentials: false }',
    ...setup.steps.flatMap(copied),
    ...setup.needed.flatMap(stepsFor),
    `      - uses: ${release.action}@v${release.version}`,
    ...inputs({ ...folderOf(setup), ...(setup.forks && { 'hand-over': 'true' }) }),
    '',
  ].join('\n');
}

function triggers({ branch, label, mergeGroup }: Setup): readonly string[] {
  const pull =
    label === null
      ? '  pull_request:'
      : '  pull_request: { types: [opened, synchronize, reopened, labeled] }';
  return [
    'on:',
    `  push: { branches: [${flow(branch)}] }`,
    pull,
    ...(mergeGroup === null ? [] : ['  merge_group:']),
  ];
}

/** A text as GitHub's expressions write it. */
const text = (value: string): string => `'${oneLine(value).replaceAll("'", "''")}'`;

/**
 * A pull request that has the label is measured whatever label is set next: a skipped job counts as a success, and would
 * stand in the place of the one that failed.
 */
function condition({ label }: Setup): readonly string[] {
  if (label === null) return [];
  return [
    ...SKIPPED_COMMENT.map((line) => `    # ${line}`),
    // As a block, in which nothing of a label's name is YAML.
    '    if: >-',
    "      github.event_name != 'pull_request' ||",
    `      contains(github.event.pull_request.labels.*.name, ${text(label)})`,
  ];
}

function permissions({ forks }: Setup): readonly string[] {
  return [
    ...(forks
      ? [
          '    # The code of a fork runs here and finds no token worth taking: it only reads, whatever stands below.',
        ]
      : []),
    '    permissions:',
    '      contents: read # check out head and base',
    '      actions: read # read earlier runs',
    ...(forks
      ? ['      statuses: write # of pushes and of merge queues, which no other run publishes']
      : ['      pull-requests: write # the comment', '      statuses: write # the commit status']),
  ];
}

function copied({ uses, inputs: lines, at }: SetupStep): readonly string[] {
  const comment = oneLine(copiedText(at));
  return [
    `      # ${comment}`,
    `      - uses: ${uses}`,
    ...(lines.length === 0
      ? []
      : ['        with:', ...lines.map((line) => (line === '' ? '' : `          ${line}`))]),
  ];
}

function stepsFor(needed: Needed): readonly string[] {
  switch (needed.kind) {
    case 'corepack':
      return ['      - run: corepack enable'];
    case 'pipx':
      return [`      - run: pipx install ${needed.tool}`];
    case 'java':
      return [
        '      - run: |',
        `          echo "JAVA_HOME=$JAVA_HOME_${needed.version}_X64" >> "$GITHUB_ENV"`,
        `          echo "$JAVA_HOME_${needed.version}_X64/bin" >> "$GITHUB_PATH"`,
      ];
  }
}

const folderOf = ({ folder }: Setup): Readonly<Record<string, string>> =>
  folder === '' ? {} : { 'working-directory': folder };

function inputs(all: Readonly<Record<string, string>>): readonly string[] {
  const pairs = Object.entries(all).map(([name, value]) => `${name}: ${flow(value)}`);
  return pairs.length === 0 ? [] : [`        with: { ${pairs.join(', ')} }`];
}

/** In braces more characters end a value. */
const flow = (text: string): string => (/^[A-Za-z_.][\w./-]*$/.test(text) ? text : JSON.stringify(text));

/** The workflow that comments for the first one, on the default branch's own files. */
export function publishText(setup: Setup, release: Release): string {
  return [
    `name: ${NAME}, published`,
    'on:',
    '  # zizmor: ignore[dangerous-triggers] nothing of the pull request is checked out or run here: its recording is data',
    `  workflow_run: { workflows: [${NAME}], types: [completed] }`,
    'permissions: {}',
    'concurrency:',
    `  group: performance-publish-\${{ github.event.workflow_run.id }}`,
    '  cancel-in-progress: false',
    'jobs:',
    '  publish:',
    '    # Not of runs that wait for approval, were skipped or cancelled, or could not start: they measured nothing.',
    '    if: >-',
    "      github.event.workflow_run.event == 'pull_request' &&",
    '      contains(fromJSON(\'["success", "failure", "timed_out"]\'), github.event.workflow_run.conclusion)',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 10',
    '    permissions:',
    '      contents: read # the policy of the base branch',
    '      actions: read # the recording of the run that measured, and earlier runs',
    '      pull-requests: write # find the pull request, write the comment',
    '      statuses: write # the commit status',
    '    steps:',
    "      # Without `ref`: the default branch. The gate refuses to go on where the pull request's code is checked out.",
    `      - uses: ${CHECKOUT}`,
    '        with: { persist-credentials: false }',
    `      - uses: ${release.action}@v${release.version}`,
    ...inputs({ mode: 'publish', gate: setup.gate, ...folderOf(setup) }),
    '',
  ].join('\n');
}
