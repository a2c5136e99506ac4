import { expect, test } from 'vitest';
import { QUANTITIES, QUANTITY_IDS } from '../../../src/core/model/recording/quantities.ts';
import { decodeRecording } from '../../../src/core/stored/decode.ts';
import { sampleRecording } from '../../contracts/samples.ts';

/** A recording as a file has it, with these readings in its window. */
const having = (readings: object) => {
  const plain = sampleRecording();
  return { ...plain, windows: plain.windows.map((window) => ({ ...window, readings })) };
};

const PROCESSES = {
  ...{ readyMs: [812.5], memory: [{ before: 5e7, after: 6e7 }], requests: [null] },
  ...{ mostHandles: null, threads: 11 },
};
const havingProcesses = (processes: unknown) => {
  const plain = sampleRecording();
  return { ...plain, arms: { ...plain.arms, head: { ...plain.arms.head, processes } } };
};

test('every quantity may be read, or absent', () => {
  const all = Object.fromEntries(
    QUANTITY_IDS.map((id) => [id, QUANTITIES[id].unit === 'ratio' ? 0.5 : 1234.5]),
  );
  const read = decodeRecording(having(all));
  expect(read).toMatchObject({ ok: true, value: { windows: [{ readings: all }] } });
  expect(decodeRecording(having({}))).toMatchObject({ ok: true });
});

test.each([
  { memory: 1.01 },
  { 'own-memory': -0.1 },
  { cpu: -1 },
  { 'resident-memory': 1e300 },
  { threads: Number.NaN },
  { handles: '20' },
])('a reading that cannot be is refused: %o', (readings) => {
  expect(decodeRecording(having(readings))).toMatchObject({ ok: false });
});

test('what a newer release reads is kept', () => {
  const read = decodeRecording(having({ 'heap-in-use': 5 }));
  expect(read).toMatchObject({ ok: true, value: { windows: [{ readings: { 'heap-in-use': 5 } }] } });
});

test('what processes were like may stand with a side', () => {
  expect(decodeRecording(havingProcesses(PROCESSES))).toMatchObject({ ok: true });
  const memory = [{ before: 5e7, middle: 5.5e7, after: 6e7 }];
  expect(decodeRecording(havingProcesses({ ...PROCESSES, memory }))).toMatchObject({
    ...{ ok: true, value: { arms: { head: { processes: { memory } } } } },
  });
});

test.each([
  { ...PROCESSES, readyMs: [-1] },
  { ...PROCESSES, memory: [{ before: 1 }] },
  { ...PROCESSES, memory: [{ before: 1, middle: -1, after: 2 }] },
  { ...PROCESSES, requests: [1.5] },
  { ...PROCESSES, threads: 'many' },
])('and what cannot be of them is refused: %#', (processes) => {
  expect(decodeRecording(havingProcesses(processes))).toMatchObject({ ok: false });
});
