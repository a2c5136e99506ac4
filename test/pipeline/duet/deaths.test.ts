import { expect, test } from 'vitest';
import { measure } from '../../../src/pipeline/measure.ts';
import { StoppedByScript } from '../../../src/ports/errors.ts';
import { samplePairs } from '../../core/decision/pairs.ts';
import { troubles } from '../../support/troubles.ts';
import { sideBySide } from '../side-by-side.ts';
import { appError, contextOf, createWorld, startedConfig, type Wishes, type World } from '../world.ts';

/** A duet that two groups of rounds do not settle. */
const OPEN: Wishes = { effect: 0.17, noise: 0.08 };

async function measured(wishes: Wishes) {
  const world = createWorld({ ...OPEN, ...wishes });
  const { signal } = new AbortController();
  const config = startedConfig('policy: { seed: 5 }\n');
  const head = await measure(config, contextOf(), world.ports, signal);
  const refused = head.kind === 'recorded' ? (head.recording.refused ?? []) : [];
  return { world, measured: head, refused };
}

test('a base that dies under load, and once more alone, is not compared with: head is measured alone', async () => {
  const { world, measured: head, refused } = await measured({ dies: { arm: 'base', after: 2, again: true } });
  expect(head.kind).toBe('recorded');
  expect(refused).toEqual([{ origin: expect.stringContaining('base '), reason: 'base ended by itself.' }]);
  expect(world.happened).toContain('measure head alone');
  expect([...world.running]).toEqual([]);
});

test('a base that dies beside head and lives alone is no pass: the run is invalid, and head is named', async () => {
  const { world, measured: head, refused } = await measured({ dies: { arm: 'base', after: 2 } });
  expect(head).toMatchObject({
    kind: 'could-not-measure',
    text: expect.stringMatching(/^Base died beside head, and lived alone .* head may have stopped it\./),
  });
  expect(refused).toEqual([]);
  const after = world.happened.slice(world.happened.lastIndexOf('stop head'));
  expect(after.filter((one) => one.startsWith('start'))).toEqual(['start base']);
  expect(world.happened).not.toContain('measure head alone');
  expect([...world.running]).toEqual([]);
});

const BESIDE = /^Base died beside head, .* base ended by itself\. Alone: /;

test('a base that cannot be driven alone is no fault of its own, and what hindered it hides no cause', async () => {
  let opened = 0;
  const open = () => {
    opened += 1;
    if (opened === 2) throw new StoppedByScript('The script stops the application.', '');
  };
  const { world, ...result } = await measured({ dies: { arm: 'base', after: 2 }, open });
  expect(result).toMatchObject({
    measured: { kind: 'could-not-measure', text: expect.stringMatching(BESIDE), detail: 'log of base' },
    refused: [],
  });
  expect(JSON.stringify(result)).toContain('Alone: The script stops the application.');
  expect([...world.running]).toEqual([]);
});

test('nor is one that lives while the script aborts its run', async () => {
  let groups = 0;
  const drive: Wishes['drive'] = (pairs) => {
    groups += 1;
    const words = groups > 2 ? ['The script aborted the test.'] : [];
    return { pairs, trouble: troubles(words, words) };
  };
  const { measured: head, refused } = await measured({ dies: { arm: 'base', after: 2 }, drive });
  expect(head).toMatchObject({ kind: 'could-not-measure', text: expect.stringMatching(BESIDE) });
  expect(refused).toEqual([]);
});

test('nor is one that was driven side by side: alone it would have to bear the load of both', async () => {
  const world: World = createWorld({
    dies: { arm: 'base', after: 1 },
    opened: sideBySide(() => world.happened.push('drive all')),
    // Started anew it lives, whatever is asked of it.
    open: () => void (world.running.size === 1 && world.happened.push('drive one iteration')),
  });
  const { signal } = new AbortController();
  const head = await measure(startedConfig(), contextOf(), world.ports, signal);
  expect(head).toMatchObject({ kind: 'could-not-measure', text: expect.stringMatching(BESIDE) });
  expect(world.happened.filter((one) => one === 'drive all')).toHaveLength(1);
  expect(world.happened).not.toContain('measure head alone');
  expect([...world.running]).toEqual([]);
});

/** A load that is driven in whole runs in turns, during whose first pair base dies. */
async function inTurns(dies: Partial<Wishes['dies']> = {}) {
  const load = { users: 1500 };
  const world: World = createWorld({
    ...{ freeBytes: 1024 ** 3, dies: { arm: 'base', after: 1, ...dies } },
    opened: sideBySide(
      () => {},
      load,
      () => world.happened.push('drive whole runs'),
    ),
  });
  const { signal } = new AbortController();
  const head = await measure(startedConfig(), contextOf(), world.ports, signal);
  const after = world.happened.slice(world.happened.lastIndexOf('stop head'));
  return { head, after, ...world };
}

test('one that dies in turns is driven by whole runs alone, and where it dies again that is its own fault', async () => {
  const { head, happened, running } = await inTurns({ again: true });
  expect(head.kind).toBe('recorded');
  expect(happened.filter((one) => one === 'drive whole runs')).toHaveLength(2);
  expect(happened).toContain('measure head alone');
  expect([...running]).toEqual([]);
});

test('where it lives alone then, head may have stopped it, and nobody says that both were driven at once', async () => {
  const { head, after, happened } = await inTurns();
  expect(head).toMatchObject({
    kind: 'could-not-measure',
    text: expect.stringMatching(
      /^Base died in turns with head, .* lived alone .* head may have stopped it\./,
    ),
  });
  expect(after.filter((one) => one.startsWith('start'))).toEqual(['start base']);
  expect(happened).not.toContain('measure head alone');
});

test('one that does not start alone is its own fault side by side too', async () => {
  const world: World = createWorld({
    dies: { arm: 'base', after: 1 },
    opened: sideBySide(() => world.happened.push('drive all')),
    start: ({ arm }, nth) => {
      if (arm === 'base' && nth === 2) throw appError('Base does not start.');
    },
  });
  const { signal } = new AbortController();
  const head = await measure(startedConfig(), contextOf(), world.ports, signal);
  expect(head.kind).toBe('recorded');
  expect(world.happened).toContain('measure head alone');
});

test('what k6 said of the death is kept: alone it has a log of its own', async () => {
  const logs: unknown[] = [];
  await measured({ dies: { arm: 'base', after: 2 }, open: (request) => void logs.push(request) });
  expect(logs).toMatchObject([{ directory: '/out/.' }, { directory: '/out/.', log: 'k6-alone' }]);
  expect(logs[0]).not.toHaveProperty('log');
});

test('a head that dies under load is broken, whatever its rounds say, and its log is shown', async () => {
  const { measured: head, refused } = await measured({ dies: { arm: 'head', after: 2 } });
  expect(refused).toEqual([]);
  expect(head).toEqual({
    kind: 'head-broken',
    text: 'Head does not do under load what base does: head ended by itself.',
    detail: 'log of head',
  });
});

test('where neither dies the duet goes on', async () => {
  const { world, measured: head, refused } = await measured({});
  expect(head.kind).toBe('recorded');
  expect(refused).toEqual([]);
  expect(world.happened).not.toContain('measure head alone');
});

/** Both k6 take that share of two CPUs. */
function busy(share: number, cpus: readonly number[]): Wishes {
  const pairs = samplePairs({ count: 20, seed: 1, effect: 0, noise: 0.02 });
  let driven = 0;
  return {
    cpus,
    driver: {
      drive: async (firsts) => {
        driven += firsts.length;
        return {
          pairs: pairs.slice(driven - firsts.length, driven),
          trouble: { base: [], head: [] },
          astray: null,
          cpu: { usedMs: share * 2000, wallMs: 1000 },
          vusExhausted: { base: false, head: false },
        };
      },
    },
  };
}

test.each([
  ['90 % of the two CPUs that k6 is held to', 0.9, [0, 1, 2, 3], false],
  ['70 % of the two CPUs that k6 is held to', 0.7, [0, 1, 2, 3], true],
  ['as much on a machine where it may use four', 0.9, [], true],
] as const)('k6 at %s', async (_, share, cpus, valid) => {
  const { measured: head } = await measured(busy(share, cpus));
  if (head.kind !== 'recorded') throw new Error(head.text);
  expect(head.recording.validity.valid).toBe(valid);
  const reasons = head.recording.validity.valid ? [] : head.recording.validity.reasons;
  expect(reasons.join(' ')).toContain(valid ? '' : `k6 took ${share * 100} % of its CPUs' time`);
});
