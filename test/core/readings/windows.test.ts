import { expect, test } from 'vitest';
import type { ArmSample, MachineSample } from '../../../src/core/readings/sample.ts';
import { withReadings } from '../../../src/core/readings/windows.ts';
import { samplePairs } from '../decision/pairs.ts';

const round = (startedAt: number) => {
  const [pair] = samplePairs({ count: 1, seed: 1 });
  if (pair === undefined) throw new Error('no pair');
  return { ...pair.base, startedAt };
};
const PAIRS = [{ first: 'base', base: round(1000), head: round(4000) }] as const;
const reading = (
  at: number,
  stolen: number,
  waitedMs: number | null,
  idle: number | null = null,
): MachineSample => ({
  idle,
  at,
  total: at / 5,
  stolen,
  waitedMs,
});

test('each round tells the CPU time that was taken away and the time something waited for a CPU', () => {
  const readings = [reading(1000, 0, 0), reading(4000, 60, 1500), reading(7000, 60, 1800)];
  const [pair] = withReadings(PAIRS, { machine: readings, arms: {} });
  expect(pair?.base.readings).toEqual({ steal: 0.1, pressure: 0.5 });
  expect(pair?.head.readings.steal).toBe(0);
  expect(pair?.head.readings.pressure).toBeCloseTo(0.1);
});

test('what a kernel does not tell is left out, never zero', () => {
  const [silent] = withReadings(PAIRS, {
    machine: [reading(1000, 0, null), reading(7000, 0, null)],
    arms: {},
  });
  expect(silent?.base.readings).toEqual({ steal: 0 });
  const [nothing] = withReadings(PAIRS, { machine: [], arms: {} });
  expect(nothing?.head.readings).toEqual({});
});

test('time in which a CPU was in use is told, and not where the kernel does not count it', () => {
  const [pair] = withReadings(PAIRS, {
    machine: [reading(1000, 0, null, 0), reading(4000, 0, null, 150), reading(7000, 0, null, 150)],
    arms: {},
  });
  expect(pair?.base.readings.busy).toBe(0.75);
  expect(pair?.head.readings.busy).toBe(1);
});

const MACHINE: MachineSample = {
  ...{ at: 1000, total: 0, stolen: 0, idle: 0, waitedMs: 0, diskWaitedMs: 0, oomKills: 3 },
  memory: { used: 2e9, limit: 8e9 },
  link: { received: 0, sent: 1e6, perSecond: 125e6 },
  periods: { all: 10, throttled: 5 },
};
const LATER: MachineSample = {
  ...{ at: 7000, total: 1200, stolen: 0, idle: 600, waitedMs: 0, diskWaitedMs: 600, oomKills: 4 },
  memory: { used: 4e9, limit: 8e9 },
  link: { received: 75e6, sent: 301e6, perSecond: 125e6 },
  periods: { all: 70, throttled: 17 },
};

test('memory, disk, link, CPU limit and killed processes of the machine', () => {
  const [pair] = withReadings(PAIRS, { machine: [MACHINE, LATER], arms: {} });
  expect(pair?.base.readings).toEqual({
    ...{ steal: 0, pressure: 0, busy: 0.5, memory: 0.3125, 'disk-wait': 0.1 },
    ...{ network: 0.4, throttled: 0.2, 'oom-kills': 1 },
  });
});

test('without pressure information the disk is told by the time that CPUs were idle for it', () => {
  const of = ({ diskWaitedMs: _, ...rest }: MachineSample, diskWaitTicks: number) => ({
    ...rest,
    diskWaitTicks,
  });
  const [pair] = withReadings(PAIRS, { machine: [of(MACHINE, 0), of(LATER, 300)], arms: {} });
  expect(pair?.base.readings['disk-wait']).toBe(0.25);
});

const armSample = (at: number, n: number): ArmSample => ({
  ...{ at, cpu: 100 * n, cpuWait: 10 * n, switches: 5 * n, minorFaults: n, majorFaults: 0, threads: 11 },
  slow: { memory: 1e8 * n, limit: 1e9, handles: 20 },
});

test('each arm has the readings of its own processes', () => {
  const head = [armSample(1000, 0), armSample(4000, 3), armSample(7000, 9)];
  const [pair] = withReadings(PAIRS, { machine: [], arms: { head } });
  expect(pair?.base.readings).toEqual({});
  expect(pair?.head.readings).toEqual({
    ...{ cpu: 600, 'cpu-wait': 60, switches: 30, 'minor-faults': 6, 'major-faults': 0 },
    ...{ 'resident-memory': 6e8, 'own-memory': 0.6, handles: 20, threads: 11 },
  });
});

test('what the processes used is not told of a window that was not watched to its end', () => {
  const base = [armSample(1000, 0), armSample(3999, 3)];
  const [pair] = withReadings(PAIRS, { machine: [], arms: { base } });
  expect(pair?.base.readings).not.toHaveProperty('cpu');
  expect(pair?.base.readings).toHaveProperty('threads');
});

test('of a long watch a window reads what lies around it, also where much is read in every fourth sample', () => {
  const at = (n: number) => n * 250 - 1e6;
  const machine = Array.from({ length: 10_000 }, (_, n) => ({
    ...{ at: at(n), total: n * 50, stolen: n * 5, idle: n * 25, waitedMs: n * 50 },
    ...(n % 4 === 1 && { memory: { used: at(n) + 2e6, limit: 1e7 } }),
  }));
  const [pair] = withReadings(PAIRS, { machine, arms: {} });
  expect(pair?.base.readings.steal).toBeCloseTo(0.1, 9);
  expect(pair?.base.readings.busy).toBeCloseTo(0.5, 9);
  expect(pair?.base.readings.pressure).toBeCloseTo(0.2, 9);
  expect(pair?.base.readings.memory).toBeCloseTo((2e6 + 2500) / 1e7, 9);
});

test('what the load generator counted in a window stays there, and what was read of it before does not', () => {
  const pairs = PAIRS.map((pair) => ({
    ...pair,
    base: { ...pair.base, readings: { received: 5000, cpu: 7 } },
  }));
  const [pair] = withReadings(pairs, { machine: [], arms: {} });
  expect(pair?.base.readings).toEqual({ received: 5000 });
  expect(pair?.head.readings).toEqual({});
});

test('what the database of an arm did in its round, and nothing where it was not watched through all of it', () => {
  const sample = (at: number, statements: number) => ({
    at,
    statements,
    rows: 3 * statements,
    ms: statements / 2,
  });
  const samples = { machine: [], arms: {}, databases: { base: [sample(500, 0), sample(4500, 400)] } };
  const [pair] = withReadings(PAIRS, samples);
  expect(pair?.base.readings).toEqual({ statements: 300, 'statement-rows': 900, 'statement-time': 150 });
  expect(pair?.head.readings).toEqual({});
});
