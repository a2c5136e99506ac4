import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProfile } from '../../../src/adapters/profiles/read-profile.ts';
import { profiledShape } from '../../../src/core/stored/schema/profile-schema.ts';
import { cpuprofile, type Made } from '../../core/profiles/made.ts';

let folder: string;
let app: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'read-profile-'));
  app = path.join(folder, 'app');
  await mkdir(app);
  await writeFile(path.join(folder, 'secret.js'), 'const work = (secret) => 1;\n');
  await writeFile(path.join(app, 'work.js'), `\n  const work = () => {\n    ${'long '.repeat(100)}\n  };\n`);
  await writeFile(path.join(app, 'settings.env'), 'PASSWORD=1\n'.repeat(9));
  await symlink(path.join(folder, 'secret.js'), path.join(app, 'link.js'));
  await symlink(app, path.join(folder, 'other'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Samples enough of a function at line 2, column 15 of a file, on its line 3. */
const of = (file: string, change: (made: Made) => void = () => {}): Uint8Array => {
  const node = {
    name: 'work',
    url: file,
    line: 1,
    column: 15,
    ticks: [[3, 30] as const, [900, 10] as const],
  };
  const made = cpuprofile([node], [...Array(140).fill('work'), '(idle)']);
  change(made);
  return Buffer.from(JSON.stringify(made));
};
const read = (bytes: Uint8Array, directory = app) =>
  readProfile({ format: 'cpuprofile', bytes }, { directory, requests: null });
const textsOf = async (file: string, directory = app) => {
  const { profile } = await read(of(file), directory);
  return profile?.functions.map(({ frame, lines }) => [
    frame.file,
    frame.line,
    lines.map(({ text }) => text),
  ]);
};

test('hot lines come with their text, short, and what the file does not hold is left out', async () => {
  const texts = [`long ${'long '.repeat(39)}`];
  expect(await textsOf(`file://${app}/work.js`)).toEqual([['work.js', 2, texts]]);
  expect(await textsOf(`file://${app}/work.js`, path.join(folder, 'other'))).toEqual([['work.js', 2, texts]]);
});

test('no file outside the folder is read, nor one that is no source', async () => {
  for (const file of [
    'link.js',
    'settings.env',
    '../secret.js',
    'gone.js',
    '..%2Fsecret.js',
    'a\0b.js',
    '',
  ]) {
    const [first] = (await textsOf(`file://${app}/${file}`)) ?? [];
    expect([file, first?.[2]]).toEqual([file, ['', '']]);
  }
  expect(await textsOf(`file://${folder}/secret.js`)).toEqual([[`${folder}/secret.js`, 2, []]]);
});

test("packages of the same repository are the application's, and are not read", async () => {
  const api = path.join(folder, 'repository/services/api');
  const shared = path.join(folder, 'repository/packages/db');
  await Promise.all(
    [api, shared, path.join(folder, 'repository/.git')].map((one) => mkdir(one, { recursive: true })),
  );
  for (const name of ['query.js', 'query.ts']) await writeFile(path.join(shared, name), 'secret\n'.repeat(9));
  const texts = async (name: string) => textsOf(`file://${shared}/${name}`, api);
  expect(await texts('query.js')).toEqual([['../../packages/db/query.js', 2, ['', '']]]);
  // Whether these are the lines of the file, only its text could tell.
  expect(await texts('query.ts')).toEqual([['../../packages/db/query.ts', null, []]]);
});

test('a file that was translated as it was loaded has no lines', async () => {
  const moved = of(`file://${app}/work.js`, ({ nodes }) => {
    for (const { callFrame } of nodes) if (callFrame.functionName === 'work') callFrame.columnNumber = 3;
  });
  const { profile } = await read(moved);
  expect(profile?.functions).toMatchObject([
    { frame: { name: 'work', file: 'work.js', line: null }, lines: [] },
  ]);
});

test('too few samples are told', async () => {
  const few = cpuprofile([{ name: 'work' }], [...Array(99).fill('work'), ...Array(900).fill('(idle)')]);
  expect(await read(Buffer.from(JSON.stringify(few)))).toEqual({
    ...{ profile: null, gaps: [{ kind: 'few-samples', samples: 99 }] },
  });
});

test('what is no profile is told, and nothing is thrown', async () => {
  const said = async (bytes: Uint8Array) => (await read(bytes)).gaps.map((gap) => 'said' in gap && gap.said);
  expect(await said(Buffer.from('{"nodes":'))).toEqual([
    'The profile cannot be read: it is no JSON, or was cut off.',
  ]);
  expect(await said(Buffer.from('{}'))).toEqual(['The profile cannot be read: nodes is no list.']);
});

/** What a program wrote to do harm: it can be stored, or is a gap that can. */
test.each([
  ['names', (made: Made) => name(made, 'n'.repeat(5e6))],
  ['URLs', (made: Made) => url(made, `file:///${'a/vendor/.'.repeat(1e5)}`)],
  ['lines', (made: Made) => place(made, 2 ** 53 - 1)],
  ['times', (made: Made) => made.timeDeltas?.fill(2 ** 53 - 1)],
  ['hits', (made: Made) => hits(made, 2 ** 53 - 1)],
  ['scripts', (made: Made) => Object.assign(frameIn(made), { scriptId: { toString: 1 } })],
  ['names of what every object has', (made: Made) => name(made, '__proto__')],
])('%s without measure do no harm', async (_, change) => {
  const found = await read(of(`file://${app}/work.js`, change));
  expect(profiledShape.safeParse(found).error).toBeUndefined();
  expect(JSON.stringify(found).length).toBeLessThan(5000);
});

const frameIn = (made: Made) => made.nodes[1]?.callFrame ?? {};
const name = (made: Made, functionName: string) => Object.assign(frameIn(made), { functionName });
const url = (made: Made, to: string) => Object.assign(frameIn(made), { url: to });
const place = (made: Made, lineNumber: number) => Object.assign(frameIn(made), { lineNumber });
const hits = (made: Made, hitCount: number) => {
  Object.assign(made.nodes[1] ?? {}, { hitCount });
  delete made.samples;
  delete made.timeDeltas;
};
