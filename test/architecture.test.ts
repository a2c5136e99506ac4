import path from 'node:path';
import { expect, test } from 'vitest';
import { broken } from './support/architecture.ts';
import { circles } from './support/circles.ts';
import { sourceFiles } from './support/imports.ts';
import { crowded } from './support/shelves.ts';

const files = sourceFiles(path.join(import.meta.dirname, '..'));

test('the tree keeps its import table, its walls and its file length', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(broken(files)).toEqual([]);
});

test('no file imports itself by way of others', () => {
  expect(circles(files)).toEqual([]);
});

test('a circle of type imports is told, and who only looks at it is not', () => {
  const tree = [
    { file: 'src/core/model/a.ts', text: "import type { B } from './b.ts';" },
    { file: 'src/core/model/b.ts', text: "export type { A } from './a.ts';" },
    { file: 'src/core/model/c.ts', text: "import type { B } from './b.ts';" },
  ];
  expect(circles(tree)).toEqual([
    'src/core/model/a.ts → src/core/model/b.ts → src/core/model/a.ts: files must not import one another in a circle.',
  ]);
  expect(circles(tree.slice(1))).toEqual([]);
});

test('no room is crowded, and no shelf', () => {
  expect(crowded(files)).toEqual([]);
});

test.each([
  ['src/core/decision', 12, 'give it shelves'],
  ['src/ports', 12, 'give it shelves'],
  ['src/adapters/k6/run', 25, 'make two of it'],
  ['src/pipeline/duet', 25, 'make two of it'],
] as const)('%s may hold %i files', (folder, most, advice) => {
  const tree = (length: number) =>
    Array.from({ length }, (_, index) => ({ file: `${folder}/${index}.ts`, text: '' }));
  expect(crowded(tree(most))).toEqual([]);
  expect(crowded(tree(most + 1)).join()).toContain(advice);
});

test('the median file is short', () => {
  const lengths = files.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(70);
});

test.each([
  ['src/core/decision/x.ts', "import fs from 'node:fs';", 'core imports only'],
  [
    'src/core/model/x.ts',
    "import { a } from '../decision/judge.ts';",
    'core/model must not import core/decision',
  ],
  ['src/core/report/x.ts', 'const now = Date.now();', 'reads the clock'],
  ['src/core/report/x.ts', 'export async function f() {}', 'is asynchronous'],
  ['src/pipeline/x.ts', "import { a } from '../adapters/git/git.ts';", 'pipeline must not import adapters'],
  ['src/adapters/git/x.ts', "import { a } from '../app/shell.ts';", 'sibling adapters'],
  [
    'src/adapters/git/x.ts',
    "import { a } from '../../pipeline/gate.ts';",
    'adapters must not import pipeline',
  ],
  ['src/adapters/git/x.ts', "import { Octokit } from '@octokit/core';", 'belongs in src/adapters/github/'],
  [
    'src/adapters/git/x.ts',
    "import { spawn } from 'node:child_process';",
    'belongs in src/plumbing/process/',
  ],
  [
    'src/plumbing/time/x.ts',
    "import { a } from '../../adapters/git/git.ts';",
    'plumbing must not import adapters',
  ],
  ['src/ports/x.ts', "import { a } from '../entry/exit.ts';", 'ports must not import entry'],
  ['src/entry/x.ts', "import { a } from '../../test/support/tools.ts';", 'src never imports tests'],
  ['src/entry/x.ts', '\n'.repeat(301), 'at most 300'],
])('a broken rule in %s is told', (file, text, sentence) => {
  expect(broken([{ file, text }]).join('\n')).toContain(sentence);
});
