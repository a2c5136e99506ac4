import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { documentCommands } from '../support/document-lines.ts';
import { GROUPS, LEFT_OUT } from './commands.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const run = GROUPS.flatMap(({ commands }) => commands.map(({ line }) => line));

test('every command of the documents is run, or left out with a reason, and nothing else is', async () => {
  expect([...run, ...Object.keys(LEFT_OUT)].sort()).toEqual(await documentCommands());
});

test('the tests that are named as running what is left out are there', () => {
  const named = Object.values(LEFT_OUT).flatMap((why) => why.match(/test\/[\w/.-]+/g) ?? []);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
});
