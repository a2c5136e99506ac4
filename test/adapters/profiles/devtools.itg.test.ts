import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProfile } from '../../../src/adapters/profiles/read-profile.ts';
import { devtoolsProfileModel } from '../../support/tools.ts';
import { recorded, write } from './recorded.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'devtools-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const PROGRAM = {
  'package.json': '{ "type": "module" }',
  'node_modules/sorter/package.json': '{ "name": "sorter", "type": "module", "exports": "./index.js" }',
  'node_modules/sorter/index.js': `export function bubble(list) {
  for (let i = 0; i < list.length; i++)
    for (let j = 0; j + 1 < list.length - i; j++)
      if (list[j] > list[j + 1]) [list[j], list[j + 1]] = [list[j + 1], list[j]];
  return list;
}
`,
  'shop.js': `import { bubble } from 'sorter';

function sum(from) {
  let total = 0;
  for (let i = from; i < 400_000; i++) {
    total += Math.sqrt(i) * Math.sin(i);
  }
  return total;
}

function fibonacci(n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

const garbage = () => JSON.stringify(Array.from({ length: 3000 }, (_, id) => ({ id, name: 'a' + id })));

const sorted = () => bubble(Array.from({ length: 300 }, (_, index) => (index * 7919) % 300));

export function serve() {
  return [sum(1), fibonacci(20), garbage().length, sorted().length];
}
`,
};

type Node = {
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
};
type Model = {
  readonly gcNode?: Node;
  forEachFrame(
    open: (depth: number, node: Node) => void,
    close: (depth: number, node: Node, index: number, start: number, ms: number, selfMs: number) => void,
  ): void;
};

/** Self and total times by function, as the panels of DevTools have them; the time of the collector is in no function. */
async function reckoned(bytes: Uint8Array) {
  const { CPUProfileDataModel } = await import(await devtoolsProfileModel());
  const model: Model = new CPUProfileDataModel(JSON.parse(Buffer.from(bytes).toString()));
  const times = new Map<string, { self: number; total: number }>();
  const keyOf = ({ callFrame: { functionName, url, lineNumber } }: Node): string =>
    `${functionName === '' ? '(anonymous)' : functionName} ${url} ${lineNumber + 1}`;
  const opened: string[] = [];
  const add = (key: string, self: number, total: number): void => {
    const known = times.get(key) ?? { self: 0, total: 0 };
    times.set(key, { self: known.self + self, total: known.total + total });
  };
  model.forEachFrame(
    (_, node) => opened.push(keyOf(node)),
    (_, node, __, ___, ms, selfMs) => {
      const key = opened.pop() ?? '';
      expect(key).toBe(keyOf(node));
      add(key, selfMs, opened.includes(key) ? 0 : ms);
      if (node === model.gcNode) for (const one of new Set(opened)) add(one, 0, -ms);
    },
  );
  return times;
}

test('self and total times are those of the DevTools of Chrome', async () => {
  await write(folder, PROGRAM);
  const bytes = await recorded(folder, 'shop.js', 3);
  const theirs = await reckoned(bytes);
  const { profile } = await readProfile({ format: 'cpuprofile', bytes }, { directory: folder, requests: 10 });
  const ours = profile?.functions ?? [];
  const urlOf = (file: string): string =>
    file === '' || file.startsWith('node:') ? file : `file://${folder}/${file}`;
  expect(ours.length).toBeGreaterThan(5);
  for (const { frame, selfMs, totalMs } of ours) {
    const their = theirs.get(`${frame.name} ${urlOf(frame.file)} ${frame.line ?? 0}`);
    expect([frame, their?.self]).toEqual([frame, expect.closeTo(selfMs, 3)]);
    expect([frame, their?.total]).toEqual([frame, expect.closeTo(totalMs, 3)]);
  }
  // Whatever has most time there is among ours.
  const first = [...theirs]
    .filter(([key]) => !key.startsWith('('))
    .sort(([, a], [, b]) => b.self - a.self)[0];
  const most = ours.toSorted((a, b) => b.selfMs - a.selfMs)[0]?.frame;
  expect(first?.[0]).toBe(`${most?.name} ${urlOf(most?.file ?? '')} ${most?.line}`);
  expect(profile?.garbageMs).toBeCloseTo(theirs.get('(garbage collector)  0')?.self ?? 0, 3);
  expect((profile?.wallMs ?? 0) - (profile?.busyMs ?? 0)).toBeCloseTo(theirs.get('(idle)  0')?.self ?? -1, 3);
});

test('known hot functions come out with their owner, line and callees', async () => {
  await write(folder, PROGRAM);
  const bytes = await recorded(folder, 'shop.js', 2);
  const { profile } = await readProfile({ format: 'cpuprofile', bytes }, { directory: folder, requests: 10 });
  const named = new Map(profile?.functions.map((one) => [`${one.frame.owner} ${one.frame.name}`, one]));
  expect(profile?.functions[0]?.frame).toEqual({ name: 'sum', file: 'shop.js', line: 3, owner: 'app' });
  const [line] = named.get('app sum')?.lines ?? [];
  expect(line).toMatchObject({ line: 6, text: 'total += Math.sqrt(i) * Math.sin(i);' });
  expect(named.get('library bubble')?.frame.file).toBe('node_modules/sorter/index.js');
  expect(named.get('app sorted')?.calls[0]?.frame.name).toBe('bubble');
  const fibonacci = named.get('app fibonacci');
  expect(fibonacci?.totalMs).toBeCloseTo(fibonacci?.selfMs ?? 0, 6);
  // Ten turns of 200 ms, with waiting between them.
  expect(profile?.longestBusyMs).toBeGreaterThan(150);
  expect(profile?.longestBusyMs).toBeLessThan((profile?.busyMs ?? 0) / 2);
});
