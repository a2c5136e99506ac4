import { expect, test } from 'vitest';
import type { CodeOwner } from '../../../src/core/model/evidence/profile.ts';
import { reduceProfile } from '../../../src/core/profiles/reduce/reduce.ts';
import type { CallNode } from '../../../src/core/profiles/sampled.ts';

/** Stacks of `a:12` (a frame of the application, at a line), `lib.x` and `run.x`, the outermost first. */
function reduced(stacks: readonly (readonly [string, number])[]) {
  const names: string[] = [];
  const nodes: CallNode[] = [];
  for (const [stack, ms] of stacks) {
    let parent = -1;
    const frames = stack.split(' ');
    for (const [depth, frame] of frames.entries()) {
      const [name = '', line] = frame.split(':');
      if (!names.includes(name)) names.push(name);
      const own = depth === frames.length - 1 ? ms : 0;
      const at = line === undefined ? null : Number(line);
      parent = nodes.push({ parent, code: names.indexOf(name), line: at, ms: own, lines: [] }) - 1;
    }
  }
  const ownerOf = (name: string): CodeOwner =>
    name.startsWith('lib.') ? 'library' : name.startsWith('run.') ? 'runtime' : 'app';
  const functions = names.map((name) => ({ name, file: '', line: null, column: null, isNative: false }));
  const frames = names.map((name) => ({ name, file: '', line: 1, owner: ownerOf(name) }));
  const times = {
    clock: 'cpu' as const,
    wallMs: null,
    busyMs: 1,
    garbageMs: null,
    samples: 1,
    longestBusyMs: null,
  };
  const profile = reduceProfile({ format: 'pprof', ...times, functions, nodes }, frames, 7);
  return new Map(
    profile.functions.map(({ frame, selfMs, totalMs, ownMs, lines, calls }) => [
      frame.name,
      {
        ...{ selfMs, totalMs, ownMs },
        lines: lines.map(({ line, ms }) => [line, ms]),
        calls: calls.map((one) => [one.frame.name, one.ms]),
      },
    ]),
  );
}

test('a function that calls itself took a sample once, by whatever way', () => {
  const found = reduced([
    ['a a a', 1],
    ['a b a', 2],
    ['b b', 4],
  ]);
  expect(found.get('a')).toMatchObject({ selfMs: 3, totalMs: 3, ownMs: 3 });
  expect(found.get('b')).toMatchObject({ selfMs: 4, totalMs: 6, ownMs: 4 });
});

test('what others do is of the function of the application that is nearest, by what it called', () => {
  const found = reduced([
    ['run.loop lib.router a:3 lib.sql run.write', 5],
    ['run.loop lib.router a:4 lib.json b:9 run.sort', 2],
    ['run.loop lib.router a:3', 1],
    ['run.loop lib.router', 8],
  ]);
  expect(found.get('a')).toEqual({
    ...{ selfMs: 1, totalMs: 8, ownMs: 6, lines: [[3, 6]] },
    calls: [['lib.sql', 5]],
  });
  expect(found.get('b')).toMatchObject({ ownMs: 2, lines: [[9, 2]], calls: [['run.sort', 2]] });
  expect(found.get('lib.router')).toMatchObject({ selfMs: 8, totalMs: 16, ownMs: 0, lines: [], calls: [] });
  expect(found.get('run.write')).toMatchObject({ selfMs: 5, totalMs: 5, ownMs: 0 });
});

test('three hot lines and five calls are kept', () => {
  const found = reduced([
    ...[1, 2, 3, 4].map((line) => [`a:${line}`, 10 * line] as const),
    ...[1, 2, 3, 4, 5, 6].map((nth) => [`b:${nth} lib.${nth}`, nth] as const),
    ['c:1', 1],
    ['c:2', 99],
  ]);
  expect(found.get('a')?.lines).toEqual([
    [4, 40],
    [3, 30],
    [2, 20],
  ]);
  expect(found.get('b')?.calls.map(([name]) => name)).toEqual(['lib.6', 'lib.5', 'lib.4', 'lib.3', 'lib.2']);
  expect(found.get('c')?.lines).toEqual([[2, 99]]);
});

test('of many functions a hundred are kept, with the first by each of the times', () => {
  const apps = Array.from({ length: 200 }, (_, index) => [`a${index}`, 1000 - index] as const);
  const others = Array.from({ length: 200 }, (_, index) => [`run.${index}`, 100 - index / 10] as const);
  const outer = [['lib.outer run.0', 5000] as const];
  const names = [...reduced([...apps, ...others, ...outer]).keys()];
  expect(names).toHaveLength(100);
  expect(names[0]).toBe('a0');
  expect(names).toContain('run.0');
  expect(names).toContain('lib.outer');
});

test('a stack of three hundred thousand frames is reduced', () => {
  const nodes = Array.from({ length: 300_000 }, (_, index) => ({
    ...{ parent: index - 1, code: index % 2, line: null, ms: 1, lines: [] },
  }));
  const functions = ['a', 'b'].map((name) => ({ name, file: '', line: null, column: null, isNative: false }));
  const frames = functions.map(({ name }) => ({ name, file: '', line: null, owner: 'app' as const }));
  const times = {
    clock: 'cpu' as const,
    wallMs: null,
    busyMs: 1,
    garbageMs: null,
    samples: 1,
    longestBusyMs: null,
  };
  const { functions: found } = reduceProfile({ format: 'pprof', ...times, functions, nodes }, frames, null);
  expect(found.map(({ selfMs, totalMs }) => [selfMs, totalMs])).toEqual([
    [150_000, 300_000],
    [150_000, 299_999],
  ]);
});
