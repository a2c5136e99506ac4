import { expect, test } from 'vitest';
import { unknownInputs } from '../../../../src/core/config/check/unknown-inputs.ts';
import { configOf, problemsOf } from '../written.ts';

/** What is added stands from line 3 on. */
const RIGHT = 'app: { start: x }\nworkload: { script: l.js }\n';
const NAME =
  'at most 100 letters, digits, dots, dashes, underscores or slashes, each part beginning with a letter or digit';

test('what is not set has its default', () => {
  expect(configOf(RIGHT)).toMatchObject({
    compare: { escalate: 'duet' },
    policyFrom: 'head',
    commentGroup: null,
    checkRun: false,
    mode: 'auto',
  });
});

test('everything that the file says of the gate is read', () => {
  const config = configOf(`${RIGHT}comment-group: shop
check-run: true
compare: { escalate: never }
policy: { from: base }
baseline: { store: "branch:perf-gate/data" }
`);
  expect(config).toMatchObject({
    compare: { escalate: 'never' },
    policyFrom: 'base',
    baseline: { store: { kind: 'branch', name: 'perf-gate/data' } },
    commentGroup: 'shop',
    checkRun: true,
  });
  expect('from' in config.policy).toBe(false);
});

test('inputs are stronger than the file', () => {
  const file = `${RIGHT}comment-group: shop\ncheck-run: true\ncompare: { escalate: never }\n`;
  const inputs = { escalate: 'duet', 'comment-group': 'all', 'check-run': 'false', mode: 'refresh' };
  expect(configOf(file, inputs)).toMatchObject({
    compare: { escalate: 'duet' },
    commentGroup: 'all',
    checkRun: false,
    mode: 'refresh',
  });
});

test.each(['data', 'perf-gate/data', 'v1.4.0', 'user@host', 'a.lockdown', 'HEADS', 'größe'])(
  '%s names a branch',
  (name) => {
    const { store } = configOf(`${RIGHT}baseline: { store: "branch:${name}" }
`).baseline;
    expect(store).toEqual({ kind: 'branch', name });
  },
);

const NOT_REFS =
  '|-x|.x|a/.b|a..b|a//b|/a|a/|a.|a.lock|a.lock/b|a b|a~1|a^|a:b|a?|a*|a[|a@{1}|@|HEAD|refs/heads/a';

test.each(NOT_REFS.split('|'))('"%s" names none', (name) => {
  const [store] = problemsOf(`${RIGHT}baseline: { store: "branch:${name}" }\n`);
  expect(store).toBe(
    `perf-gate.yml:3:20 baseline.store is "branch:${name}", but must be artifact, directory:PATH, branch:NAME (a name that git allows) or none.`,
  );
});

test('recordings are not kept on a branch of the code', () => {
  const of = (branches: string) => `${RIGHT}baseline: { store: "branch:main", branches: [${branches}] }\n`;
  expect(problemsOf(of('next, main'))).toEqual([
    'perf-gate.yml:3:20 baseline.store is branch:main, which is also in baseline.branches: name a branch that holds nothing else, such as branch:perf-gate-data.',
  ]);
  expect(problemsOf(of('next'))).toEqual([]);
});

test.each([
  ['policy: { from: main }', '3:17 policy.from is "main", but must be one of head, base.'],
  [
    'compare: { escalate: nevr }',
    '3:22 compare.escalate is "nevr", but must be one of duet, never. Did you mean never?',
  ],
  ['check-run: 1', '3:12 check-run is 1, but must be true or false.'],
  [
    'comment-group: our shop',
    `3:16 comment-group is "our shop", but must be ${NAME}. Did you mean our-shop?`,
  ],
])('%s', (added, problem) => {
  expect(problemsOf(`${RIGHT}${added}\n`)).toEqual([`perf-gate.yml:${problem}`]);
});

test.each([
  ['comment-groups', 'Did you mean comment-group?'],
  ['compare-escalate', 'Did you mean escalate?'],
])('the input %s is a mistake: %s', (name, remedy) => {
  expect(unknownInputs([name]).problems.map(({ message }) => message)).toEqual([
    `"${name}" is not an input of this action. ${remedy}`,
  ]);
});
