import { describe, expect, test } from 'vitest';
import { baseRequest } from '../../../src/pipeline/baseline/base-request.ts';
import { readRules, workflowChange } from '../../../src/pipeline/rules/read-rules.ts';
import { rulesOf } from '../../../src/pipeline/rules/rules.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import { configOf } from '../../core/config/written.ts';
import { contextOf, createWorld, startedConfig, type Wishes } from '../world.ts';

const asSet = (policy: string) =>
  configOf(`app: { start: x }\nworkload: { script: l.js }\npolicy: { ${policy} }\n`);
const BASE = asSet('fail: 50%, budget: 90s');
const LOCKED = asSet('fail: 50%, budget: 90s, from: base');
const LOOSE = asSet('fail: 500%, budget: 24s');
const LOOSE_AND_LOCKED = asSet('fail: 500%, budget: 24s, from: base');
const ENTRY = {
  ...{ gate: 'job', endpoint: 'overall', upTo: 1.5, reason: 'worth it', expires: '2026-12-31' },
  metric: 'p95' as const,
};
const accepting = <T extends { readonly policy: object }>(config: T) => ({
  ...config,
  policy: { ...config.policy, accepted: [ENTRY] },
});

/** As `configAt` gives it, with nothing of the run's on top. */
const at = (config: ReturnType<typeof asSet>) => ({
  ...config,
  own: config,
});

test("the change's own policy judges, and what it changes is told", () => {
  const rules = rulesOf(at(BASE), LOOSE, []);
  expect(rules).toMatchObject({
    policy: LOOSE.policy,
    compare: { budgetSeconds: 24 },
    locked: null,
    notes: [],
  });
  expect(rules.change).toBe(
    'This change also changes the rules that it is judged by: policy.fail 50 % → 500 %, policy.budget 90s → 24s.',
  );
});

test.each([
  ['base says so: a change cannot unlock itself', LOCKED, LOOSE],
  ['head says so', BASE, LOOSE_AND_LOCKED],
  ['both say so', LOCKED, LOOSE_AND_LOCKED],
])("base's policy judges where %s", (_name, base, head) => {
  const rules = rulesOf(at(base), head, ['And the workflow.']);
  expect(rules).toMatchObject({ policy: BASE.policy, compare: { budgetSeconds: 90 }, locked: BASE.policy });
  expect(rules.notes).toEqual(['Judged by the policy of base (policy.from: base).']);
  expect(rules.change).toMatch(
    /^The rules of base judge this change \(policy\.from: base\), .*policy\.fail 50 % → 500 %, .*policy\.budget 90s → 24s\. And the workflow\.$/,
  );
});

test('where it is accepted is told where the standards judge too', () => {
  const head = { ...LOOSE_AND_LOCKED, policy: { ...LOOSE.policy, acceptIn: 'cart/.perf-gate/accept.yml' } };
  expect(rulesOf(null, head, []).policy.acceptIn).toBe('cart/.perf-gate/accept.yml');
  expect(
    rulesOf(at(BASE), { ...head, ...BASE, policy: { ...BASE.policy, acceptIn: 'x' } }, []).change,
  ).toBeNull();
});

test('what the change accepts counts, unless the rules are locked: then what base accepts does', () => {
  expect(rulesOf(at(BASE), accepting(LOOSE), []).policy.accepted).toEqual([ENTRY]);
  const locked = rulesOf(at(LOCKED), accepting(LOOSE), []);
  expect(locked.policy.accepted).toBeUndefined();
  expect(locked.change).toContain('does not count before it is merged: p95 of all requests.');
  const merged = rulesOf(at(accepting(LOCKED)), accepting(LOCKED), []);
  expect(merged.policy.accepted).toEqual([ENTRY]);
  expect(merged.change).toBeNull();
});

test("base's targets judge where the rules are locked, whatever the change sets, and else the change's own", () => {
  const targets = (limit: string, policy: string) =>
    configOf(
      `app: { start: x }\nworkload: { script: l.js }\npolicy: { ${policy} }\ntargets: [p95 < ${limit}]\n`,
    );
  const [base, head] = [targets('200ms', 'from: base'), targets('9s', 'fail: 50%')];
  const locked = rulesOf(at(base), head, []);
  expect(locked.policy.targets).toMatchObject([{ text: 'p95 < 200ms' }]);
  expect(locked.change).toContain('targets: p95 < 200ms → < 9s');
  const none = rulesOf(at(base), LOOSE, []);
  expect(none.policy.targets).toMatchObject([{ text: 'p95 < 200ms' }]);
  const own = rulesOf(at(targets('200ms', 'fail: 50%')), head, []);
  expect(own.policy.targets).toMatchObject([{ text: 'p95 < 9s' }]);
  expect(own.change).toContain('targets: p95 < 200ms → < 9s');
});

test('inputs that are on both sides change nothing, but do not judge where the rules are locked', () => {
  const withInputs = { ...LOOSE, own: BASE };
  expect(rulesOf(withInputs, LOOSE, []).change).toBeNull();
  const locked = rulesOf({ ...withInputs, policyFrom: 'base' }, LOOSE_AND_LOCKED, []);
  expect(locked.policy).toEqual(BASE.policy);
});

test('where base has no rules the standards judge a change that locks them, and its own one that does not', () => {
  expect(rulesOf(null, LOOSE, [])).toMatchObject({ policy: LOOSE.policy, change: null });
  const locked = rulesOf(null, LOOSE_AND_LOCKED, []);
  expect(locked).toMatchObject({ policy: { fail: 0.5 }, compare: { budgetSeconds: 120 } });
  expect(locked.change).toContain('Base has no configuration, so the standards judge.');
});

describe('rules of a run whose base is not driven', () => {
  const read = (
    wishes: Wishes,
    kind = contextOf().kind,
    config = startedConfig('policy: { fail: 500% }\n'),
  ) => {
    const world = createWorld(wishes);
    return { world, rules: readRules(config, contextOf(kind), world.ports) };
  };

  test('are read from its files, which are taken away again', async () => {
    const { world, rules } = read({ configAtBase: at(LOCKED) });
    expect((await rules).policy).toEqual(LOCKED.policy);
    expect([...world.folders]).toEqual([]);
  });

  test('are those of base on another branch too, whoever started the run there', async () => {
    const { rules } = read({ configAtBase: at(LOCKED) }, 'other');
    expect(await rules).toMatchObject({ policy: LOCKED.policy, locked: LOCKED.policy });
  });

  test('are those of the very commit that the run is compared with', async () => {
    const asked: unknown[] = [];
    const base = async (request: unknown) => {
      asked.push(request);
      return { sha: 'b'.repeat(40), how: 'asked' };
    };
    const pullRequest = { number: 7, headSha: 'a'.repeat(40), headBranch: 'change', fork: false };
    const context = { ...contextOf(), pullRequest };
    const world = createWorld({ base });
    const config = startedConfig('');
    await readRules(config, context, world.ports);
    expect(asked).toEqual([baseRequest(config, context)]);
  });

  test('are its own on the base branch itself', async () => {
    const { world, rules } = read({ configAtBase: at(LOCKED) }, 'base-branch');
    expect(await rules).toMatchObject({ policy: { fail: 5 }, locked: null, change: null });
    expect(world.happened).toEqual([]);
  });

  test.each<readonly [string, Wishes]>([
    [
      'git refuses',
      {
        base: async () => {
          throw new EnvironmentError('main is not in this clone.', 'Set `fetch-depth: 0`.');
        },
      },
    ],
    ['there is no base', { base: async () => null }],
  ])('that cannot be had where %s are told in the second line', async (_why, wishes) => {
    const open = await read(wishes).rules;
    expect(open.policy.fail).toBe(5);
    expect(open.change).toMatch(/^The rules of base could not be read: /);
    const kept = `policy: { fail: 500%, from: base }
compare: { mode: stored }
baseline: { store: "branch:perf" }
paths: [src/**]
`;
    const head = startedConfig(kept);
    const locked = await read(wishes, 'pull-request', head).rules;
    expect(locked).toMatchObject({ policy: { fail: 0.5 }, locked: { fail: 0.5 }, unread: true, notes: [] });
    const { compare, baseline, paths, gate } = head;
    expect(locked).toMatchObject({ compare, baseline, paths, gate });
    expect(locked.change).toMatch(
      /^The rules of base could not be read, so the standard policy judges: (There is no base|main is not)[^.]*\.( Set `fetch-depth: 0`\.)?$/,
    );
  });

  test('say that the workflow which runs them is changed', async () => {
    const { workflow } = contextOf().source;
    const changed = async () => ({ files: ['server.js', workflow], prefix: '' });
    const { change } = await read({ configAtBase: at(LOOSE), changed }).rules;
    expect(change).toContain(`This change also changes the workflow that runs this gate: ${workflow}.`);
    const context = { ...contextOf(), workflowFiles: [workflow, 'called.yml'] };
    const { ports } = createWorld({ changed: async () => ({ files: ['called.yml'], prefix: '' }) });
    expect(await workflowChange('base', startedConfig(''), context, ports)).toEqual([
      'This change also changes the workflow that runs this gate: called.yml.',
    ]);
  });
});
