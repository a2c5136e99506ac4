import { expect, test } from 'vitest';
import { unknownInputs } from '../../../src/core/config/unknown-inputs.ts';
import { configOf, parseWritten, problemsOf } from './written.ts';

/** What is added stands from line 3 on. */
const RIGHT = 'app: { start: x }\nworkload: { script: l.js }\n';
const NAME =
  'at most 100 letters, digits, dots, dashes, underscores or slashes, each part beginning with a letter or digit';

test('what is not set has its default', () => {
  expect(configOf(RIGHT)).toMatchObject({
    paths: [],
    compare: { escalate: 'duet' },
    policyFrom: 'head',
    baseline: { anchor: null, waitMs: 0 },
    commentGroup: null,
    checkRun: false,
    mode: 'auto',
    fromRun: null,
  });
});

test('everything that the file says of the gate is read', () => {
  const config = configOf(`${RIGHT}paths: [ src/**, "!**/*.md" ]
comment-group: shop
check-run: true
compare: { escalate: never }
policy: { from: base }
baseline: { store: "branch:perf-gate/data", anchor: v1.4.0, wait: 1m30s }
`);
  expect(config).toMatchObject({
    paths: ['src/**', '!**/*.md'],
    compare: { escalate: 'never' },
    policyFrom: 'base',
    baseline: { store: { kind: 'branch', name: 'perf-gate/data' }, anchor: 'v1.4.0', waitMs: 90_000 },
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

test('one glob may stand without a list, and keeps its commas', () => {
  expect(configOf(`${RIGHT}paths: "src/{api,web}/**"\n`).paths).toEqual(['src/{api,web}/**']);
});

test('results of another run are published by a stage that does not measure', () => {
  const published = parseWritten(RIGHT, { 'from-run': '123456789012' }, false);
  expect(published.ok && published.config.fromRun).toBe(123_456_789_012);
  expect(problemsOf(RIGHT, { 'from-run': '12' })).toEqual([
    '--from-run: --from-run has no use while measuring: it names the run whose results mode publish takes.',
  ]);
});

test.each(['0', '-1', '1.5', 'latest', '12345678901234567890'])('a run is not called %s', (id) => {
  const parsed = parseWritten(RIGHT, { 'from-run': id }, false);
  expect(parsed.ok ? [] : parsed.problems.map(({ message }) => message)).toEqual([
    `--from-run is "${id}", but must be the id of a workflow run, a whole number above 0.`,
  ]);
});

test.each(['data', 'perf-gate/data', 'v1.4.0', 'user@host', 'a.lockdown', 'HEADS', 'größe'])(
  '%s names a branch or a tag',
  (name) => {
    const { store, anchor } = configOf(
      `${RIGHT}baseline: { store: "branch:${name}", anchor: ${name} }\n`,
    ).baseline;
    expect(store).toEqual({ kind: 'branch', name });
    expect(anchor).toBe(name);
  },
);

const NOT_REFS =
  '|-x|.x|a/.b|a..b|a//b|/a|a/|a.|a.lock|a.lock/b|a b|a~1|a^|a:b|a?|a*|a[|a@{1}|@|HEAD|refs/heads/a';

test.each(NOT_REFS.split('|'))('"%s" names neither', (name) => {
  const [store] = problemsOf(`${RIGHT}baseline: { store: "branch:${name}" }\n`);
  expect(store).toBe(
    `perf-gate.yml:3:20 baseline.store is "branch:${name}", but must be artifact, directory:PATH, branch:NAME (a name that git allows) or none.`,
  );
  if (name === '') return;
  const [anchor] = problemsOf(`${RIGHT}baseline: { anchor: "${name}" }\n`);
  expect(anchor).toBe(
    `perf-gate.yml:3:21 baseline.anchor is "${name}", but must be the name of a tag such as v1.4.0, or latest-release.`,
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
  ['0s', 0],
  ['0m', 0],
  ['500ms', 500],
  ['60m', 3_600_000],
])('a wait of %s is %d ms', (wait, ms) => {
  expect(configOf(`${RIGHT}baseline: { wait: ${wait} }\n`).baseline.waitMs).toBe(ms);
});

const WAIT = 'a time up to 1h with its unit, such as 60s, or 0s';
const GLOB = "a glob from the repository's root, such as src/**";

test.each([
  ['baseline: { wait: 60 }', `3:19 baseline.wait is 60, but must be ${WAIT}. Did you mean 60s?`],
  ['baseline: { wait: 61m }', `3:19 baseline.wait is "61m", but must be ${WAIT}.`],
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
  ['path: [a]', '3:1 path is not a setting. Did you mean paths?'],
  ['paths: { a: b }', '3:8 paths is {"a":"b"}, but must be a list of globs, such as [src/**, "!**/*.md"].'],
  [
    'paths: ["!docs/**"]',
    '3:8 paths is ["!docs/**"], but must be a list with a glob that has no ! in front. Did you mean ["**", …] to begin with all files?',
  ],
])('%s', (added, problem) => {
  expect(problemsOf(`${RIGHT}${added}\n`)).toEqual([`perf-gate.yml:${problem}`]);
});

test.each([
  ['./src/**', ' Did you mean src/**?'],
  ['/src/**', ' Did you mean src/**?'],
  ['../other/**', ''],
  ['!/docs', ''],
  ['src\\\\**', ''],
])('%s is no glob from the root', (glob, hint) => {
  const shown = `"${glob}"`;
  expect(parseWritten(`${RIGHT}paths: [ a, ${shown} ]\n`)).toMatchObject({
    ok: false,
    problems: [{ message: `paths[1] is ${shown}, but must be ${GLOB}.${hint}` }],
  });
});

test.each([
  ['from_run', 'Did you mean from-run?'],
  ['comment-groups', 'Did you mean comment-group?'],
  ['compare-escalate', 'Did you mean escalate?'],
  ['wait', 'Set baseline.wait in perf-gate.yml instead.'],
  ['paths', 'Set paths in perf-gate.yml instead.'],
])('the input %s is a mistake: %s', (name, remedy) => {
  expect(unknownInputs([name]).problems.map(({ message }) => message)).toEqual([
    `"${name}" is not an input of this action. ${remedy}`,
  ]);
});
