import { expect, test } from 'vitest';
import { type ProcessSeen, processTree } from '../../../../src/core/readings/processes/process-tree.ts';

const NONE = {
  ...{ start: 1, parent: 1, cpu: 0, childrenCpu: 0, threads: 1 },
  ...{ minorFaults: 0, majorFaults: 0, childrenMinorFaults: 0, childrenMajorFaults: 0 },
};
const seen = (pid: number, own: Partial<ProcessSeen>): ProcessSeen => ({
  ...{ pid, ...NONE, each: threads([pid, own.cpu ?? 0]) },
  ...own,
});
const threads = (...all: readonly (readonly [number, number])[]): NonNullable<ProcessSeen['each']> =>
  new Map(all.map(([id, cpu]) => [id, { cpu, wait: cpu / 10, switches: cpu }]));

/** CPU time after each sight, less that of the first. */
function cpuOver(sights: readonly (readonly ProcessSeen[])[]): readonly number[] {
  const tree = processTree();
  const all = sights.map((sight) => tree(sight).cpu);
  return all.map((cpu) => cpu - (all[0] ?? 0));
}

const PARENT = 10;
const CHILD = 20;

test('processes that live are added', () => {
  const sights = [0, 1].map((n) => [
    seen(PARENT, { cpu: 100 + 30 * n }),
    seen(CHILD, { parent: PARENT, cpu: 20 * n }),
  ]);
  expect(cpuOver(sights)).toEqual([0, 50]);
});

test('threads are read to the nanosecond, and ticks where they know more', () => {
  const one = (cpu: number, ...each: readonly (readonly [number, number])[]) => [
    seen(PARENT, { cpu, each: threads(...each) }),
  ];
  // The second thread ends with 5 ms more than at its last sight.
  const sights = [
    one(100, [1, 60.5], [2, 44.5]),
    one(130, [1, 70.5], [2, 64.5]),
    one(140, [1, 80.5]),
    one(150, [1, 80.5]),
    one(150, [1, 84.5]),
  ];
  expect(cpuOver(sights)).toEqual([0, 30, 40, 45, 49]);
});

test('a thread with the id of an ended one is another', () => {
  const one = (cpu: number, ...each: readonly (readonly [number, number])[]) => [
    seen(PARENT, { cpu, each: threads(...each) }),
  ];
  expect(cpuOver([one(0, [1, 0], [2, 50]), one(50, [1, 0], [2, 8])])).toEqual([0, 8]);
});

test('a child counts once, whether it lives or was waited for', () => {
  const sights = [
    [seen(PARENT, {})],
    [seen(PARENT, {}), seen(CHILD, { parent: PARENT, cpu: 70 })],
    [seen(PARENT, { childrenCpu: 80 })],
    [seen(PARENT, { childrenCpu: 80 })],
  ];
  expect(cpuOver(sights)).toEqual([0, 70, 80, 80]);
});

test('children that were never seen count by what their parent waited for', () => {
  const sights = [[seen(PARENT, { childrenCpu: 500 })], [seen(PARENT, { childrenCpu: 530 })]];
  expect(cpuOver(sights)).toEqual([0, 30]);
});

test('whether parent or child was read first makes no lasting difference', () => {
  const child = seen(CHILD, { parent: PARENT, cpu: 70 });
  const waited = [
    [seen(PARENT, {}), child],
    // The parent is read after it waited, the child before.
    [seen(PARENT, { childrenCpu: 70 }), child],
    [seen(PARENT, { childrenCpu: 70 })],
  ];
  expect(cpuOver(waited).at(-1)).toBe(0);
  const late = [[seen(PARENT, {}), child], [seen(PARENT, {})], [seen(PARENT, { childrenCpu: 70 })]];
  expect(cpuOver(late)).toEqual([0, 0, 0]);
});

test('a child and its own child that end together are found by who lives', () => {
  const sights = [
    [seen(PARENT, {}), seen(CHILD, { parent: PARENT, cpu: 10 }), seen(30, { parent: CHILD, cpu: 40 })],
    [seen(PARENT, { childrenCpu: 52 })],
  ];
  expect(cpuOver(sights)).toEqual([0, 2]);
});

test('what nobody waited for stays counted, and another process with its id is new', () => {
  const orphan = (start: number, cpu: number) => seen(CHILD, { start, parent: 1, cpu });
  expect(cpuOver([[orphan(1, 5)], [orphan(1, 25)], [], [orphan(2, 7)]])).toEqual([0, 20, 20, 27]);
});

test('where one process has too many threads to ask, what only threads tell is not known', () => {
  const tree = processTree();
  const many = tree([seen(PARENT, { cpu: 40, threads: 100, each: null }), seen(CHILD, { cpu: 3 })]);
  expect(many).toEqual({ cpu: 43, minorFaults: 0, majorFaults: 0, threads: 101 });
  const again = tree([
    seen(PARENT, { cpu: 60, threads: 2, each: threads([1, 58]) }),
    seen(CHILD, { cpu: 3 }),
  ]);
  expect(again).toMatchObject({ cpu: 63, cpuWait: 6.1, switches: 61 });
});

test('faults of children that ended count too', () => {
  const tree = processTree();
  tree([seen(PARENT, { minorFaults: 5 })]);
  const now = tree([seen(PARENT, { minorFaults: 8, childrenMinorFaults: 100, childrenMajorFaults: 2 })]);
  expect(now).toMatchObject({ minorFaults: 108, majorFaults: 2 });
});
