import { expect, test } from 'vitest';
import { waitedOf } from '../../../../src/adapters/host/watch/cpu.ts';

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
