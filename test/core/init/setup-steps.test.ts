import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Application } from '../../../src/core/init/application.ts';
import { shownBy } from '../../../src/core/init/find.ts';
import { setupSteps, stillNeeded } from '../../../src/core/init/repository/setup-steps.ts';
import { WORKFLOWS } from '../../../src/core/init/repository/workflows.ts';
import { setUp } from '../../../src/core/init/setup.ts';
import { workflowText } from '../../../src/core/render/init/workflow.ts';
import { ALL_PULLS, RELEASE, WHERE } from '../render/init/made.ts';
import { fixtureTree } from './fixtures.ts';

const stepsIn = (text: string, name = 'fastify') => {
  const [application] = shownBy(fixtureTree(name)).applications as [Application];
  const steps = setupSteps(new Map([[`${WORKFLOWS}/ci.yml`, text]]), application);
  return {
    steps: steps.map(({ uses, inputs }) => ({ uses, inputs })),
    needed: stillNeeded(application.needed, steps),
  };
};

test('steps that set the language up are taken over as they are, without caches', () => {
  const text = `jobs:
  test:
    steps:
      - uses: actions/checkout@v4
      - name: pnpm
        uses: pnpm/action-setup@0123456 # v4
      - uses: actions/setup-node@v4
        with:
          node-version-file: .nvmrc

          cache: pnpm
        env: { A: b }
      - uses: actions/setup-node@v3
      - uses: actions/setup-go@v5
`;
  expect(stepsIn(text)).toEqual({
    steps: [
      { uses: 'pnpm/action-setup@0123456 # v4', inputs: [] },
      { uses: 'actions/setup-node@v4', inputs: ['node-version-file: .nvmrc'] },
    ],
    needed: [],
  });
});

test('inputs in braces count, and those of a matrix do not', () => {
  const inline = "      - uses: actions/setup-node@v4\n        with: { node-version: '22', cache: npm }\n";
  expect(stepsIn(inline).steps).toEqual([{ uses: 'actions/setup-node@v4', inputs: ["node-version: '22'"] }]);
  const matrix = `      - uses: actions/setup-node@v4\n        with:\n          node-version: \${{ matrix.node }}\n`;
  expect(stepsIn(matrix)).toEqual({ steps: [], needed: [{ kind: 'corepack' }] });
});

test('a step of another language is left out', () => {
  expect(stepsIn('      - uses: actions/setup-java@v4\n').steps).toEqual([]);
  expect(stepsIn('      - uses: actions/setup-java@v4\n', 'spring-boot').needed).toEqual([]);
});

/** What the written workflow hands to the action, as GitHub reads it. */
function written(text: string) {
  const tree = fixtureTree('fastify');
  const shown = shownBy(tree, new Map([[`${WORKFLOWS}/ci.yml`, text]]));
  const [application = null] = shown.applications;
  const said = { build: null, start: null, ready: null };
  const setup = setUp(tree, shown, { application, said, where: WHERE, choices: ALL_PULLS, trial: false });
  if (setup === null) throw new Error('nothing says how it starts');
  const { steps } = parse(workflowText(setup, RELEASE)).jobs.performance;
  return steps.find(({ uses }: { uses?: string }) => uses?.startsWith('actions/setup-node')) ?? null;
}

const step = (inputs: string) => `jobs:
  test:
    steps:
      - uses: actions/setup-node@v4
${inputs.replace(/^(?=.)/gm, '        ')}
      - run: npm test
`;

test.each([
  [
    'a text of several lines, a comment to the left, and quotes',
    'with:\n  node-version: "22" # the newest\n# left\n  # at it\n  settings: |\n    a:\n      b: c\n\n    # no comment\n    d\n  x: \'y\'',
    { 'node-version': '22', settings: 'a:\n  b: c\n\n# no comment\nd\n', x: 'y' },
  ],
  [
    'a text over several lines in quotes, and a folded one',
    'with:\n  a: "one\n    two"\n  b: >-\n    three\n    four\n',
    { a: 'one two', b: 'three four' },
  ],
  [
    'a cache with a body',
    'with:\n  cache-dependency-path: |\n    a.lock\n    b.lock\n  cache: npm\n  node-version: 22',
    { 'node-version': 22 },
  ],
  [
    'braces with a comma in quotes',
    `with: { a: "x,y", b: 'it''s, {z}', cache: npm, c: d e, node-version: 22 } # all`,
    { a: 'x,y', b: "it's, {z}", c: 'd e', 'node-version': 22 },
  ],
  ['only a cache', 'with:\n  cache: npm', undefined],
  ['only comments', 'with:\n  # cache: npm', undefined],
])('inputs are taken over as they are meant: %s', (_, inputs, expected) => {
  expect(written(step(inputs))).toEqual({
    uses: 'actions/setup-node@v4',
    ...(expected === undefined ? {} : { with: expected }),
  });
  expect(written(step(inputs).replaceAll('\n', '\r\n'))).not.toBeNull();
});

test.each([
  ['with: &inputs\n  node-version: 22'],
  ['with: *inputs'],
  ['with:\n  <<: *inputs\n  node-version: 22'],
  ['with:\n  node-version: *version'],
  ['with:\n  { node-version: 22 }'],
  ['with: {\n  node-version: 22 }'],
  ['with: { node-version: [22] }'],
  ['with: { node-version: 22, *a : b }'],
  ['with:\n  "node-version": 22'],
])('a step whose inputs cannot be taken over for certain is left out: %j', (inputs) => {
  expect(written(step(inputs))).toBeNull();
});
