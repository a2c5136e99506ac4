import { expect, test } from 'vitest';
import { readPprof } from '../../../src/core/profiles/read/pprof.ts';
import type { PprofMessage } from '../../../src/core/profiles/read/pprof-message.ts';

const STRINGS = [
  ...['', 'samples', 'count', 'cpu', 'nanoseconds', 'main.main', '/app/main.go', 'main.work'],
  ...['runtime.gcBgMarkWorker', '/usr/local/go/src/runtime/mgc.go', '/lib/libc.so.6', 'inuse_space', 'bytes'],
];

const made: PprofMessage = {
  strings: STRINGS,
  sampleTypes: [
    { type: 1, unit: 2 },
    { type: 3, unit: 4 },
  ],
  samples: [
    { locations: [2, 1], values: [3, 30e6] },
    { locations: [1], values: [1, 10e6] },
    { locations: [3], values: [2, 20e6] },
    { locations: [4, 1], values: [1, 10e6] },
  ],
  // In 2 work was inlined into main, at its line 12.
  locations: new Map([
    [1, { mapping: 0, lines: [{ function: 1, line: 10 }] }],
    [
      2,
      {
        mapping: 0,
        lines: [
          { function: 2, line: 20 },
          { function: 1, line: 12 },
        ],
      },
    ],
    [3, { mapping: 0, lines: [{ function: 3, line: 0 }] }],
    [4, { mapping: 1, lines: [] }],
  ]),
  functions: new Map([
    [1, { name: 5, file: 6, startLine: 9 }],
    [2, { name: 7, file: 6, startLine: 0 }],
    [3, { name: 8, file: 9, startLine: 1 }],
  ]),
  mappings: new Map([[1, 10]]),
  ...{ periodType: { type: 3, unit: 4 }, period: 10e6, durationNanos: 2e9 },
};

test('times of the processor are taken, with what was inlined, the collector and code without symbols', () => {
  const { functions, nodes, ...rest } = readPprof(made);
  expect(rest).toEqual({
    ...{
      format: 'pprof',
      clock: 'cpu',
      wallMs: 2000,
      busyMs: 70,
      garbageMs: 20,
      samples: 7,
      longestBusyMs: null,
    },
  });
  const spent = nodes.map(({ parent, code, line, ms }) => [parent, functions[code]?.name, line, ms]);
  expect(spent).toEqual([
    [-1, 'main.main', 10, 10],
    [0, 'main.main', 12, 0],
    [1, 'main.work', 20, 30],
    [-1, 'runtime.gcBgMarkWorker', null, 20],
    [0, '[libc.so.6]', null, 10],
  ]);
  expect(functions.map(({ line }) => line)).toEqual([9, null, 1, null]);
});

test('counts are made times by the period', () => {
  const counts = made.samples.map(({ locations, values }) => ({ locations, values: values.slice(0, 1) }));
  const sampleTypes = [{ type: 1, unit: 2 }];
  expect(readPprof({ ...made, sampleTypes, samples: counts })).toMatchObject({ busyMs: 70, samples: 7 });
});

test('whose time it is is what the file calls it', () => {
  const named = (types: readonly string[], period: string) => {
    const strings = [...types, ...STRINGS, period];
    const at = (text: string) => strings.indexOf(text);
    const unit = at('nanoseconds');
    const sampleTypes = types.map((type) => ({
      type: at(type),
      unit: type === 'samples' ? at('count') : unit,
    }));
    const samples = [{ locations: [], values: types.map(() => 3) }];
    const empty = { locations: new Map(), functions: new Map(), mappings: new Map() };
    const periodType = { type: at(period), unit };
    return readPprof({ ...made, ...empty, strings, sampleTypes, samples, periodType }).clock;
  };
  expect(named(['samples', 'cpu'], 'cpu')).toBe('cpu');
  expect(named(['samples', 'wall'], 'wall')).toBe('wall');
  expect(named(['wall', 'cpu'], 'wall')).toBe('cpu');
  expect(named(['samples'], 'wall')).toBe('wall');
  expect(named(['samples'], 'cpu')).toBe('cpu');
});

test('a program that has no Go in it does not tell its collector apart', () => {
  const samples = made.samples.filter(({ locations }) => !locations.includes(3));
  const functions = new Map([...made.functions].filter(([id]) => id !== 3));
  expect(readPprof({ ...made, samples, functions }).garbageMs).toBeNull();
});

test.each([
  ['of memory', { sampleTypes: [{ type: 11, unit: 12 }] }, 'no CPU times, only inuse_space'],
  ['with a place that it lacks', { locations: new Map() }, 'a place that is not in it'],
  ['with a function that it lacks', { functions: new Map() }, 'a function that is not in it'],
])('a profile %s is told', (_, change, said) => {
  expect(() => readPprof({ ...made, ...change })).toThrow(said);
});
