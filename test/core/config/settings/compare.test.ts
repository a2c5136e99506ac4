import { expect, test } from 'vitest';
import { unknownInputs } from '../../../../src/core/config/check/unknown-inputs.ts';
import { configOf, parseWritten, problemsOf } from '../written.ts';

/** What is added stands from line 3 on, or from line 2 where nothing is started. */
const STARTED = 'app: { start: x }\nworkload: { script: l.js }\n';
const LOAD = 'workload: { script: l.js }\n';
const PAIR = 'compare.base-target and compare.head-target';
const BOTH = 'compare: { base-target: http://b.test, head-target: http://h.test }\n';
const TWO = { 'base-target': 'http://b.test', 'head-target': 'http://h.test' };
const WANTS = {
  budget: 'a time from 24s to 6h such as 120s, or a number of seconds',
  confidence: 'a number above 0.9 and below 0.9999, such as 0.995',
  seed: 'a whole number from 0 to 4294967295',
  target: 'a URL that begins with http:// or https://',
};

test('a comparison has its defaults, and an app prepares nothing', () => {
  const config = configOf(STARTED);
  expect(config.compare).toEqual({
    mode: 'auto',
    escalate: 'duet',
    shape: 'auto',
    wholeLimitMs: 1_200_000,
    baseTarget: null,
    headTarget: null,
    baseRevision: null,
    budgetSeconds: 120,
    seed: null,
  });
  expect(config.app).toMatchObject({ setup: null, reset: null });
});

test('everything that the file says of a duet is read', () => {
  const text = `app: { start: x, setup: make db, reset: make clean-db }
workload: { script: l.js }
compare: { mode: duet }
policy: { budget: 1m30s, confidence: 0.99, seed: 7 }
`;
  const { compare, app, policy } = configOf(text);
  expect(compare).toMatchObject({ mode: 'duet', budgetSeconds: 90, seed: 7 });
  expect(app).toMatchObject({ setup: 'make db', reset: 'make clean-db' });
  expect(policy.confidence).toBe(0.99);
});

test('flags override the file, and one that is empty does not', () => {
  const text = `${STARTED}compare: { mode: stored }\npolicy: { budget: 60s, seed: 7 }\n`;
  const flags = { compare: 'duet', base: 'v1.2', budget: '45', seed: '0' };
  expect(configOf(text, flags).compare).toMatchObject({
    mode: 'duet',
    baseRevision: 'v1.2',
    budgetSeconds: 45,
    seed: 0,
  });
  expect(configOf(text, { compare: '', budget: '' }).compare).toMatchObject({
    mode: 'stored',
    budgetSeconds: 60,
  });
});

test('two running targets need no app and no other target, wherever each is named', () => {
  const expected = { baseTarget: 'http://b.test', headTarget: 'http://h.test', mode: 'auto' };
  expect(configOf(LOAD + BOTH)).toMatchObject({ app: null, compare: expected, workload: { target: null } });
  expect(configOf(LOAD, TWO).compare).toMatchObject(expected);
  const mixed = configOf(`${LOAD}compare: { base-target: http://b.test }\n`, {
    'head-target': 'http://h.test',
  });
  expect(mixed.compare).toMatchObject(expected);
  expect(configOf(LOAD + BOTH, { compare: 'duet' }).compare.mode).toBe('duet');
});

test.each([
  ['24s', 24],
  ['24', 24],
  ['30.5', 30.5],
  ['"40"', 40],
  ['2m', 120],
  ['6h', 21_600],
])('a budget of %s is %d seconds', (budget, seconds) => {
  expect(configOf(`${STARTED}policy: { budget: ${budget} }\n`).compare.budgetSeconds).toBe(seconds);
});

test.each([
  ['budget', '23s', '"23s"', ''],
  ['budget', '23.9', '23.9', ''],
  ['budget', '6h1s', '"6h1s"', ''],
  ['budget', 'true', 'true', ''],
  ['budget', '2 minutes', '"2 minutes"', ' Did you mean 2m?'],
  ['budget', '10 seconds', '"10 seconds"', ''],
  ['confidence', '0.9', '0.9', ''],
  ['confidence', '0.9999', '0.9999', ''],
  ['confidence', '99.5%', '"99.5%"', ' Did you mean 0.995?'],
  ['confidence', '99.5', '99.5', ' Did you mean 0.995?'],
  ['confidence', '50%', '"50%"', ''],
  ['seed', '-1', '-1', ''],
  ['seed', '1.5', '1.5', ''],
  ['seed', '4294967296', '4294967296', ''],
] as const)('policy.%s is not %s', (name, raw, shown, hint) => {
  expect(problemsOf(`${STARTED}policy:\n  ${name}: ${raw}\n`)).toEqual([
    `perf-gate.yml:4:${name.length + 5} policy.${name} is ${shown}, but must be ${WANTS[name]}.${hint}`,
  ]);
});

test.each([
  ['0.9001', 0.9001],
  ['0.9998', 0.9998],
  ['.95', 0.95],
])('a confidence of %s is allowed', (written, value) => {
  expect(configOf(`${STARTED}policy: { confidence: ${written} }\n`).policy.confidence).toBe(value);
});

test('mistakes in flags are told at the flags', () => {
  const flags = {
    compare: 'duel',
    budget: '10',
    seed: 'x',
    'base-target': 'b.test',
    'head-target': 'http://h.test',
  };
  expect(problemsOf(LOAD, flags)).toEqual([
    '--compare: --compare is "duel", but must be one of auto, duet, stored. Did you mean duet?',
    `--base-url: --base-url is "b.test", but must be ${WANTS.target}. Did you mean http://b.test?`,
    `--budget: --budget is "10", but must be ${WANTS.budget}.`,
    `--seed: --seed is "x", but must be ${WANTS.seed}.`,
  ]);
});

test.each([
  [
    'compare: duet',
    '3:10 compare must hold settings (mode, base-target, head-target, escalate, shape, whole-limit), not "duet".',
  ],
  [
    'compare: { mode: duel }',
    '3:18 compare.mode is "duel", but must be one of auto, duet, stored. Did you mean duet?',
  ],
  [
    'compare: { base: main }',
    '3:12 compare.base is not a setting. Known here: mode, base-target, head-target, escalate, shape, whole-limit.',
  ],
  ['compare: { base-taget: x }', '3:12 compare.base-taget is not a setting. Did you mean base-target?'],
  ['seed: 4', '3:1 seed is not a setting. Did you mean policy.seed?'],
  ['app.setup: x', '3:1 app.setup is not a setting as one key. Write setup below app.'],
])('%s', (added, problem) => {
  expect(problemsOf(`${STARTED}${added}\n`)).toEqual([`perf-gate.yml:${problem}`]);
});

test.each([
  ['base-target', 'compare.head-target (or --head-url)', '--base-url'],
  ['head-target', 'compare.base-target (or --base-url)', '--head-url'],
])('%s alone is told where it stands', (there, lacking, flag) => {
  const message = `${PAIR} come together: add ${lacking}.`;
  expect(problemsOf(`${LOAD}compare: { ${there}: http://x.test }\n`)).toEqual([
    `perf-gate.yml:2:25 ${message}`,
  ]);
  expect(problemsOf(LOAD, { [there]: 'http://x.test' })).toEqual([`${flag}: ${message}`]);
});

test.each([
  [`${STARTED}${BOTH}`, `perf-gate.yml:1:15 app.start excludes ${PAIR}: keep what is meant.`],
  [
    `workload: { script: l.js, target: http://t.test }\n${BOTH}`,
    `perf-gate.yml:1:35 workload.target excludes ${PAIR}: keep what is meant.`,
  ],
  [
    `${LOAD}${BOTH.replace('{', '{ mode: stored,')}`,
    `perf-gate.yml:2:18 compare.mode stored excludes ${PAIR}, which are compared side by side: keep one of them.`,
  ],
  [
    `app: { setup: x }\n${LOAD}${BOTH}`,
    `perf-gate.yml:1:15 app.setup has no use with ${PAIR}: take app.setup out.`,
  ],
])('two running targets exclude what else could be measured: %j', (text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

const DUET =
  'a side-by-side comparison needs base and head. Set app.start (or --start) so that both can be started, or compare.base-target (or --base-url) and compare.head-target (or --head-url) to two that run';

test('a duet without two sides says what to add', () => {
  expect(problemsOf(`${LOAD}compare: { mode: duet }\n`)).toEqual([`perf-gate.yml:2:18 ${DUET}.`]);
  expect(problemsOf(LOAD, { compare: 'duet', target: 'http://t.test' })).toEqual([
    `--compare: ${DUET}, in place of workload.target.`,
  ]);
  expect(problemsOf(LOAD, { compare: 'stored', target: 'http://t.test' })).toEqual([]);
  expect(parseWritten(`${LOAD}compare: { mode: duet }\n`, {}, false).ok).toBe(true);
});

test('what only a started app can use is told without one', () => {
  const without = (name: string) =>
    `${name} has no use without app.start (or --start): add the command that starts the application, or take ${name} out.`;
  expect(problemsOf(`${LOAD}app: { setup: x, reset: y }\n`)).toEqual([
    `perf-gate.yml:2:15 ${without('app.setup')}`,
    `perf-gate.yml:2:25 ${without('app.reset')}`,
  ]);
  expect(problemsOf(`${LOAD}app: { database: { url-env: DB } }\n`, { target: 'http://t.test' })).toEqual([
    expect.stringContaining(without('app.database.url-env')),
  ]);
  expect(problemsOf(LOAD, { base: 'main', target: 'http://t.test' })).toEqual([
    `--base: ${without('--base')}`,
  ]);
  expect(problemsOf(LOAD, { base: 'main', ...TWO })).toEqual([
    `--base: --base has no use with ${PAIR}: take --base out.`,
  ]);
});

test.each([
  ['compare-mode', 'Did you mean compare?'],
  ['compare-base-target', 'Did you mean base-target?'],
  ['policy-budget', 'Did you mean budget?'],
  ['seed', 'Set policy.seed in perf-gate.yml instead.'],
  ['confidence', 'Set policy.confidence in perf-gate.yml instead.'],
])('the input %s is a mistake: %s', (name, remedy) => {
  expect(unknownInputs([name]).problems.map(({ message }) => message)).toEqual([
    `"${name}" is not an input of this action. ${remedy}`,
  ]);
});
