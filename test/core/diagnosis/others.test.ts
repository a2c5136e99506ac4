import { expect, test } from 'vitest';
import { diagnose } from '../../../src/core/diagnosis/diagnose.ts';
import type { ProcessEvidence } from '../../../src/core/model/evidence/process.ts';
import { comparisonsOf, duetOf, foundIn, namesOf, type World } from './evidence.ts';
import { changed, SENSORS, SHOP } from './schemas.ts';

const MB = 1024 ** 2;

/** Memory that grows by so many MB in each start, over 5,000 requests. */
function growing(world: World, ...megabytes: readonly number[]): World {
  const process: ProcessEvidence = {
    readyMs: megabytes.map(() => 500),
    memory: megabytes.map((one) => ({ before: 80 * MB, after: (80 + one) * MB })),
    requests: megabytes.map(() => 5000),
    ...{ mostHandles: null, threads: null },
  };
  return { ...world, process };
}

test('memory that requests leave behind is told, start by start', () => {
  expect(namesOf(foundIn(growing(SHOP, 12, 15), growing(SHOP, 140, 150)))).toEqual([
    'memory-growth new high',
  ]);
  expect(namesOf(foundIn(growing(SHOP, 12), growing(SHOP, 60)))).toEqual(['memory-growth new medium']);
});

test('memory of a single start is possible and no more, however much it is', () => {
  for (const [base, head] of [
    [[-40], [400]],
    [[10, 12], [400]],
    [[12], [400, 420]],
  ] as const) {
    expect(foundIn(growing(SHOP, ...base), growing(SHOP, ...head))).toMatchObject([
      { rule: 'memory-growth', isNew: true, severity: 'medium', confidence: 'possible' },
    ]);
  }
});

test('a heap that gets warm, on both sides or in one start of two, is none', () => {
  expect(foundIn(growing(SHOP, 50, 60), growing(SHOP, 70, 65))).toEqual([]);
  expect(foundIn(growing(SHOP, 10, 12), growing(SHOP, 150, 14))).toEqual([]);
  expect(namesOf(foundIn(growing(SHOP, 200, 210), growing(SHOP, 205, 220)))).toEqual(['memory-growth low']);
});

/** The same of a world whose memory halfway is known: so many MB of growth until then, and in all. */
function halved(world: World, ...starts: readonly (readonly [number, number])[]): World {
  const { process } = growing(world, ...starts.map(([, whole]) => whole));
  const memory = (process?.memory ?? []).map((one, index) => ({
    ...one,
    middle: one.before + (starts[index]?.[0] ?? 0) * MB,
  }));
  return { ...world, ...(process && { process: { ...process, memory } }) };
}

test('memory that has found an end by the middle of the load may be a cache that fills', () => {
  const base = growing(SHOP, 12, 15);
  const [cache] = foundIn(base, halved(SHOP, [138, 140], [152, 150]));
  expect(cache).toMatchObject({
    ...{ rule: 'memory-growth', isNew: true, severity: 'medium', confidence: 'possible' },
    texts: { settling: '' },
  });
  // Saw-teeth: one start was looked at just before a collection, the other one just after it.
  for (const leak of [halved(SHOP, [70, 140], [75, 150]), halved(SHOP, [125, 140], [60, 150])]) {
    const [found] = foundIn(base, leak);
    expect(found).toMatchObject({ severity: 'high', confidence: 'likely', texts: {} });
  }
});

const reading = (world: World, readings: World['readings'] = {}): World => ({ ...world, readings });

test('CPUs that are all taken are told, and head is accused only where base leaves some', () => {
  expect(namesOf(foundIn(reading(SHOP, { busy: 0.5 }), reading(SHOP, { busy: 0.97 })))).toEqual([
    'cpu-saturated new medium',
  ]);
  expect(namesOf(foundIn(reading(SHOP, { busy: 0.95 }), reading(SHOP, { busy: 0.97 })))).toEqual([
    'cpu-saturated medium',
  ]);
  expect(foundIn(reading(SHOP, { busy: 0.5 }), reading(SHOP, { busy: 0.7 }))).toEqual([]);
});

test('a limit that holds the application back is told', () => {
  const [first] = foundIn(reading(SHOP, { throttled: 0 }), reading(SHOP, { throttled: 0.4 }));
  expect(first).toMatchObject({ rule: 'throttled', isNew: true });
  expect(foundIn(reading(SHOP, { throttled: 0 }), reading(SHOP, { throttled: 0.01 }))).toEqual([]);
});

test('what lies with the runner is never new, and told of a run that is not valid too', () => {
  const [base, head] = [reading(SHOP, { steal: 0.01 }), reading(SHOP, { steal: 0.2 })];
  expect(foundIn(base, head)).toMatchObject([{ rule: 'steal', category: 'runner', isNew: false }]);
  const looping = changed(head, 'GET /orders', { ran: [{ sql: 'SELECT 2 FROM a', perCall: 40, ms: 1 }] });
  const recording = {
    ...duetOf(base, looping),
    validity: { valid: false, reasons: ['The load was not driven.'] } as const,
    generator: { name: 'k6', version: '2.2.0', cpu: 0.9 },
  };
  const input = { recording, base: recording.arms.base ?? null, comparisons: comparisonsOf(recording) };
  expect(diagnose(input).map(({ rule }) => rule)).toEqual(['load-generator-saturated', 'steal']);
});

const connecting = (world: World, mean: number, p95: number): World => ({
  ...world,
  phases: { connecting: { mean, p95 }, tls: { mean: 0, p95: 0 } },
});

test('requests that open connections of their own are told', () => {
  expect(foundIn(connecting(SHOP, 0.001, 0), connecting(SHOP, 0.3, 0.4))[0]).toMatchObject({
    ...{ rule: 'connections-not-reused', isNew: true, severity: 'medium' },
  });
  expect(foundIn(connecting(SHOP, 0.3, 0.4), connecting(SHOP, 0.3, 0.4))).toEqual([]);
  expect(foundIn(connecting(SHOP, 3, 4), connecting(SHOP, 3, 4))[0]).toMatchObject({ isNew: false });
});

test('requests of which one in five opens a connection on base, and each on head, are told as new', () => {
  expect(foundIn(connecting(SHOP, 0.12, 0.2), connecting(SHOP, 0.39, 0.85))[0]).toMatchObject({
    ...{ rule: 'connections-not-reused', isNew: true, severity: 'medium' },
  });
  expect(foundIn(connecting(SHOP, 0.12, 0.3), connecting(SHOP, 0.2, 0.6))).toEqual([]);
});

test.each([
  ['hundredths of a millisecond', 8, [0.012, 0.02], [0.025, 0.06]],
  ['less than a hundredth of a request', 40, [0.05, 0.06], [0.17, 0.4]],
  ['a packet that was lost among thousands', 8, [0.1, 0.2], [0.32, 0.21]],
] as const)('beside a base that opens connections too, %s is nothing new', (_, ms, base, head) => {
  const shop = changed(SHOP, 'GET /orders', { ms });
  expect(foundIn(connecting(shop, base[0], base[1]), connecting(shop, head[0], head[1]))).toEqual([]);
});

test('opening connections lies beside a response time, and is no part of what became slower', () => {
  const slower = (ms: number, opening: number): World =>
    connecting(changed(SHOP, 'GET /orders', { ms }), opening, 2 * opening);
  // Of a slow-down of 0.75 ms over all requests it is not all, and of one of 3 ms neither.
  for (const ms of [9.5, 14]) {
    const found = foundIn(connecting(SHOP, 0, 0), slower(ms, 4));
    const opened = found.find(({ rule }) => rule === 'connections-not-reused');
    expect(opened).toMatchObject({
      ...{ isNew: true, severity: 'medium', msPerRequest: 4, shareOfSlowdown: null },
      // Of a request with what it opens.
      saving: { ofMs: (ms + 12) / 2 + 4 },
    });
    expect(opened?.overlapMs).toBeUndefined();
    for (const { overlapMs } of found) expect(overlapMs).toBeUndefined();
  }
  // What base has too weighs by its share of such a request.
  const standing = slower(8, 9);
  expect(foundIn(standing, standing)[0]).toMatchObject({ severity: 'medium', msPerRequest: 9 });
});

const slow = (readings: World['readings'] = {}, waiting = 60): World =>
  reading(
    {
      ...changed(SENSORS, 'GET /sensors/:id/readings', { ms: 60 }),
      phases: { waiting: { mean: waiting, p95: waiting } },
    },
    readings,
  );
const quick = (readings: World['readings'] = {}): World =>
  reading({ ...SENSORS, phases: { waiting: { mean: 20, p95: 20 } } }, readings);

test('a slow-down that the database does not explain is outside of it', () => {
  expect(foundIn(quick(), slow())).toMatchObject([
    {
      ...{ rule: 'slower-outside-database', category: 'code', isNew: true, confidence: 'possible' },
      ...{ severity: 'critical', endpoints: ['GET /sensors/:id/readings'], msPerRequest: 40 },
    },
  ]);
  expect(foundIn(quick(), quick())).toEqual([]);
});

test('an endpoint that runs no statement at all is outside of the database too', () => {
  const serving = (ms: number): World => ({
    ...SHOP,
    endpoints: { ...SHOP.endpoints, 'GET /about': { ms, ran: [] } },
  });
  expect(foundIn(serving(4), serving(30))).toMatchObject([
    { rule: 'slower-outside-database', endpoints: ['GET /about'], msPerRequest: 26 },
  ]);
  expect(foundIn(serving(4), serving(4))).toEqual([]);
});

test('with CPU time it is known whether it computes or waits', () => {
  // Four windows of 500 requests on each side; half of all requests are slower by 40 ms.
  const cpu = (msPerRequest: number) => ({ cpu: 500 * msPerRequest });
  expect(foundIn(quick(cpu(2)), slow(cpu(21)))).toMatchObject([
    { rule: 'slower-outside-database', confidence: 'likely' },
  ]);
  expect(foundIn(quick(cpu(2)), slow(cpu(2.1)))).toMatchObject([
    { rule: 'upstream-slow', confidence: 'possible', msPerRequest: 40 },
  ]);
});

test('memory that may have grown takes no other cause’s place', () => {
  const cpu = { cpu: 500 * 2 };
  expect(namesOf(foundIn(growing(quick(cpu), 5), growing(slow(cpu), 26)))).toEqual([
    'upstream-slow new critical',
    'memory-growth new medium',
  ]);
});

test('what waits while one CPU is kept busy is not told as waiting for something else', () => {
  // Windows of 3 s and 500 requests: hardly more CPU time per request, and 97 % of one CPU.
  const [before, after] = [{ cpu: 2850 }, { cpu: 2910 }];
  expect(foundIn(quick(before), slow(after))).toMatchObject([
    { rule: 'slower-outside-database', confidence: 'possible', msPerRequest: 40 },
  ]);
  const [some, little] = [{ cpu: 1000 }, { cpu: 1060 }];
  expect(foundIn(quick(some), slow(little))).toMatchObject([{ rule: 'upstream-slow' }]);
});

test('CPU time that differs from round to round by more than is at stake says nothing', () => {
  const apart = (first: number, last: number) =>
    [1, 2, 3, 4].map((at) => (at % 2 === 1 ? first : last) * 500);
  const spreading = (world: World, cpu: readonly number[]): World => ({ ...world, byWindow: { cpu } });
  const rules = (base: readonly number[], head: readonly number[]) =>
    foundIn(spreading(quick(), base), spreading(slow(), head));
  // Half of all requests are slower by 40 ms, 20 ms of the mean.
  expect(rules(apart(10, 12), apart(10, 12))).toMatchObject([{ rule: 'upstream-slow' }]);
  expect(rules(apart(10, 40), apart(10, 40))).toMatchObject([
    { rule: 'slower-outside-database', confidence: 'possible' },
  ]);
  expect(rules(apart(1, 21), apart(21, 41))).toMatchObject([
    { rule: 'slower-outside-database', confidence: 'possible' },
  ]);
  expect(rules(apart(1, 2), apart(21, 22))).toMatchObject([
    { rule: 'slower-outside-database', confidence: 'likely' },
  ]);
});

test('what waits for locks or for a CPU is not told as code', () => {
  const waits = { waiting: 'x', holding: 'y', holderIdleInTransaction: false, seen: 9, longestMs: 9 };
  const locked = { ...slow(), database: { ...SENSORS.database, locks: [waits] } };
  const rules = (head: World) => foundIn(quick(), head).map(({ rule }) => rule);
  expect(rules(locked)).not.toContain('slower-outside-database');
  expect(rules(slow({ busy: 0.99 }))).toEqual(['cpu-saturated']);
});
