import { describe, expect, test } from 'vitest';
import type { Endpoint, Series } from '../../src/core/model/recording/series.ts';
import { gate } from '../../src/pipeline/gate.ts';
import { troubles } from '../support/troubles.ts';
import { filledStore } from './baseline/filled-store.ts';
import { appError, contextOf, createWorld, recordingOf, startedConfig, type Wishes } from './world.ts';

const STORED = 'compare: { mode: stored }\npolicy: { seed: 2 }\n';

/** What head shows alone, as a multiple of base's. */
function scaled(factor: number) {
  const { overall, endpoints } = recordingOf().arms.head;
  const slower = <T extends Series>(series: T): T => {
    const { duration } = series;
    if (duration === null) return series;
    const values = Object.entries(duration).map(([name, value]) => [
      name,
      name === 'count' ? value : value * factor,
    ]);
    return { ...series, duration: { ...duration, ...Object.fromEntries(values) } };
  };
  return { overall: slower(overall), endpoints: endpoints.map(slower) };
}

type Run = {
  readonly alone: number;
  readonly wishes?: Wishes;
  readonly escalate?: 'duet' | 'never';
  readonly kind?: 'base-branch';
  readonly app?: string;
  readonly targets?: string;
};

async function run({ alone, wishes = {}, escalate = 'duet', kind, app, targets }: Run) {
  const world = createWorld({ noise: 0.02, measured: scaled(alone), store: await filledStore(), ...wishes });
  const config = startedConfig(targets === undefined ? STORED : `${STORED}targets: ${targets}\n`, app);
  const settings = { ...config, compare: { ...config.compare, escalate } };
  const { signal } = new AbortController();
  const { judgement } = await gate(settings, contextOf(kind), world.ports, signal);
  const recording = JSON.parse(world.written.get('recording.json') ?? 'null');
  const duets = world.happened.filter((line) => line.startsWith('duet of')).length;
  return { world, judgement, recording, duets };
}

test('a stored comparison that accuses an unchanged head is overruled by a duet, which is said', async () => {
  const { world, judgement, recording, duets } = await run({ alone: 1.7 });
  expect(duets).toBe(1);
  expect(judgement).toMatchObject({ verdict: 'pass', comparing: { way: 'duet' } });
  expect(judgement.notes[0]).toMatch(
    /^Earlier runs alone would have said fail: GET home is \d+ % slower .*A side-by-side comparison settled it\.$/,
  );
  expect(recording.windows.length).toBeGreaterThanOrEqual(8);
  expect(recording.notes[0]).toBe(judgement.notes[0]);
  expect([...world.running, ...world.folders]).toEqual([]);
});

test('where nothing is to be escalated the same comparison accuses', async () => {
  const { judgement, recording, duets } = await run({ alone: 1.7, escalate: 'never' });
  expect(duets).toBe(0);
  expect(judgement.verdict).toBe('fail');
  expect(recording.duet).toBeUndefined();
});

test('a duet that finds the same has the last word with its own numbers', async () => {
  const { judgement } = await run({ alone: 1.3, wishes: { effect: Math.log(1.8) } });
  expect(judgement).toMatchObject({ verdict: 'fail', comparing: { way: 'duet' } });
  expect(judgement.notes[0]).toContain('would have said warn');
});

test('a stored comparison that leaves it open is settled by a duet', async () => {
  const { judgement, duets } = await run({ alone: 1.17 });
  expect(duets).toBe(1);
  expect(judgement.verdict).toBe('pass');
  expect(judgement.notes[0]).toContain('would have said inconclusive');
});

test('one that leaves it open is settled beside a target that warns too', async () => {
  const { judgement, duets } = await run({ alone: 1.17, targets: '[{ target: p50 < 1ms, role: warning }]' });
  expect(duets).toBe(1);
  expect(judgement).toMatchObject({ verdict: 'warn', comparing: { way: 'duet' } });
  expect(judgement.reasons.map(({ kind }) => kind)).toEqual(['target']);
});

test('a stored comparison that passes costs no duet', async () => {
  const { judgement, duets } = await run({ alone: 1 });
  expect(duets).toBe(0);
  expect(judgement.verdict).toBe('pass');
});

test('a run of the base branch is never escalated', async () => {
  const { judgement, duets } = await run({ alone: 1.7, kind: 'base-branch' });
  expect(duets).toBe(0);
  expect(judgement.verdict).toBe('fail');
});

test('a head that breaks beside base fails for that', async () => {
  const drive: Wishes['drive'] = () => ({
    pairs: [],
    trouble: troubles([], ['Every request failed.']),
  });
  const { judgement } = await run({ alone: 1.7, wishes: { drive } });
  expect(judgement).toMatchObject({ verdict: 'fail', reasons: [{ kind: 'head-broken' }] });
  expect(judgement.notes[0]).toContain('would have said fail');
});

test.each<readonly [string, Wishes, string]>([
  [
    'a base that does not start',
    {
      start: ({ arm }) => {
        if (arm === 'base') throw appError('no table');
      },
    },
    'no table',
  ],
  [
    'rounds that cannot be judged',
    { drive: (pairs) => ({ pairs: pairs.slice(0, 1), trouble: troubles(['Gone.'], ['Gone.']) }) },
    'Gone.',
  ],
])('%s leaves the stored comparison standing, which is said', async (_, wishes, why) => {
  const { judgement, recording } = await run({ alone: 1.7, wishes });
  expect(judgement).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('70 % slower') });
  expect(judgement.notes[0]).toBe(`A side-by-side comparison was to settle this and could not: ${why}`);
  expect(recording.duet).toBeUndefined();
  expect(recording.notes[0]).toBe(judgement.notes[0]);
});

describe('a duet that comes to no answer', () => {
  const vague: Wishes = { effect: 0.17, noise: 0.08 };

  test('takes no accusation back, and is not said to have settled it', async () => {
    const { judgement, recording, duets } = await run({ alone: 1.35, wishes: vague });
    expect(duets).toBe(1);
    expect(judgement).toMatchObject({ verdict: 'warn', reason: expect.stringContaining('35 % slower') });
    expect(judgement.notes[0]).toMatch(
      /^A side-by-side comparison was to settle this and could not: Cannot rule out that GET home is more than 20 % slower/,
    );
    expect(judgement.notes.join()).not.toContain('settled it');
    expect(recording.duet).toBeUndefined();
    expect(recording.notes[0]).toBe(judgement.notes[0]);
  });

  test('stands where its interval leaves nothing of what was accused', async () => {
    const { judgement } = await run({ alone: 1.7, wishes: vague });
    expect(judgement).toMatchObject({ verdict: 'inconclusive', comparing: { way: 'duet' } });
    expect(judgement.notes[0]).toMatch(
      /^Earlier runs alone would have said fail: .* A side-by-side comparison did not settle it\.$/,
    );
  });

  test('stands where earlier runs left it open too, and says that it settled nothing', async () => {
    const { judgement } = await run({ alone: 1.17, wishes: vague });
    expect(judgement).toMatchObject({ verdict: 'inconclusive', comparing: { way: 'duet' } });
    expect(judgement.notes[0]).toMatch(
      /^Earlier runs alone would have said inconclusive: .* A side-by-side comparison did not settle it\.$/,
    );
  });
});

test('a duet that passes without an endpoint that was accused leaves that accusation, by its name', async () => {
  const both = (endpoints: readonly Endpoint[]) => [
    ...endpoints,
    ...endpoints.map((one) => ({ ...one, name: 'seldom' })),
  ];
  const { overall, endpoints } = recordingOf().arms.head;
  const slower = scaled(1.7);
  const measured = { overall: slower.overall, endpoints: both(slower.endpoints) };
  const store = await filledStore({ overall, endpoints: both(endpoints) });
  const { judgement, recording } = await run({ alone: 1, wishes: { measured, store } });
  expect(judgement).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('70 % slower') });
  expect(judgement.notes[0]).toBe(
    'A side-by-side comparison was to settle this and did not judge p50, p95, p99 of GET seldom: what earlier runs say of it stands.',
  );
  expect(recording.notes[0]).toBe(judgement.notes[0]);
});

test('where two builds cannot run at once the stored comparison stands, and why is said', async () => {
  const { judgement, duets } = await run({ alone: 1.7, app: 'start: serve, port: 3000' });
  expect(duets).toBe(0);
  expect(judgement.verdict).toBe('fail');
  expect(judgement.notes[0]).toContain('could not: app.port is fixed to 3000');
});
