import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProfile } from '../../../src/adapters/profiles/read-profile.ts';
import { recorded, write } from './recorded.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'bundled-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const SOURCES = {
  'package.json': '{ "type": "module" }',
  'src/types.ts': 'export type Item = { readonly price: number; readonly name: string };\n',
  'src/prices.ts': `import type { Item } from './types.ts';

/** A comment that no bundle keeps. */
type Prices = readonly Item[];

export function totalOf(items: Prices): number {
  let total: number = 0;
  for (let round = 0; round < 300; round++) {
    for (const { price } of items) total += Math.sqrt(price) * Math.sin(round);
    total -= round;
  }
  return total;
}
`,
  'src/main.ts': `import { totalOf } from './prices.ts';
import type { Item } from './types.ts';

const items: Item[] = Array.from({ length: 1000 }, (_, price) => ({ price, name: 'a' }));

export const serve = (): number => {
  return totalOf(items);
};
`,
};

async function profiled(module: string) {
  const bytes = await recorded(folder, module, 1);
  const { profile, gaps } = await readProfile(
    { format: 'cpuprofile', bytes },
    { directory: folder, requests: 10 },
  );
  expect(gaps).toEqual([]);
  return profile?.functions[0];
}

async function bundled(
  name: string,
  options: { readonly sourcemap: true | 'inline'; readonly minify: boolean },
) {
  await write(folder, SOURCES);
  const bundle = await rolldown({ input: path.join(folder, 'src/main.ts'), cwd: folder });
  await bundle.write({ file: path.join(folder, name), format: 'esm', ...options });
  await bundle.close();
  return profiled(name);
}

const HOT = 'for (const { price } of items) total += Math.sqrt(price) * Math.sin(round);';
const frame = { name: 'totalOf', file: 'src/prices.ts', line: 6, owner: 'app' };

test('a function of a bundle is named as it stands in its source, with its hot line', async () => {
  const hottest = await bundled('dist/plain.js', { sourcemap: true, minify: false });
  expect(hottest?.frame).toEqual(frame);
  expect(hottest?.lines[0]).toMatchObject({ line: 9, text: HOT });
});

test('of a minified bundle the name, the file and the line are told, too', async () => {
  const hottest = await bundled('dist/small.js', { sourcemap: 'inline', minify: true });
  expect(hottest?.frame).toEqual(frame);
});

test('what Node itself takes the types from needs no map', async () => {
  await write(folder, SOURCES);
  const hottest = await profiled('src/main.ts');
  expect(hottest?.frame).toEqual(frame);
  expect(hottest?.lines[0]).toMatchObject({ line: 9, text: HOT });
});
