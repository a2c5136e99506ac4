import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicationFiles } from '../../../src/adapters/profiles/application-files.ts';
import { sourceMapOf } from '../../../src/adapters/profiles/source-maps.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'source-maps-'));
  await mkdir(path.join(folder, 'app', 'dist'), { recursive: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

// Line 1: column 0 → source 0, line 2, column 0; column 9 → line 2, column 9, named `work`. Line 2 → line 3.
const MAPPINGS = 'AACA,SAASA;AACT';
const map = { version: 3, sources: ['../src/work.ts'], names: ['work'], mappings: MAPPINGS };
const find = async (generated: string, change: object = {}, beside?: string) => {
  const file = path.join(folder, 'app', 'dist', 'out.js');
  if (beside !== undefined) await writeFile(path.join(folder, beside), JSON.stringify({ ...map, ...change }));
  const found = await sourceMapOf(file, generated, await applicationFiles(path.join(folder, 'app')));
  const better = found?.find({ name: 'a', file, line: 1, column: 10, isNative: false }) ?? null;
  return better === null ? null : { ...better.function, second: better.lineOf(2), fifth: better.lineOf(5) };
};
const code = 'function a() {\n  return 1;\n}\n';
const inline = (value: object | string): string => {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  return `${code}//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(json).toString('base64')}\n`;
};
const at = (file: string) => ({
  ...{
    name: 'work',
    file: path.join(folder, file),
    line: 2,
    column: 9,
    isNative: false,
    second: 3,
    fifth: null,
  },
});

test('a map beside the file leads to the source, with the name as it was', async () => {
  expect(await find(`${code}//# sourceMappingURL=out.js.map\n`, {}, 'app/dist/out.js.map')).toEqual(
    at('app/src/work.ts'),
  );
});

test('so does one inside it', async () => {
  expect(await find(inline(map))).toEqual(at('app/src/work.ts'));
});

test.each([
  ['webpack://shop/./src/work.ts', 'app/src/work.ts'],
  ['webpack:///src/work.ts', 'app/src/work.ts'],
  ['turbopack:///[project]/src/work.ts', 'app/src/work.ts'],
])('what bundlers call %s is in the folder', async (source, file) => {
  expect(await find(inline({ ...map, sources: [source] }))).toEqual(at(file));
});

test.each([
  ['none', code],
  ['a string that looks so', `${code}const a = "sourceMappingURL=out.js.map";\n`],
  ['a map that is gone', `${code}//# sourceMappingURL=gone.map`],
  ['a map outside the folder', `${code}//# sourceMappingURL=../../outside.map`],
  ['a map elsewhere', `${code}//# sourceMappingURL=https://example.com/out.js.map`],
  ['a broken address', `${code}//# sourceMappingURL=%E0%A4%A`],
  ['no JSON', inline('{"version":3')],
  ['no object', inline('null')],
  ['no map', inline('{"version":3,"mappings":7}')],
  ['another version', inline('{"version":9,"sources":1}')],
])('%s leads nowhere', async (_, generated) => {
  expect(await find(generated, {}, 'outside.map')).toBeNull();
});

test('a line that was made small has none in the source', async () => {
  // Segments of one line for lines 2 and 42 of the source.
  const small = inline({ ...map, mappings: 'AACA,SAASA,EAwCT' });
  const found = await sourceMapOf(
    path.join(folder, 'app/dist/x.js'),
    small,
    await applicationFiles(path.join(folder, 'app')),
  );
  const better = found?.find({ name: 'a', file: 'x', line: 1, column: 10, isNative: false });
  expect([better?.function.line, better?.lineOf(1)]).toEqual([2, null]);
});
