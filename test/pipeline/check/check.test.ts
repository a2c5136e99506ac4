import { describe, expect, test } from 'vitest';
import { renderCheck } from '../../../src/core/render/text/check.ts';
import { check } from '../../../src/pipeline/check/check.ts';
import { EnvironmentError, StoppedByScript } from '../../../src/ports/errors.ts';
import type { Foreseen, ForeseeRequest } from '../../../src/ports/load-generator.ts';
import { configOf } from '../../core/config/written.ts';
import { appError, contextOf, createWorld, startedConfig, type Wishes } from '../world.ts';
import { foreseen } from './foreseen.ts';

async function checked(
  wishes: Wishes,
  config = startedConfig(),
  kind: 'pull-request' | 'local' = 'pull-request',
) {
  const asked: ForeseeRequest[] = [];
  const foresee: Wishes['foresee'] = async (request) => {
    asked.push(request);
    if (wishes.foresee !== undefined) return wishes.foresee(request);
    return request.inDuet ? foreseen() : foreseen({ way: { kind: 'alone' } });
  };
  const world = createWorld({ ...wishes, foresee });
  const found = await check(config, contextOf(kind), world.ports, new AbortController().signal).finally(
    () => {
      expect([...world.running, ...world.folders]).toEqual([]);
    },
  );
  return { found, asked, world, text: renderCheck(found, { width: 1000 }) };
}

const way = async (foresees: Partial<Foreseen>, added = '') =>
  (await checked({ foresee: async () => foreseen(foresees) }, startedConfig(added))).found.way;

const WHY = 'Scenario `late` never runs together with the rest.';
const sides = (totalMs: number, slices: number): Partial<Foreseen> => ({
  way: { kind: 'side-by-side', why: WHY, users: 10, driver: { totalMs, slices, sliceMs: 5000 } },
});

describe('the way', () => {
  test('of a load that stays is rounds as it is', async () => {
    const why = "The script's load runs as it is, in alternating rounds of base and head.";
    expect(await way({})).toEqual({ kind: 'rounds', plateau: null, why });
  });

  test('of a load that changes is rounds at its plateau', async () => {
    const levels = [{ scenario: 'default', unit: 'vus', level: 20 }] as const;
    const plateau = { chosen: 'held', levels, heldMs: 60_000, left: ['ramps'], dropped: [] } as const;
    const found = await way({ way: { kind: 'rounds', plateau, roundMs: 3000 } });
    expect(found).toMatchObject({ plateau, why: "The script's load is driven at its plateau of 20 VUs." });
  });

  test('of what rounds cannot show is side by side, in about the time that it takes', async () => {
    const why = `${WHY} So all of it is driven on both sides at once, in about 24 s.`;
    expect(await way(sides(24_000, 4))).toEqual({ kind: 'side-by-side', totalMs: 24_000, why });
  });

  test('of a load whose users take too much memory for two is whole runs in turns, or stored runs', async () => {
    const foresee = async () => foreseen(sides(24_000, 4));
    const tight = { foresee, freeBytes: 100 * 1024 ** 2 };
    const { found, text } = await checked(tight);
    const why = `${WHY} Two k6 with 10 VUs each take about 220 MB of memory, and 100 MB are free. So all of it is driven in turns, one side after the other: at most 8 pairs of whole runs, in about 384 s.`;
    expect(found.way).toEqual({ kind: 'in-turns', totalMs: 24_000, pairs: 8, why });
    expect(found.window).toEqual({ kind: 'turn', ms: 24_000, most: 8 });
    expect(text).toMatch(/^WHOLE RUNS IN TURNS {2}/);
    expect(text).toContain('on each side, in whole runs of 24 s.');
    const short = await checked(tight, startedConfig('compare: { whole-limit: 60s }\n'));
    expect(short.found.way.kind).toBe('stored');
  });

  test.each([
    ['too long', sides(600_000, 40), 'takes 600 s, and `compare.whole-limit` is 60 s.'],
    ['too short', sides(8000, 0), 'takes 8 s, which is too short to compare anything side by side.'],
  ])('of all of a load that is %s is stored runs', async (_, foresees, reason) => {
    const found = await way(foresees, 'compare: { whole-limit: 60s }\n');
    expect(found.kind).toBe('stored');
    expect(found.why).toContain(reason);
    expect(found.why).toMatch(/^No side-by-side comparison: .* Earlier runs decide instead\.$/);
  });

  test('of what has no end is stored runs', async () => {
    const found = await way({ way: { kind: 'unsuitable', reason: 'It has no end.' } });
    expect(found).toEqual({
      kind: 'stored',
      why: 'No side-by-side comparison: It has no end. Earlier runs decide instead.',
    });
  });
});

describe('what is started', () => {
  test('base and head, once each, and no load is driven', async () => {
    const { found, asked, world } = await checked({});
    expect(found.tried).toBe('both');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ inDuet: true, local: true, teardown: true });
    expect(world.starts.map(({ arm }) => arm).toSorted()).toEqual(['base', 'head']);
    expect(world.happened.filter((line) => /^(drive|measure|duet)/.test(line))).toEqual([]);
    expect(found.depends).toEqual([]);
  });

  test('head alone where nobody named a base: it stands for both, and base has yet to start', async () => {
    const { found, asked, text } = await checked({}, startedConfig(), 'local');
    const [request] = asked;
    expect(request?.inDuet).toBe(true);
    expect(request?.baseUrls.base).toBe(request?.baseUrls.head);
    expect(found).toMatchObject({
      tried: 'head',
      way: { kind: 'rounds' },
      depends: [{ kind: 'base-starts' }],
    });
    expect(text).toContain('`--base REVISION` tries both');
  });

  test('head alone where base does not start, which is nobody’s fault', async () => {
    const start: Wishes['start'] = ({ arm }) => {
      if (arm === 'base') throw appError('Base is broken.');
    };
    const { found, asked } = await checked({ start });
    expect(asked.map(({ inDuet }) => inDuet)).toEqual([false]);
    expect(found.way).toEqual({
      kind: 'stored',
      why: 'No side-by-side comparison: Base is broken. Earlier runs decide instead.',
    });
  });

  test('head alone where earlier runs are wanted, and then the whole run counts', async () => {
    const config = startedConfig('compare: { mode: stored }\n');
    const { found, asked } = await checked(
      { foresee: async () => foreseen({ way: { kind: 'alone' } }) },
      config,
    );
    expect(asked[0]?.inDuet).toBe(false);
    expect(found.way).toEqual({ kind: 'stored', why: 'This run is compared with earlier ones.' });
    expect(found.window).toEqual({ kind: 'run', ms: 20_000, most: 1 });
    expect(found.depends).toEqual([{ kind: 'earlier-runs' }]);
  });

  test('nothing where the target runs already', async () => {
    const config = configOf('workload: { script: l.js, target: "http://shop.test" }');
    const { found, asked, world } = await checked(
      { foresee: async () => foreseen({ way: { kind: 'alone' } }) },
      config,
    );
    expect(asked[0]).toMatchObject({ local: false, inDuet: false, baseUrls: { head: 'http://shop.test' } });
    expect(world.starts).toEqual([]);
    expect(found.way.why).toContain('`app.start`');
  });

  test('both anew, without teardown(), where the script stopped them', async () => {
    const { found, asked } = await checked({
      foresee: async ({ teardown }) => {
        if (teardown === true) throw new StoppedByScript('It stops the application.', '');
        return foreseen();
      },
    });
    expect(asked.map(({ teardown }) => teardown)).toEqual([true, false]);
    expect(found.hazards).toEqual([{ kind: 'stops-app' }]);
  });
});

describe('a script that does not work', () => {
  const broken = (base: boolean, head: boolean): Wishes['foresee'] => {
    const trouble = [{ text: 'It threw.', kind: 'threw', said: null }];
    return async ({ inDuet }) =>
      inDuet
        ? { kind: 'broken', trouble: { base: base ? trouble : [], head: head ? trouble : [] } }
        : foreseen({ way: { kind: 'alone' } });
  };

  test('on both sides is told as what could not be tried', async () => {
    await expect(checked({ foresee: broken(true, true) })).rejects.toThrow(
      new EnvironmentError('It threw.', ''),
    );
  });

  test('on head alone is told as the change’s', async () => {
    await expect(checked({ foresee: broken(false, true) })).rejects.toThrow(
      'Head does not do what base does: It threw.',
    );
  });

  test('on base alone leaves head and earlier runs', async () => {
    const { found } = await checked({ foresee: broken(true, false) });
    expect(found.way).toEqual({
      kind: 'stored',
      why: 'No side-by-side comparison: It threw. Earlier runs decide instead.',
    });
  });
});

test('a whole run that fits twice can confirm, and one that fits once cannot', async () => {
  const of = async (totalMs: number) => {
    const wishes = { foresee: async () => foreseen(sides(totalMs, 10)) };
    const { found } = await checked(wishes, startedConfig('compare: { whole-limit: 100s }\n'));
    return found.depends;
  };
  expect(await of(50_000)).toContainEqual({ kind: 'whole-limit', limitMs: 100_000, runs: 2 });
  expect(await of(51_000)).toContainEqual({ kind: 'whole-limit', limitMs: 100_000, runs: 1 });
});

test('slices of a load too short for an answer count as often as it is driven', async () => {
  const most = async (slices: number, totalMs = 20_000) =>
    (await checked({ foresee: async () => foreseen(sides(totalMs, slices)) })).found.window.most;
  expect(await most(1)).toBe(12);
  expect(await most(3)).toBe(18);
  expect(await most(3, 5 * 60_000)).toBe(12);
  // A second run of it would but confirm.
  expect(await most(11)).toBe(11);
});

test('requests are counted in a round, for all and for each endpoint', async () => {
  const endpoints = [
    { name: 'GET home', share: 0.75 },
    { name: 'POST order', share: 0.25 },
  ];
  const { found } = await checked({ foresee: async () => foreseen({ endpoints }) });
  expect(found.subjects.map(({ name, requests }) => [name, requests])).toEqual([
    [null, 300],
    ['GET home', 225],
    ['POST order', 75],
  ]);
});

test('which side has a database of its own is told from the configuration of each', async () => {
  const own = startedConfig('', 'start: serve, database: { url-env: DATABASE_URL }');
  const given = { variable: 'DATABASE_URL', copy: false };
  const both = await checked({}, own);
  expect(both.found.databases).toEqual({ base: given, head: given });
  expect(new Set(both.world.released)).toEqual(new Set(['base', 'head']));
  const head = await checked({ configAtBase: startedConfig() }, own);
  expect(head.found.databases).toEqual({ base: null, head: given });
  expect(head.text).toContain('Base gets none');
  expect((await checked({})).text).not.toContain('Databases');
});

test('whether both are reset decides the way of a script that counts, so the generator is told', async () => {
  const { asked } = await checked({}, startedConfig('', 'start: serve, reset: clear'));
  expect(asked.map(({ hasReset }) => hasReset)).toEqual([true]);
  const without = await checked({});
  expect(without.asked.map(({ hasReset }) => hasReset)).toEqual([false]);
});

describe('what both sides may have built over each other', () => {
  const SHARED = 'Base and head both build into `/tmp/shop`, beyond their own folders';
  const shared = startedConfig('', 'start: /tmp/shop, build: go build -o /tmp/shop .');

  test.each(['pull-request', 'local'] as const)('is told before a %s is driven', async (kind) => {
    expect((await checked({}, shared, kind)).text).toContain(SHARED);
  });

  test('is none where head is driven alone', async () => {
    const config = startedConfig(
      'compare: { mode: stored }\n',
      'start: /tmp/shop, build: go build -o /tmp/shop .',
    );
    expect((await checked({}, config)).text).not.toContain(SHARED);
  });

  test.each(['pull-request', 'local'] as const)(
    'leaves stored runs to a %s where it is one image',
    async (kind) => {
      const config = startedConfig('', 'build: docker build -t shop ., start: docker run --rm shop');
      const { found } = await checked({}, config, kind);
      expect(found.way.kind).toBe('stored');
      expect(found.way.why).toContain('app.build gives the image `shop` one name on both sides');
    },
  );
});

test.each(['pull-request', 'local'] as const)(
  'what lies in the folder of head alone is told to a %s',
  async (kind) => {
    const told = "`.env` lies in head's folder and not in git: base runs without it";
    const untracked = ['.env', 'server.log'];
    expect((await checked({ untracked }, startedConfig(), kind)).text).toContain(told);
    const stored = startedConfig('compare: { mode: stored }\n');
    expect((await checked({ untracked }, stored, kind)).text).not.toContain(told);
  },
);
