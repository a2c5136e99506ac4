import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readDocument } from '../../../../src/adapters/files/users/document-file.ts';
import { UsageError } from '../../../../src/ports/errors.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return readDocument(folder, name, 'workload.openapi');
};

test('YAML and JSON are read, with or without a byte order mark', async () => {
  expect(await read('a.yaml', 'openapi: 3.0.0\n')).toEqual({ openapi: '3.0.0' });
  expect(await read('a.json', '\uFEFF{"openapi":"3.0.0"}')).toEqual({ openapi: '3.0.0' });
  expect(await read('a.yml', '{"openapi":"3.0.0"}')).toEqual({ openapi: '3.0.0' });
});

test.each([
  ['b.yaml', 'a: [1', 'b.yaml is not valid YAML', 1],
  ['b.json', '{"a":', 'b.json is not valid JSON', null],
  ['c.yaml', 'a: *b', 'c.yaml is not valid YAML', null],
])(
  'a broken %s is a mistake of the user, with its place where that is known',
  async (name, text, said, line) => {
    const thrown = await read(name, text).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(UsageError);
    const [problem] = thrown instanceof UsageError ? thrown.problems : [];
    expect(problem).toMatchObject({ where: name, line });
    expect(problem?.message).toContain(said);
  },
);

test('a file that is not there is told by the setting that names it', async () => {
  await expect(readDocument(folder, 'nothing.yaml', 'workload.openapi')).rejects.toThrow(
    `workload.openapi nothing.yaml cannot be used: there is no such file in ${folder}.`,
  );
});

test('an address is no file', async () => {
  await expect(readDocument(folder, 'http://a.test/openapi.json', 'workload.openapi')).rejects.toThrow(
    'it is an address: save what it answers in a file',
  );
});
