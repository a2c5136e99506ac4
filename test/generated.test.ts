import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fillTables, generated } from '../scripts/generate.ts';

const read = (name: string) => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');

test('action.yml, the schema and the README are in step with the settings', async () => {
  const files = await generated();
  expect([...files.keys()]).toEqual(['action.yml', 'docs/perf-gate.schema.json', 'README.md']);
  for (const [name, text] of files) expect(read(name), name).toBe(text);
});

test('a table that was changed by hand would be noticed', () => {
  const tampered = read('README.md').replace('| `app.start` |', '| `app.begin` |');
  expect(tampered).not.toBe(read('README.md'));
  expect(fillTables(tampered)).toBe(read('README.md'));
});

test('a README without its markers is an error', () => {
  expect(() => fillTables('# nothing')).toThrow('README.md lacks <!-- generated:inputs -->');
});
