import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfigFile } from '../../../src/adapters/files/config-file.ts';
import { UsageError } from '../../../src/ports/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'config-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

/** The messages that reading fails with. */
async function refusal(named: string | null = null): Promise<readonly string[]> {
  const thrown: unknown = await readConfigFile(folder, named).catch((error: unknown) => error);
  if (!(thrown instanceof UsageError)) throw new Error(`not refused: ${JSON.stringify(thrown)}`);
  return thrown.problems.map(({ message }) => message);
}

test('no file is no configuration, unless one was named', async () => {
  expect(await readConfigFile(folder, null)).toBeNull();
  expect(await readConfigFile(path.join(folder, 'absent'), null)).toBeNull();
  expect((await refusal('other.yml'))[0]).toMatch(
    /^The configuration file other\.yml cannot be read: ENOENT/,
  );
});

test('the usual names are tried in their order', async () => {
  put('.github/perf-gate.yml', 'gate: third');
  expect(await readConfigFile(folder, null)).toMatchObject({
    name: '.github/perf-gate.yml',
    value: { gate: 'third' },
  });
  put('perf-gate.yaml', 'gate: second');
  expect(await readConfigFile(folder, null)).toMatchObject({ name: 'perf-gate.yaml' });
  put('perf-gate.yml', 'gate: first');
  expect(await readConfigFile(folder, null)).toMatchObject({ value: { gate: 'first' } });
  expect(await readConfigFile(folder, 'perf-gate.yaml')).toMatchObject({ value: { gate: 'second' } });
});

test('a file that is there but cannot be read is never passed over', async () => {
  mkdirSync(path.join(folder, 'perf-gate.yml'));
  put('perf-gate.yaml', 'gate: second');
  expect((await refusal())[0]).toMatch(/^The configuration file perf-gate\.yml cannot be read: EISDIR/);
});

test('a file of more than 1 MB is refused, one of 1 MB is not', async () => {
  put('perf-gate.yml', `# ${'x'.repeat(999_998)}`);
  expect(await readConfigFile(folder, null)).toMatchObject({ value: null });
  put('perf-gate.yml', `# ${'x'.repeat(999_999)}`);
  expect(await refusal()).toEqual(['perf-gate.yml is larger than 1 MB: this is not a configuration file.']);
});

test('aliases that multiply are refused instead of expanded', async () => {
  const levels = ['b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const nested = levels.map((name, at) => {
    const below = at === 0 ? 'a' : levels[at - 1];
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${below}`).join(', ')}]`;
  });
  put('perf-gate.yml', ['a: &a [x]', ...nested].join('\n'));
  expect(await refusal()).toEqual([
    'perf-gate.yml is not valid YAML: Excessive alias count indicates a resource exhaustion attack.',
  ]);
});

test('keys and values are found where they stand', async () => {
  put(
    'perf-gate.yml',
    '# first\nworkload: &load\n  script: a.js\n  env:\n    - A\n    - B\n  rate:\nother: *load\n',
  );
  const file = await readConfigFile(folder, null);
  expect(file?.locate(['workload', 'script'], 'key')).toEqual({ line: 3, column: 3 });
  expect(file?.locate(['workload', 'script'], 'value')).toEqual({ line: 3, column: 11 });
  expect(file?.locate(['workload', 'env', 1], 'value')).toEqual({ line: 6, column: 7 });
  expect(file?.locate(['workload', 'rate'], 'key')).toEqual({ line: 7, column: 3 });
  expect(file?.locate(['other', 'script'], 'value')).toEqual({ line: 3, column: 11 });
  expect(file?.locate(['workload', 'absent'], 'value')).toBeNull();
  expect(file?.locate([], 'key')).toBeNull();
});
