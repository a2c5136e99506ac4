import { expect, test } from 'vitest';
import { readCpuprofile } from '../../../src/core/profiles/read/cpuprofile.ts';
import { code, cpuprofile, type Made } from './made.ts';

const read = (made: unknown) => readCpuprofile(JSON.stringify(made));
const selfOf = (made: Made, name: string): number => {
  const { functions, nodes } = read(made);
  return nodes.reduce((sum, node) => sum + (functions[node.code]?.name === name ? node.ms : 0), 0);
};
const tree = [code('serve', 'server.js', code('work', 'work.js'))];

test('idle time is of the wall and not busy, garbage and the program are busy and no functions', () => {
  const samples = ['(idle)', 'serve', 'work', 'work', '(garbage collector)', '(program)', '(idle)', '(idle)'];
  const { wallMs, busyMs, garbageMs, samples: busy, functions, nodes } = read(cpuprofile(tree, samples));
  expect({ wallMs, busyMs, garbageMs, busy }).toEqual({ wallMs: 8, busyMs: 5, garbageMs: 1, busy: 5 });
  const spent = nodes.filter(({ ms }) => ms > 0).map(({ code: of, ms }) => [functions[of]?.name, ms]);
  expect(spent).toEqual([
    ['serve', 1],
    ['work', 2],
  ]);
});

test('where nothing is told as idle, the program may be waiting and is not busy', () => {
  const { busyMs, longestBusyMs } = read(
    cpuprofile(tree, ['work', '(program)', '(program)', 'work', 'serve']),
  );
  expect([busyMs, longestBusyMs]).toEqual([3, 2]);
});

test('a sample takes as long as until the next, and the last as long as they do on average', () => {
  const made = cpuprofile(tree, ['serve', 'work', '(idle)', 'serve']);
  made.timeDeltas = [500, 2000, 3000, 1000];
  expect([selfOf(made, 'serve'), selfOf(made, 'work')]).toEqual([2 + 2, 3]);
});

test('samples that were written out of turn are put in order', () => {
  const made = cpuprofile(tree, ['serve', '(idle)', 'work', 'serve']);
  made.timeDeltas = [0, 5000, -3000, 6000];
  // serve at 0, work at 2, idle at 5, serve at 8 ms
  expect([selfOf(made, 'serve'), selfOf(made, 'work')]).toEqual([2 + 8 / 3, 3]);
});

test('one stack that could not be read between two of the same function is the one before', () => {
  const samples = ['work', '(program)', 'serve', '(program)', '(program)', 'serve', '(idle)'];
  const made = cpuprofile(tree, samples);
  expect([selfOf(made, 'work'), selfOf(made, 'serve')]).toEqual([2, 2]);
});

test('hits alone are shared out over the time of the profile', () => {
  const { samples: _, timeDeltas: __, ...made } = cpuprofile(tree, [...Array(3).fill('work'), '(idle)'], 10);
  expect(read(made)).toMatchObject({ wallMs: 40, busyMs: 30, samples: 3, longestBusyMs: null });
  expect(selfOf(made, 'work')).toBe(30);
});

test('ticks share a function out among its lines', () => {
  const ticks = [
    [5, 3],
    [7, 1],
    [0, 9],
  ] as const;
  const { nodes } = read(cpuprofile([{ ...code('work', 'work.js'), ticks }], Array(4).fill('work')));
  expect(nodes[0]?.lines).toEqual([
    { line: 5, ms: 3 },
    { line: 7, ms: 1 },
  ]);
});

test('a function has its place from 1, a native one has none', () => {
  const { functions } = read(cpuprofile([code('work', 'work.js', code('parse', ''))], []));
  expect(functions.filter(({ line }) => line !== null)).toEqual([
    { name: 'work', file: 'file:///app/work.js', line: 5, column: 10, isNative: false },
    { name: 'parse', file: '', line: 5, column: 10, isNative: true },
  ]);
});

const whole = JSON.stringify(cpuprofile(tree, ['work', 'serve']));
const broken = (change: (made: Made) => void): string => {
  const made = cpuprofile(tree, ['work', 'serve']);
  change(made);
  return JSON.stringify(made);
};

const BROKEN = [
  ['', 'no JSON'],
  [whole.slice(0, -20), 'cut off'],
  ['[]', 'it is no object'],
  ['null', 'it is no object'],
  ['{}', 'nodes is no list'],
  ['{"nodes":[],"startTime":0,"endTime":1}', 'not one tree'],
  [whole.replace('"endTime":', '"endTime":-'), 'endTime is before startTime'],
  [whole.replace('"endTime":', '"end":'), 'endTime is no whole number'],
  [broken((made) => made.nodes.push(made.nodes[0] as Made['nodes'][number])), 'two nodes have the same id'],
  [
    broken(
      (made) => made.nodes[2]?.children?.push(1) ?? Object.assign(made.nodes[2] ?? {}, { children: [1] }),
    ),
    'not one tree',
  ],
  [broken((made) => made.nodes[0]?.children?.push(3)), 'not one tree'],
  [broken((made) => made.nodes[0]?.children?.push(99)), 'not one tree'],
  [broken((made) => made.nodes[0]?.children?.pop()), 'not one tree'],
  [broken((made) => made.samples?.push(2)), 'not equally many'],
  [broken((made) => made.samples?.splice(0, 1, 99)), 'samples holds 99, which is no node'],
  [broken((made) => made.timeDeltas?.splice(0, 1, 1.5)), 'timeDeltas holds what is no whole number'],
  [broken((made) => Object.assign(made.nodes[1] ?? {}, { hitCount: -1 })), 'nodes[1].hitCount is below 0'],
  [
    broken((made) => Object.assign(made.nodes[1] ?? {}, { callFrame: null })),
    'nodes[1].callFrame is no object',
  ],
  [
    broken((made) => Object.assign(made.nodes[1]?.callFrame ?? {}, { functionName: { toString: 1 } })),
    'nodes[1].callFrame.functionName is no text',
  ],
  [
    broken((made) => Object.assign(made.nodes[1] ?? {}, { positionTicks: [{ line: 'x', ticks: 1 }] })),
    'nodes[1].positionTicks.line is no whole number',
  ],
] as const;

test.each(BROKEN.map(([text, said]) => [said, text] as const))('what is none is told: %s', (said, text) => {
  expect(() => readCpuprofile(text)).toThrow(said);
});

test('a tree in which two go round in a circle is none', () => {
  const made = cpuprofile(tree, ['work', 'serve']);
  made.nodes = made.nodes.map((node) => (node.id === 1 ? { ...node, children: [4, 5, 6] } : node));
  made.nodes = made.nodes.map((node) => (node.id === 3 ? { ...node, children: [2] } : node));
  expect(() => read(made)).toThrow('not one tree');
});

test('a million samples of a stack of ten thousand are read', () => {
  const frame = {
    functionName: 'deep',
    scriptId: '1',
    url: 'file:///app/a.js',
    lineNumber: 1,
    columnNumber: 1,
  };
  const nodes = Array.from({ length: 10_000 }, (_, index) => ({
    ...{ id: index + 1, callFrame: frame },
    children: index === 9999 ? [] : [index + 2],
  }));
  const samples = Array.from({ length: 1_000_000 }, (_, index) => (index % 10_000) + 1);
  const made = { nodes, startTime: 0, endTime: 1e8, samples, timeDeltas: samples.map(() => 100) };
  const { samples: busy, busyMs } = read(made);
  expect([busy, Math.round(busyMs)]).toEqual([999_999, 100_000]);
});
