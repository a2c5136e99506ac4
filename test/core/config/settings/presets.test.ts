import { expect, test } from 'vitest';
import { parseConfig } from '../../../../src/core/config/parse.ts';
import { PRESETS, type Preset } from '../../../../src/core/config/settings/presets.ts';
import { SETTINGS } from '../../../../src/core/config/settings.ts';
import { presetLines, presetText } from '../../../../src/core/words/check/preset.ts';

type Workload = Record<string, unknown>;

function parse(workload: Workload, rest: Record<string, unknown> = {}, overrides = {}) {
  const value = { app: { start: 'x' }, workload, ...rest };
  return parseConfig({
    file: { name: 'perf-gate.yml', value, locate: (path) => ({ line: path.length, column: 3 }) },
    ...{ overrides, label: (id: string) => `--${id}`, measures: true, defaultGate: 'job' },
    ...{ outFor: () => '/out', resolve: (path: string) => path },
  });
}

function valid(...given: Parameters<typeof parse>) {
  const parsed = parse(...given);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.config;
}

const messages = (...given: Parameters<typeof parse>) => {
  const parsed = parse(...given);
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
};

const REQUESTS = { requests: ['GET /products'] };
const NAMES = Object.keys(PRESETS) as Preset[];

test.each(NAMES)('%s sets settings that there are, each to a value of its kind', (name) => {
  const values = Object.entries(PRESETS[name]);
  expect(values).not.toEqual([]);
  for (const [id, value] of values) {
    const setting = SETTINGS.find((one) => one.id === id);
    expect(setting?.path, id).toMatch(/^(workload|compare|policy)\./);
    expect(setting?.kind.read(value).ok, id).toBe(true);
  }
});

test('pull-request is what holds without a preset', () => {
  for (const workload of [REQUESTS, { script: 'l.js', rate: '5/s' }, { script: 'l.js' }]) {
    const { preset: _none, ...without } = valid(workload);
    const { preset, ...named } = valid({ ...workload, preset: 'pull-request' });
    expect(preset?.name).toBe('pull-request');
    const seconds = without.workload.durationMs ?? 30_000;
    const durationMs = 'script' in workload && !('rate' in workload) ? null : seconds;
    expect(named).toEqual({ ...without, workload: { ...without.workload, durationMs } });
  }
});

test('smoke drives less than nothing said, and nightly more and closer', () => {
  const [smoke, usual, nightly] = NAMES.map((preset) => valid({ ...REQUESTS, preset }));
  const budgets = [smoke, usual, nightly].map((one) => one?.compare.budgetSeconds ?? 0);
  expect(budgets).toEqual(budgets.toSorted((a, b) => a - b));
  expect(new Set(budgets).size).toBe(3);
  expect([smoke, usual, nightly].map((one) => one?.workload.durationMs)).toEqual([10_000, 30_000, 120_000]);
  expect(nightly?.policy.warn).toBeLessThan(usual?.policy.warn ?? 0);
  expect(smoke?.compare.escalate).toBe('never');
});

test('what is said is stronger than the preset, and each value tells where it is from', () => {
  const config = valid(
    { ...REQUESTS, preset: 'nightly', duration: '45s' },
    { policy: { warn: '5%' } },
    { budget: '300s' },
  );
  expect(config.workload.durationMs).toBe(45_000);
  expect(config.policy.warn).toBe(0.05);
  expect(config.compare).toMatchObject({ budgetSeconds: 300, wholeLimitMs: 3_600_000 });
  expect(presetLines(config.preset ?? { name: 'smoke', from: '', values: [] })).toEqual([
    'workload.duration 45s, of perf-gate.yml (the preset has 2m)',
    'compare.whole-limit 1h',
    'policy.warn 5%, of perf-gate.yml (the preset has 10%)',
    'policy.budget 300s, of --budget (the preset has 10m)',
  ]);
});

test('a flag names another preset than the file', () => {
  const { preset } = valid({ ...REQUESTS, preset: 'nightly' }, {}, { preset: 'smoke' });
  expect(preset && presetText(preset)).toBe(
    'Preset smoke, of --preset: workload.duration 10s, compare.escalate never, policy.budget 24s.',
  );
});

test('a script keeps its own length, whatever the preset', () => {
  const { workload, preset } = valid({ script: 'l.js', preset: 'nightly' });
  expect(workload.durationMs).toBeNull();
  expect(preset?.values.map(({ path }) => path)).not.toContain('workload.duration');
  expect(valid({ script: 'l.js', rate: '9/s', preset: 'nightly' }).workload.durationMs).toBe(120_000);
});

test('no preset, no trace of one', () => {
  expect(valid(REQUESTS).preset).toBeNull();
});

test.each<[string, Workload, Record<string, unknown>, string]>([
  [
    'a preset that is none',
    { preset: 'smok' },
    {},
    'workload.preset is "smok", but must be one of smoke, pull-request, nightly. Did you mean smoke?',
  ],
  [
    'a limit below one of the preset',
    { preset: 'nightly' },
    { policy: { fail: '8%' } },
    'policy.warn of preset nightly (10%) must be below policy.fail (8%).',
  ],
  [
    'a quick look that is to block',
    { preset: 'smoke' },
    { policy: { 'on-inconclusive': 'fail' } },
    'policy.on-inconclusive is fail, but workload.preset is smoke, a quick look that is often inconclusive: take another preset, or on-inconclusive out.',
  ],
])('%s is told', (_what, workload, rest, message) => {
  expect(messages({ ...REQUESTS, ...workload }, rest)).toEqual([message]);
});

test('the same limit without the preset is none of its business, nor is the same block', () => {
  expect(messages(REQUESTS, { policy: { warn: '5%', fail: '8%' } })).toEqual([]);
  expect(messages(REQUESTS, { policy: { 'on-inconclusive': 'fail' } })).toEqual([]);
});
