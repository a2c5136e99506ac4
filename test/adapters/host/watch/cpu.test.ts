import { expect, test } from 'vitest';
import { cpuOf, readCpu, waitedOf } from '../../../../src/adapters/host/watch/cpu.ts';
import { otherMachine } from '../lay.ts';

const PRESSURE = `some avg10=73.51 avg60=85.08 avg300=75.69 total=768777557
full avg10=0.00 avg60=0.00 avg300=0.00 total=12
`;

test('the time in which something waited for a CPU is the total of the line `some`', () => {
  expect(waitedOf(PRESSURE)).toBe(768_777.557);
});

test('a kernel that says nothing of it leaves it unknown', () => {
  expect(waitedOf('')).toBeNull();
  expect(waitedOf('full avg10=0.00 avg60=0.00 avg300=0.00 total=12\n')).toBeNull();
});

const machine = otherMachine();
const STAT = 'cpu  100 5 20 700 30 1 4 40 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n';

test('a kernel with pressure information tells the time that something waited for a disk', () => {
  const { root, lay } = machine();
  lay({
    'proc/stat': STAT,
    'proc/pressure/cpu': PRESSURE,
    'proc/pressure/io': 'some avg10=0 total=5000\nfull avg10=0 total=1\n',
  });
  expect(readCpu(root)).toEqual({
    ...{ total: 900, stolen: 40, idle: 730 },
    ...{ waitedMs: 768_777.557, diskWaitedMs: 5 },
  });
});

test('one without it tells the ticks in which CPUs were idle for a disk', () => {
  const { root, lay } = machine();
  lay({ 'proc/stat': STAT });
  expect(readCpu(root)).toEqual({ total: 900, stolen: 40, idle: 730, waitedMs: null, diskWaitTicks: 30 });
  expect(readCpu(`${root}/nowhere`)).toBeNull();
});

test('a machine without /proc tells by its runtime how busy its CPUs were', () => {
  const times = (user: number, idle: number) => ({ times: { user, nice: 1, sys: 10, idle, irq: 2 } });
  expect(cpuOf([times(100, 500), times(200, 400)])).toEqual({
    ...{ total: 1226, stolen: 0, idle: 900, waitedMs: null },
  });
  expect(cpuOf([])).toBeNull();
});
