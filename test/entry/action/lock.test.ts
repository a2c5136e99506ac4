import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readContext } from '../../../src/adapters/actions/context.ts';
import { actionInputs } from '../../../src/adapters/actions/inputs.ts';
import { exitCode } from '../../../src/core/decision/exit-code.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import { actionConfig } from '../../../src/entry/action/action-config.ts';
import { wire } from '../../../src/entry/action/wire.ts';
import { cliConfig } from '../../../src/entry/cli/cli-config.ts';
import { cliPorts } from '../../../src/entry/cli/cli-ports.ts';
import { openSecrets } from '../../../src/entry/secrets.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import { createRepository, type Repository } from '../../adapters/git/checkouts.ts';
import { clientOf } from '../../adapters/github/emulated.ts';
import { appError, contextOf, createWorld, type Wishes } from '../../pipeline/world.ts';
import { type Emulator, startEmulator } from '../../support/github/emulator.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';

const SIGNAL = new AbortController().signal;
const WORKFLOW = '.github/workflows/perf.yml';
/** what else every file says */
let rest = '';
const file = (policy: string, more = rest) =>
  `gate: job\napp: { start: serve }\nworkload: { script: l.js }\npolicy: { ${policy} }\n${more}`;
/** `lock`: as it stands in a file */
const STRICT = (lock: string) => file(`fail: 50%, budget: 90s${lock}`);
const LAX = (lock: string) => file(`warn: 900%, fail: 1000%, fail-on: never, budget: 24s${lock}`);
const LOOSE = { warn: '900%', fail: '1000%', 'fail-on': 'never', budget: '24s' };
const ACCEPTED = ['p50', 'p95']
  .map(
    (metric) =>
      `- { gate: job, endpoint: overall, metric: ${metric}, up-to: 9, reason: mine, expires: 2099-01-01 }\n`,
  )
  .join('');

let emulator: Emulator;
let repository: Repository;
/** outside the repository */
let elsewhere: string;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  rest = '';
  repository = createRepository();
  elsewhere = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'elsewhere-')));
});
afterEach(() => {
  repository.remove();
  rmSync(elsewhere, { recursive: true, force: true });
});

type Inputs = Readonly<Record<string, string>>;
/** `write` makes the change; what it returns are the inputs that its workflow gives. */
type Attack = { readonly name: string; readonly base?: () => void; readonly write: (lock: string) => Inputs };

const inTree = (name: string) => path.join(repository.directory, name);
const put = (name: string, text: string) => repository.write(name, text);

const ATTACKS: readonly Attack[] = [
  {
    name: 'inputs of the workflow',
    write: (lock) => {
      put('perf-gate.yml', STRICT(lock));
      put(WORKFLOW, 'with: { fail: 1000% }\n');
      return LOOSE;
    },
  },
  {
    name: 'variables of the environment',
    write: (lock) => {
      put('perf-gate.yml', STRICT(lock));
      return actionInputs({
        INPUT_FAIL: '1000%',
        INPUT_WARN: '900%',
        'INPUT_FAIL-ON': 'never',
        INPUT_BUDGET: '24s',
      });
    },
  },
  {
    name: 'values of a matrix',
    write: (lock) => {
      put('perf-gate.yml', STRICT(lock));
      return { ...LOOSE, gate: 'job', matrix: '{"fail":"1000%"}' };
    },
  },
  {
    name: 'the file',
    write: (lock) => {
      put('perf-gate.yml', LAX(lock));
      return {};
    },
  },
  {
    name: 'a new file of another name',
    write: (lock) => {
      put('perf-gate.yml', STRICT(lock));
      put('other.yml', LAX(lock));
      return { config: 'other.yml' };
    },
  },
  {
    name: 'a file that is on base for something else',
    base: () => put('examples/lax.yml', LAX('')),
    write: (lock) => {
      put('examples/lax.yml', LAX(lock));
      return { config: 'examples/lax.yml' };
    },
  },
  {
    name: 'an absolute path into its checkout',
    write: (lock) => {
      put('other.yml', LAX(lock));
      return { config: inTree('other.yml') };
    },
  },
  {
    name: 'an absolute path out of its checkout',
    write: (lock) => {
      writeFileSync(path.join(elsewhere, 'lax.yml'), LAX(lock));
      return { config: path.join(elsewhere, 'lax.yml') };
    },
  },
  {
    name: 'a path that climbs out of its checkout',
    write: (lock) => {
      writeFileSync(path.join(elsewhere, 'lax.yml'), LAX(lock));
      return { config: path.relative(realpathSync(repository.directory), path.join(elsewhere, 'lax.yml')) };
    },
  },
  {
    name: 'a link to another file',
    write: (lock) => {
      put('lax.yml', LAX(lock));
      rmSync(inTree('perf-gate.yml'), { force: true });
      symlinkSync('lax.yml', inTree('perf-gate.yml'));
      return {};
    },
  },
  {
    name: 'a link of base that leads into what the change can write',
    base: () => symlinkSync(path.join(elsewhere, 'lax.yml'), inTree('linked.yml')),
    write: (lock) => {
      writeFileSync(path.join(elsewhere, 'lax.yml'), LAX(lock));
      return { config: 'linked.yml' };
    },
  },
  {
    name: 'no file at all',
    write: (lock) => {
      rmSync(inTree('perf-gate.yml'), { force: true });
      // A lock of head's needs a file: the first that is looked for has gone.
      if (lock !== '') put('perf-gate.yaml', LAX(lock));
      return { gate: 'job', start: 'serve', script: 'l.js', ...LOOSE };
    },
  },
  {
    name: 'what it accepts',
    write: (lock) => {
      put('perf-gate.yml', STRICT(lock));
      put('.perf-gate/accept.yml', ACCEPTED);
      return {};
    },
  },
];

/** Base and its change as a pull request's merge commit; the inputs that the change gives. */
function propose({ base, write }: Attack, ofBase: string, ofHead: string): Inputs {
  put('perf-gate.yml', STRICT(ofBase));
  put(WORKFLOW, 'with: {}\n');
  base?.();
  repository.commit('feat: the gate');
  repository.git('checkout', '-q', '-b', 'change');
  const inputs = write(ofHead);
  repository.commit('feat: faster, I promise');
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge change', 'change');
  return inputs;
}

const REPOSITORY = { id: 1, default_branch: 'main' };
/** The event of a push. */
type Pushed = { readonly repository: typeof REPOSITORY; readonly ref: string; readonly before: string };

const log = { write: () => {}, group: <T>(_title: string, body: () => Promise<T>) => body() };

/** Head is 70 % slower, by an application and a k6 that only remember; files, git and configuration are real. */
async function judged(inputs: Inputs, wishes: Wishes, pushed: Pushed | null = null): Promise<Judgement> {
  const env = {
    ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], RUNNER_TEMP: elsewhere },
    ...{ GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'acme/shop', GITHUB_REPOSITORY_ID: '1' },
    GITHUB_SHA: repository.git('rev-parse', 'HEAD'),
    GITHUB_WORKFLOW_REF: `acme/shop/${WORKFLOW}@refs/pull/7/merge`,
    ...(pushed !== null && { GITHUB_EVENT_NAME: 'push', GITHUB_REF: pushed.ref }),
  };
  const sha = pushed === null ? repository.git('rev-parse', 'HEAD^2') : '';
  const head = { sha, ref: 'change', repo: { id: 1 } };
  const event = pushed ?? {
    ...{ repository: REPOSITORY, pull_request: { number: 7, head, base: { ref: 'main' } } },
  };
  const given = { 'working-directory': repository.directory, ...inputs };
  const { config } = await actionConfig(given, env, log);
  const clock = createHastyClock();
  const context = readContext(env, event, config.baseline.branches);
  const client = clientOf(emulator, emulator.token, clock);
  const secrets = openSecrets({});
  const parts = {
    config,
    context,
    client,
    clock,
    log,
    signal: SIGNAL,
    env,
    inputs: given,
    secrets,
    places: null,
  };
  const world = createWorld({ effect: Math.log(1.7), noise: 0.01, ...wishes });
  return (await gate(config, context, realFiles(world.ports, wire(parts)), SIGNAL)).judgement;
}

type Ports = ReturnType<typeof wire>;
const realFiles = (ports: Ports, { configAt, revisions, sourceControl, changedFiles }: Ports): Ports => ({
  ...ports,
  ...{ configAt, revisions, sourceControl, changedFiles },
});

/** What base says, however it is named, and that it failed by it. */
function expectBasesRules({ policy, verdict }: Judgement): void {
  expect(policy).toMatchObject({ warn: 0.2, fail: 0.5, failOn: 'fail' });
  expect(policy.accepted).toBeUndefined();
  expect(verdict).toBe('fail');
}

const LOCK = ', from: base';
const STORED = 'compare: { mode: stored, escalate: never }\nbaseline: { store: none }\n';
/** Base has rules under that name too, and head asks for those. */
const OWN_ON_BASE = 'a file that is on base for something else';
const named = (...names: readonly string[]) => ATTACKS.filter(({ name }) => names.includes(name));
const SOME = named('inputs of the workflow', 'a new file of another name', OWN_ON_BASE, 'what it accepts');
const WHERE = [
  ['base', LOCK, '', ATTACKS],
  ['head', '', LOCK, ATTACKS.filter(({ name }) => name !== OWN_ON_BASE)],
  ['both', LOCK, LOCK, SOME],
] as const;

describe.each(WHERE)('locked on %s', (_where, ofBase, ofHead, attacks) => {
  test.each(attacks)('base judges a duet, and the second line tells of $name', async (attack) => {
    const judgement = await judged(propose(attack, ofBase, ofHead), {});
    expectBasesRules(judgement);
    expect(judgement.policyChange).toMatch(/of base judge|does not count before/);
  });
});

test('a lock that is written with blanks, as the setting is read, holds too', async () => {
  const [attack] = named('the file');
  if (attack === undefined) throw new Error('no such attack');
  expectBasesRules(await judged(propose(attack, ', from: " base "', ''), {}));
});

test('a change that alone asks for a lock is judged by the file of that name on base', async () => {
  const [attack] = named(OWN_ON_BASE);
  if (attack === undefined) throw new Error('no such attack');
  put('examples/lax.yml', file('fail: 70%'));
  const judgement = await judged(propose({ ...attack, base: () => {} }, '', LOCK), {});
  expect(judgement.policy.fail).toBe(0.7);
  expect(judgement.policyChange).toContain('policy.fail 70 % → 1000 %');
});

describe("a lock in a file that base's workflow names", () => {
  const replacing = (inputs: Inputs, base = 'gates/strict.yml'): Attack => ({
    name: 'another name',
    base: () => {
      rmSync(inTree('perf-gate.yml'));
      put('gates/strict.yml', STRICT(LOCK));
      put('gates/lax.yml', LAX(''));
      put(WORKFLOW, `        with:\n          config: ${base}\n`);
    },
    write: () => {
      put('new.yml', LAX(''));
      return inputs;
    },
  });

  test.each(['new.yml', 'gates/lax.yml'])('holds where the change names %s instead', async (config) => {
    const judgement = await judged(propose(replacing({ config }), '', ''), {});
    expectBasesRules(judgement);
    expect(judgement.policyChange).toContain('rules of base judge');
  });

  test.each([
    ['on one line', 'with: { gate: job, config: gates/strict.yml }'],
    ['in a matrix', 'strategy: { matrix: { config: [gates/strict.yml] } }'],
  ])('holds where the workflow names it %s, and the change leaves it out', async (_where, text) => {
    const attack: Attack = {
      name: 'no name',
      base: () => {
        rmSync(inTree('perf-gate.yml'));
        put('gates/strict.yml', STRICT(LOCK));
        put(WORKFLOW, `jobs:\n  gate:\n    ${text}\n`);
      },
      write: () => {
        put('perf-gate.yml', LAX(''));
        return {};
      },
    };
    expectBasesRules(await judged(propose(attack, '', ''), {}));
  });

  test('holds where a workflow that it calls names it', async () => {
    const called = '.github/workflows/called.yml';
    const attack: Attack = {
      name: 'a called workflow',
      base: () => {
        rmSync(inTree('perf-gate.yml'));
        put('gates/strict.yml', STRICT(LOCK));
        put(WORKFLOW, `jobs: { gate: { uses: ./${called} } }\n`);
        put(called, 'with: { config: gates/strict.yml }\n');
      },
      write: () => {
        put('perf-gate.yml', LAX(''));
        put(called, 'with: {}\n');
        return {};
      },
    };
    expectBasesRules(await judged(propose(attack, '', ''), {}));
  });

  test('does not hold for a gate whose own file the workflow names beside it', async () => {
    const both = 'gates/strict.yml\n        with:\n          config: gates/lax.yml';
    const judgement = await judged(propose(replacing({ config: './gates/lax.yml' }, both), '', ''), {});
    expect(judgement.policy.fail).toBe(10);
    expect(judgement.policyChange).toBeUndefined();
  });
});

test.each(SOME)('base judges stored runs and a head that does not work too: $name', async (attack) => {
  rest = STORED;
  const judgement = await judged(propose(attack, LOCK, ''), {
    start: () => {
      throw appError('broken');
    },
  });
  expectBasesRules(judgement);
  expect(exitCode(judgement)).toBe(1);
  expect(judgement.policyChange).toMatch(/of base judge|does not count before/);
});

test('the lock holds where base cannot be laid out whole, since the change takes a submodule away', async () => {
  const libraries = [createRepository(), createRepository()];
  const attack: Attack = {
    name: 'a submodule less',
    base: () => {
      for (const [index, { directory }] of libraries.entries())
        repository.git(
          '-c',
          'protocol.file.allow=always',
          'submodule',
          '-q',
          'add',
          directory,
          `lib${index}`,
        );
    },
    write: () => {
      repository.git('rm', '-q', '-f', 'lib1');
      put('perf-gate.yml', LAX(''));
      return {};
    },
  };
  rest = STORED;
  const inputs = propose(attack, LOCK, '');
  const start = () => {
    throw appError('broken');
  };
  expectBasesRules(await judged(inputs, { start }));
  for (const { remove } of libraries) remove();
});

describe('without a lock', () => {
  const TOLD: Readonly<Record<string, RegExp>> = {
    'inputs of the workflow': new RegExp(`changes the workflow that runs this gate: ${WORKFLOW}`),
    'the file':
      /changes the rules that it is judged by: .*policy\.fail 50 % → 1000 %.*policy\.budget 90s → 24s/,
    'a new file of another name': /Base has no other\.yml.*policy|policy.*Base has no other\.yml/,
    'an absolute path into its checkout': /policy\.fail 50 % → 1000 %/,
    'an absolute path out of its checkout': /policy\.fail 50 % → 1000 %/,
    'a path that climbs out of its checkout': /policy\.fail 50 % → 1000 %/,
    'a link to another file': /policy\.fail 50 % → 1000 %/,
    'a link of base that leads into what the change can write': /policy\.fail 50 % → 1000 %/,
  };

  test.each(Object.keys(TOLD))('the change judges itself, and the second line tells of %s', async (name) => {
    const [attack] = named(name);
    if (attack === undefined) throw new Error(`no attack is called ${name}`);
    const judgement = await judged(propose(attack, '', ''), {});
    expect(judgement.policy.fail).toBe(10);
    expect(judgement.policyChange).toMatch(TOLD[name] ?? /^$/);
  });

  test('a change of the code alone has no second line', async () => {
    const code: Attack = {
      name: 'code',
      write: () => {
        put('server.js', 'two');
        return {};
      },
    };
    for (const lock of ['', LOCK]) {
      const judgement = await judged(propose(code, lock, lock), {});
      expect(judgement).toMatchObject({ verdict: 'fail', policy: { fail: 0.5 } });
      expect(judgement.policyChange).toBeUndefined();
      repository.remove();
      repository = createRepository();
    }
  });

  test('what a change accepts counts, as it does under a lock once it is merged', async () => {
    const [accepts] = named('what it accepts');
    if (accepts === undefined) throw new Error('no such attack');
    expect((await judged(propose(accepts, '', ''), {})).policy.accepted).toHaveLength(2);
    repository.remove();
    repository = createRepository();
    const merged = { ...accepts, base: () => put('.perf-gate/accept.yml', ACCEPTED) };
    const judgement = await judged(propose(merged, LOCK, LOCK), {});
    expect(judgement.policy.accepted).toHaveLength(2);
    expect(judgement.policyChange).toBeUndefined();
  });
});

test.each([
  ['flags', LOOSE],
  ['a file that a flag names', { config: 'lax.yml' }],
])('base judges a command line that says otherwise by %s', async (_way, flags) => {
  const attack: Attack = {
    name: 'flags',
    write: () => {
      put('lax.yml', LAX(''));
      return flags;
    },
  };
  const { config: named, ...rest } = propose(attack, LOCK, '');
  const given = {
    ...{ ...rest, 'working-directory': repository.directory, base: 'HEAD^1', out: elsewhere },
    ...(named !== undefined && { config: inTree(named) }),
  };
  const config = await cliConfig(given);
  const world = createWorld({ effect: Math.log(1.7), noise: 0.01 });
  const { ports } = cliPorts(config, openSecrets({}), given, SIGNAL);
  const judgement = (await gate(config, contextOf('local'), realFiles(world.ports, ports), SIGNAL)).judgement;
  expectBasesRules(judgement);
});

describe('a lock also decides how a change is compared, what with and whether at all', () => {
  const NO_BASELINE = { compare: 'stored', escalate: 'never', baseline: 'none' };
  const PATHS = 'paths: [docs/**]\n';
  const LAXER: readonly Attack[] = [
    { name: 'stored runs of no store, by inputs', write: () => NO_BASELINE },
    {
      name: 'stored runs of no store, by the file',
      write: (lock) => {
        put('perf-gate.yml', file(`fail: 50%, budget: 90s${lock}`, STORED));
        return {};
      },
    },
    { name: 'paths that it does not touch, by inputs', write: () => ({ paths: 'docs/**' }) },
    {
      name: 'paths that it does not touch, in a file behind a link',
      base: () => {
        put('gates/shop.yml', STRICT(LOCK));
        rmSync(inTree('perf-gate.yml'));
        symlinkSync('gates/shop.yml', inTree('perf-gate.yml'));
      },
      write: (lock) => {
        put('gates/shop.yml', `${STRICT(lock)}${PATHS}`);
        return {};
      },
    },
  ];

  test.each(LAXER)('a change that asks for $name is compared as base says', async ({ write, ...attack }) => {
    const lax: Attack = {
      ...attack,
      write: (lock) => {
        put('server.js', 'slower');
        return write(lock);
      },
    };
    const judgement = await judged(propose(lax, LOCK, LOCK), {});
    expectBasesRules(judgement);
    expect(judgement.base?.source.sha).toBe(repository.git('rev-parse', 'HEAD^1'));
    expect(judgement.policyChange).toMatch(/rules of base judge this change.*(compare|baseline|paths)/);
  });

  test("base's targets judge, and a change that leaves them has no second line", async () => {
    rest = 'targets: [p95 < 1ms]\n';
    const lax: Attack = {
      name: 'targets of its own',
      write: (lock) => {
        put('perf-gate.yml', file(`fail: 50%, budget: 90s${lock}`, 'targets: [p95 < 9s]\n'));
        return {};
      },
    };
    const judgement = await judged(propose(lax, LOCK, LOCK), {});
    expectBasesRules(judgement);
    expect(judgement.targets).toMatchObject([{ text: 'p95 < 1ms', state: 'missed' }]);
    expect(judgement.policyChange).toMatch(/rules of base judge this change.*targets: p95 < 1ms → < 9s/);
    repository.remove();
    repository = createRepository();
    const code: Attack = {
      name: 'code',
      write: () => {
        put('server.js', 'two');
        return {};
      },
    };
    const unchanged = await judged(propose(code, LOCK, LOCK), {});
    expect(unchanged.targets).toMatchObject([{ text: 'p95 < 1ms', state: 'missed' }]);
    expect(unchanged.policyChange).toBeUndefined();
  });

  test('a base that the change names is not taken, and that it starts nothing any more is told', async () => {
    const attack: Attack = {
      name: 'targets',
      write: () => {
        put('perf-gate.yml', file('fail: 50%, budget: 90s').replace('app: { start: serve }\n', ''));
        return { 'base-target': 'http://127.0.0.1:9', 'head-target': 'http://127.0.0.1:9' };
      },
    };
    const judgement = await judged(propose(attack, LOCK, ''), {});
    expect(judgement.verdict).toBe('no-baseline');
    expect(judgement.policyChange).toContain('compare.base-target nothing → http://127.0.0.1:9');
    expect(judgement.policyChange).toContain(
      'This change also takes out what starts the application, so that base is not driven beside it.',
    );
  });

  test('where only the change asks for the lock, and base has no configuration, the standards do', async () => {
    put('readme.md', 'shop');
    repository.commit('feat: nothing yet');
    repository.git('checkout', '-q', '-b', 'change');
    put('perf-gate.yml', file('fail: 50%, from: base', STORED));
    repository.commit('feat: a gate');
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'Merge change', 'change');
    const judgement = await judged({}, {});
    expect(judgement.verdict).toBe('fail');
    expect(judgement.policyChange).toContain('compare.mode auto → stored');
  });

  test("stored runs are looked for in base's store, as base trusts them", async () => {
    const kept = (branch: string, workflow: string) =>
      `compare: { mode: stored, escalate: never }\nbaseline: { store: "branch:${branch}", workflow: [${workflow}] }\n`;
    rest = kept('kept', 'trusted.yml');
    const asked: unknown[] = [];
    const attack: Attack = {
      name: 'another store',
      write: () => {
        put('perf-gate.yml', file('fail: 50%, budget: 90s', kept('mine', 'own.yml')));
        return {};
      },
    };
    const openStore: Wishes['openStore'] = (choice) => ({
      save: async () => 'nowhere',
      read: async ({ workflows }) => {
        asked.push({ choice, workflows });
        return { runs: [], refused: [], history: null };
      },
    });
    const judgement = await judged(propose(attack, LOCK, ''), { openStore });
    expect(asked).toEqual([{ choice: { kind: 'branch', name: 'kept' }, workflows: ['trusted.yml'] }]);
    expect(judgement.policyChange).toMatch(/baseline\.store branch:kept → branch:mine/);
    expect(judgement.policyChange).toMatch(/baseline\.workflow trusted\.yml → own\.yml/);
  });

  test('paths of the change may only make it run more', async () => {
    rest = PATHS;
    const attack: Attack = {
      name: 'no paths',
      write: () => {
        put('server.js', 'slower');
        return {};
      },
    };
    const inputs = propose(attack, LOCK, LOCK);
    expect((await judged(inputs, {})).verdict).toBe('not-affected');
    expect((await judged({ paths: 'server.js' }, {})).verdict).toBe('fail');
  });

  test('without it the change decides, and that is told', async () => {
    const attack = LAXER[1];
    if (attack === undefined) throw new Error('no such attack');
    const judgement = await judged(propose(attack, '', ''), {});
    expect(judgement.verdict).toBe('no-baseline');
    expect(judgement.policyChange).toBe(
      'This change also changes the rules that it is judged by: compare.mode auto → stored, compare.escalate duet → never, baseline.store artifact → none.',
    );
  });

  test("the load is head's in any case, and told; what the workflow says of both is not", async () => {
    const rated = (rate: string): string =>
      file('fail: 50%, budget: 90s').replace('l.js', `l.js, rate: ${rate}`);
    for (const lock of ['', LOCK]) {
      const attack: Attack = {
        name: 'less load',
        base: () => put('perf-gate.yml', rated('50/s').replace('90s', `90s${lock}`)),
        write: () => {
          put('perf-gate.yml', rated('5/s').replace('90s', `90s${lock}`));
          return { duration: '10s' };
        },
      };
      expect((await judged(propose(attack, lock, ''), {})).policyChange).toBe(
        'This change also changes the load that it is measured with: workload.rate 50/s → 5/s.',
      );
      repository.remove();
      repository = createRepository();
    }
  });
});

describe("the gate's name", () => {
  const KEPT = 'compare: { mode: stored, escalate: never }\nbaseline: { store: "branch:kept" }\n';
  const renamed = (text: string, to = 'gate: other') => text.replace('gate: job', to).trimStart();
  const naming = (write: Attack['write'], base?: () => void): Attack => ({
    ...{ name: 'another gate', write },
    ...(base && { base }),
  });
  const inFile = (to?: string): Attack['write'] => {
    return (lock) => {
      put('perf-gate.yml', renamed(STRICT(lock), to));
      return {};
    };
  };

  /** The gates whose stored runs were asked for, beside the judgement. */
  async function asking(inputs: Inputs) {
    const gates = new Set<string>();
    const store: Wishes['store'] = {
      save: async () => 'nowhere',
      read: async ({ gate: name }) => {
        gates.add(name);
        return { runs: [], refused: [], history: null };
      },
    };
    return { judgement: await judged(inputs, { store }), gates: [...gates] };
  }

  test.each([
    ['another name', 'gate: other', 'other'],
    ['none, so that it is called after its job', '', 'perf-gate'],
  ])(
    "in a locked file is base's: its stored runs are compared, where the change gives %s",
    async (_name, to, told) => {
      rest = KEPT;
      const { judgement, gates } = await asking(propose(naming(inFile(to)), LOCK, LOCK));
      expect(gates).toEqual(['job']);
      expect(judgement.gate).toBe('job');
      expect(judgement.policyChange).toBe(
        `The rules of base judge this change (policy.from: base), not those that it is run with: gate job → ${told}.`,
      );
    },
  );

  test("in a locked file is base's where base leaves it to the job and the matrix", async () => {
    rest = KEPT;
    const unnamed = () => put('perf-gate.yml', renamed(STRICT(LOCK), ''));
    const inputs = propose(naming(inFile(), unnamed), LOCK, LOCK);
    const { gates } = await asking({ ...inputs, matrix: '{"shop":"cart"}' });
    expect(gates).toEqual(['perf-gate-cart']);
  });

  test('takes no acceptance of another gate', async () => {
    const accepted = () => put('.perf-gate/accept.yml', ACCEPTED.replaceAll('gate: job', 'gate: other'));
    const { comparisons } = await judged(propose(naming(inFile(), accepted), LOCK, LOCK), {});
    const classes = comparisons.map((one) => one.class);
    expect(classes).toContain('critical');
    expect(classes).not.toContain('accepted');
  });

  test.each(['one', 'two'])(
    'given by the workflow stays its own, so that legs share a file: %s',
    async (gateInput) => {
      rest = KEPT;
      const inputs = propose(naming(inFile()), LOCK, LOCK);
      const { judgement, gates } = await asking({ ...inputs, gate: gateInput });
      expect(gates).toEqual([gateInput]);
      expect(judgement.policyChange).toBeUndefined();
    },
  );

  test("is that of base's file of the same name, where a gate has its own", async () => {
    rest = KEPT;
    const own = () => put('gates/cart.yml', renamed(STRICT(''), 'gate: cart'));
    const write: Attack['write'] = () => {
      put('gates/cart.yml', renamed(STRICT(''), 'gate: other'));
      return { config: 'gates/cart.yml' };
    };
    expect((await asking(propose(naming(write, own), LOCK, LOCK))).gates).toEqual(['cart']);
  });

  test('of a file that base does not have is its own: a new gate is not an old one', async () => {
    rest = KEPT;
    const write: Attack['write'] = () => {
      put('gates/new.yml', renamed(STRICT(''), 'gate: new'));
      return { config: 'gates/new.yml' };
    };
    expect((await asking(propose(naming(write), LOCK, LOCK))).gates).toEqual(['new']);
  });

  test("is the change's without a lock, and told", async () => {
    rest = KEPT;
    const { judgement, gates } = await asking(propose(naming(inFile()), '', ''));
    expect(gates).toEqual(['other']);
    expect(judgement.policyChange).toBe(
      'This change also changes the rules that it is judged by: gate job → other.',
    );
  });
});

describe('a push to another branch than the base branch', () => {
  /** `main` is locked; what a first push to `change` says is there before the second one. */
  async function pushed(first: string, more = '', branch = 'change'): Promise<Judgement> {
    put('perf-gate.yml', `${STRICT(LOCK)}${more}`);
    repository.commit('feat: the gate');
    repository.git('checkout', '-q', '-b', branch);
    put('perf-gate.yml', first);
    const before = repository.commit('feat: a first push');
    put('server.js', 'slower');
    repository.commit('feat: a second push');
    return judged({}, {}, { repository: REPOSITORY, ref: `refs/heads/${branch}`, before });
  }

  test('does not escape the lock by a push before it', async () => {
    const judgement = await pushed(LAX(''));
    expectBasesRules(judgement);
    expect(judgement.base?.source.sha).toBe(repository.git('rev-parse', 'HEAD^1'));
    expect(judgement.policyChange).toContain('policy.from base → head');
  });

  test.each(['change', 'first-push'])('nor by calling %s a base branch', async (name) => {
    repository.git('branch', '-q', '-f', 'first-push');
    const { policy } = await pushed(`${LAX('')}baseline: { branches: [${name}] }\n`);
    expect(policy).toMatchObject({ fail: 0.5, failOn: 'fail' });
  });

  test('is judged by its own rules where the lock is in a file that calls it a base branch', async () => {
    const named = 'baseline: { branches: [main, release/1] }\n';
    const { policy } = await pushed(`${LAX('')}${named}`, named, 'release/1');
    expect(policy.fail).toBe(10);
  });
});
