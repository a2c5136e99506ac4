import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfigText } from '../../../../src/adapters/files/config-file.ts';
import { parseConfig } from '../../../../src/core/config/parse.ts';
import { CHECKOUT } from '../../../../src/core/render/init/release.ts';
import { scalar } from '../../../../src/core/render/init/yaml.ts';
import { fixtureNames } from '../../init/fixtures.ts';
import { madeOf, textOf, WHERE } from './made.ts';

const APPLICATIONS = fixtureNames().filter((name) => name !== 'monorepo');

test.each(APPLICATIONS)('%s: perf-gate.yml is a configuration without a mistake', (name) => {
  const { files, setup } = madeOf(name, { forks: true, label: null });
  const text = textOf(files, 'perf-gate.yml');
  const file = parseConfigText('perf-gate.yml', text);
  const parsed = parseConfig({
    ...{ file, overrides: {}, label: (id: string) => id, measures: true, defaultGate: 'x' },
    ...{ outFor: () => '/out', resolve: (one: string) => one },
  });
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  const config = parsed.ok ? parsed.config : null;
  expect(config?.app).toMatchObject({ start: setup.start?.value ?? '', ready: setup.ready.value });
  expect(config?.app?.build).toBe(setup.build?.value ?? null);
});

test('each value of perf-gate.yml says from which file it is, and editors find the schema', () => {
  expect(textOf(madeOf('express').files, 'perf-gate.yml')).toBe(
    `# yaml-language-server: $schema=https://raw.githubusercontent.com/perf-gate/perf-gate/v1.2.3/docs/perf-gate.schema.json
gate: shop
app:
  build: npm ci # package-lock.json
  start: npm start # package.json:5
  ready: /health # src/server.js:11
workload:
  # What people really do finds more than a list of routes. Weights, bodies, headers and checks:
  # https://github.com/perf-gate/perf-gate/blob/v1.2.3/docs/without-a-script.md (\`npx perf-gate eject\` makes a k6 script of this)
  requests:
    - GET /rates # src/server.js:13
    - GET /api/products # src/routes/products.js:3
    # TODO: 1 for \`id\` is a guess, put in what exists.
    - path: /api/products/1 # src/routes/products.js:4
      name: /api/products/:id
    # TODO: 1 for \`id\` is a guess, put in what exists.
    - path: /api/products/1/reviews/latest # src/routes/reviews.js:2
      name: /api/products/:id/reviews/latest
  rate: 110/s
`,
  );
});

test('an application whose start is not found is started by its Compose file, where one service of it is built', () => {
  const { files, setup } = madeOf('compose');
  expect(textOf(files, 'perf-gate.yml').split('workload:')[0]).toContain(
    `app:
  compose: compose.yml # compose.yml:5
  ready: /health # compose.yml:11
`,
  );
  expect(setup).toMatchObject({ start: null, build: null, needed: [], steps: [] });
});

test('a port that is fixed is told above it, with what to write instead', () => {
  expect(textOf(madeOf('node').files, 'perf-gate.yml').split('workload:')[0]).toContain(
    `  ready: /up # server.mjs:5
  # server.mjs:14 listens on 8080, whatever PORT says. Better: write
  #   process.env.PORT ?? 8080
  # there and take \`port\` and \`reach\` out.`,
  );
  const { app } = parse(textOf(madeOf('node').files, 'perf-gate.yml'));
  expect(app).toMatchObject({ port: 8080, reach: [5432, 6379] });
});

test('the requests are what was found, with a comment where a value is guessed', () => {
  const text = textOf(madeOf('fastapi').files, 'perf-gate.yml');
  expect(text).toContain(`  requests:
    - GET /api/items # app/routers/items.py:6
    # TODO: 1 for \`item_id\` is a guess, put in what exists.
    - path: /api/items/1 # app/routers/items.py:11
      name: /api/items/:item_id
    # TODO: 00000000-0000-0000-0000-000000000001 for \`user_uuid\` is a guess, put in what exists.
    - path: /users/00000000-0000-0000-0000-000000000001 # app/routers/users.py:6
      name: /users/:user_uuid
  rate: 110/s
`);
});

test('a gate that watches at first says so in one line, which is all there is to take out', () => {
  const text = textOf(madeOf('express', undefined, undefined, true).files, 'perf-gate.yml');
  const line =
    'policy: { fail-on: never } # it watches, and blocks nothing: take this line out to let it block\n';
  expect(text).toContain(line);
  expect(text.replace(line, '')).toBe(textOf(madeOf('express').files, 'perf-gate.yml'));
});

test('a script that is there is taken, and keeps its own load', () => {
  const { files } = madeOf('node');
  expect(parse(textOf(files, 'perf-gate.yml')).workload).toEqual({ script: 'load-tests/smoke.js' });
});

test('in a folder of the repository its files lie there, and the workflow knows the folder', () => {
  const { files } = madeOf('express', undefined, { ...WHERE, folder: 'services/shop' });
  expect(files.map(({ name }) => name)).toEqual([
    'services/shop/perf-gate.yml',
    'services/shop/.perf-gate/.gitignore',
    '.github/workflows/perf-gate.yml',
  ]);
  const { steps } = parse(textOf(files, 'workflows/perf-gate.yml')).jobs.performance;
  expect(steps.at(-1).with).toEqual({ 'working-directory': 'services/shop' });
});

test('what the repository’s own workflows set up, this one does too, and it has their merge queue', () => {
  expect(textOf(madeOf('fastapi-uv').files, 'workflows/perf-gate.yml')).toBe(`name: Performance
on:
  push: { branches: [main] }
  pull_request:
  merge_group:
permissions: {}
concurrency:
  # Of the base branch each run has a group of its own: it makes a baseline, and a later one in the queue would drop it.
  group: performance-\${{ github.event.pull_request.number || github.run_id }}
  cancel-in-progress: true
jobs:
  performance:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # check out head and base
      actions: read # read earlier runs
      pull-requests: write # the comment
      statuses: write # the commit status
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with: { persist-credentials: false }
      # As in .github/workflows/ci.yml:11.
      - uses: actions/setup-python@0123456789abcdef0123456789abcdef01234568 # v6.0.0
        with:
          python-version: "3.13"
      # As in .github/workflows/ci.yml:15.
      - uses: astral-sh/setup-uv@0123456789abcdef0123456789abcdef01234569 # v7.0.0
      - uses: perf-gate/perf-gate@v1.2.3
`);
});

test.each(["area: it's #1", 'x, y', '{a}', '- b'])('a label may be called %s', (label) => {
  const text = textOf(madeOf('express', { forks: true, label }).files, 'workflows/perf-gate.yml');
  const { jobs } = parse(text);
  const written = `'${label.replace("'", "''")}'`;
  expect(jobs.performance.if).toContain(`contains(github.event.pull_request.labels.*.name, ${written})`);
});

/** What GitHub makes of the job's condition. `labels`: of the pull request, once the event has happened. */
function isMeasured(event: string, action: string, labels: readonly string[]): boolean {
  const { jobs } = parse(
    textOf(madeOf('express', { forks: true, label: 'perf' }).files, 'workflows/perf-gate.yml'),
  );
  const condition = String(jobs.performance.if).replace('github.event.pull_request.labels.*.name', 'labels');
  const github = { event_name: event, event: { action, label: { name: labels.at(-1) } } };
  const contains = (list: readonly string[], one: string) => list.includes(one);
  return Boolean(
    new Function('github', 'labels', 'contains', `return ${condition};`)(github, labels, contains),
  );
}

test.each<readonly [string, string, string, readonly string[], boolean]>([
  ['a push', 'push', '', [], true],
  ['a merge queue', 'merge_group', 'checks_requested', [], true],
  ['a pull request without it', 'pull_request', 'synchronize', ['bug'], false],
  ['one with it', 'pull_request', 'synchronize', ['bug', 'perf'], true],
  ['the label itself', 'pull_request', 'labeled', ['perf'], true],
  ['another label on one without it', 'pull_request', 'labeled', ['bug'], false],
  // A skipped job is a success to GitHub: it would replace one that failed.
  ['another label on one with it', 'pull_request', 'labeled', ['perf', 'bug'], true],
])('with a label, %s is measured or not', (_, event, action, labels, measured) => {
  expect(isMeasured(event, action, labels)).toBe(measured);
});

test.each(['main', '1.0', 'release/2026', 'a,b', 'x]'])('a branch may be called %s', (branch) => {
  const text = textOf(madeOf('express', undefined, { ...WHERE, branch }).files, 'workflows/perf-gate.yml');
  expect(parse(text).on.push.branches).toEqual([branch]);
});

test('it checks out by the pin of the README, which is compared with its tag before a release', () => {
  const readme = readFileSync(path.join(import.meta.dirname, '../../../../README.md'), 'utf8');
  expect(readme).toContain(`- uses: ${CHECKOUT}\n`);
});

test('with forks the workflow that measures writes only the status of its own commits, and a second one publishes for the same gate', () => {
  const { files } = madeOf('express', { forks: true, label: 'performance' });
  const measures = parse(textOf(files, 'workflows/perf-gate.yml'));
  const publishes = parse(textOf(files, 'perf-gate-publish.yml'));
  const reads = { contents: 'read', actions: 'read' };
  expect(measures.jobs.performance.permissions).toEqual({ ...reads, statuses: 'write' });
  expect(measures.jobs.performance.steps.at(-1).with).toEqual({ 'hand-over': true });
  expect(measures.on.pull_request.types).toContain('labeled');
  expect(publishes.on.workflow_run.workflows).toEqual([measures.name]);
  expect(publishes.jobs.publish.steps.at(-1).with).toEqual({ mode: 'publish', gate: 'shop' });
  const config = parse(textOf(files, 'perf-gate.yml'));
  expect(config.baseline).toEqual({ workflow: ['.github/workflows/perf-gate.yml'] });
});

test.each([
  'npm ci',
  'a: b',
  'a # b',
  '- x',
  'true',
  '10',
  '1e3',
  "it's",
  '"quoted"',
  '*.js',
  '{a}',
  '',
  ' a ',
  'a:',
  '~',
  '.5',
  'x\ny',
  '$PORT',
  '@a',
  '0x1f',
  '2026-01-01',
])('%j is read as it was', (text) => {
  expect(parse(`a: ${scalar(text)} # behind\n`)).toEqual({ a: text });
});
