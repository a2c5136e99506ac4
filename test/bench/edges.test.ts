import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Edge } from '../../bench/edges/edge.ts';
import { edgeTable } from '../../bench/edges/edge-table.ts';
import { stubsOf } from '../../bench/edges/moved.ts';
import { type FileReport, isProven, type Outcome, outcomeOf, patternOf } from '../../bench/edges/outcome.ts';
import { GITHUB_EDGES } from '../../bench/edges/rows/github.ts';
import { SECURITY_EDGES } from '../../bench/edges/rows/security.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const ALL = [...GITHUB_EDGES, ...SECURITY_EDGES];

/** A title as a file holds it: quotes inside it may be escaped. */
const holds = (text: string, name: string): boolean => text.replaceAll(/\\(?=['"`])/g, '').includes(name);

test('every test that a row names is in the file that it names', () => {
  const absent = ALL.flatMap(({ id, tests }) =>
    tests
      .filter(({ file, name }) => {
        expect(file, id).toMatch(/^test\/.+\.test\.ts$/);
        return !holds(readFileSync(path.join(ROOT, file), 'utf8'), name);
      })
      .map(({ file, name }) => `${id}: ${file} has no test "${name}"`),
  );
  expect(absent).toEqual([]);
});

test('rows are numbered once, each in the list of its letter', () => {
  expect(ALL.map(({ id }) => id)).toEqual([...new Set(ALL.map(({ id }) => id))]);
  for (const { id } of GITHUB_EDGES) expect(id).toMatch(/^G\d+[a-z]?$/);
  for (const { id } of SECURITY_EDGES) expect(id).toMatch(/^S\d+[a-z]?$/);
});

test('the documents show rows by number, with nothing in them that ends a cell', () => {
  const row = (id: string, tests: Edge['tests']): Edge => ({ id, was: 'a|b <i>', now: 'said', tests });
  const found = [{ file: 'test/a.test.ts', name: 'it holds' }];
  expect(edgeTable([row('S10', []), row('S2b', found), row('S2', found)]).slice(2)).toEqual([
    '| S2 | a\\|b &lt;i> | said |  | `test/a.test.ts`: it holds |',
    '| S2b | a\\|b &lt;i> | said |  | `test/a.test.ts`: it holds |',
    '| S10 | a\\|b &lt;i> | said |  | words only |',
  ]);
});

const report = (message: string, ...results: readonly (readonly [string, string, string?])[]) => ({
  message,
  assertionResults: results.map(([fullName, status, said]) => ({
    fullName,
    status,
    failureMessages: said === undefined ? null : [said],
  })),
});
const NAMED = { file: 'test/a.test.ts', name: 'the lock holds' };

test.each<[string, FileReport | null, string]>([
  ['no report of its file', null, 'missing'],
  ['no test of this name', report('', ['another', 'passed']), 'missing'],
  ['a test that was not run', report('', ['the lock holds', 'skipped']), 'missing'],
  [
    'all of a table pass',
    report('', ['the lock holds: a', 'passed'], ['the lock holds: b', 'passed']),
    'green',
  ],
  [
    'one of a table fails',
    report(
      '',
      ['the lock holds: a', 'passed'],
      ['the lock holds: b', 'failed', 'AssertionError: expected 1'],
    ),
    'red',
  ],
  [
    'it calls what the sources lack',
    report('', ['the lock holds', 'failed', 'TypeError: (0 , lockAt) is not a function']),
    'does not compile',
  ],
  ['its file imports what the sources lack', report("Cannot find module '/src/lock.ts'"), 'does not compile'],
  ['its file fails for another reason', report('ReferenceError: x is not defined'), 'missing'],
])('the outcome of a named test is told: %s', (_case, found, outcome) => {
  expect(outcomeOf(found, NAMED)).toBe(outcome);
});

test.each<[readonly Outcome[], readonly Outcome[], boolean]>([
  [['red', 'red'], ['green', 'green'], true],
  [['red', 'does not compile'], ['green', 'green'], true],
  [['red', 'green'], ['green', 'green'], false],
  [['missing'], ['green'], false],
  [['red'], ['red'], false],
  [[], [], true],
])('a row whose tests end %j there and %j here is shown: %s', (there, here, shown) => {
  const edge: Edge = { id: 'S1', was: '', now: '', tests: [] };
  expect(isProven({ edge, there, here })).toBe(shown);
});

test('a name with a place for values stands for every test of its table, and for no other', () => {
  const table = report('', ['read (twice) by a fork', 'passed'], ['read (twice) by $0', 'failed', 'no']);
  expect(outcomeOf(table, { file: 'test/a.test.ts', name: 'read (twice) by %s' })).toBe('red');
  expect(new RegExp(patternOf('git $kind a.b')).test('git refuses a.b')).toBe(true);
  expect(new RegExp(patternOf('git $kind a.b')).test('git refuses a-b')).toBe(false);
});

test('a file that was moved since is found at its place of today', () => {
  const changes = [
    'R095\tsrc/adapters/github/zip.ts\tsrc/adapters/github/artifacts/zip.ts',
    'R100\tsrc/core/a.ts\tsrc/core/b.ts',
    'D\tsrc/adapters/git/revisions.ts',
    'A\tsrc/adapters/git/checkout/revisions.ts',
    'A\tsrc/adapters/files/revisions.ts',
    'R100\tsrc/adapters/k6/snappyjs.d.ts\tsrc/adapters/k6/collect/snappyjs.d.ts',
    '',
  ].join('\n');
  expect([...stubsOf(changes)]).toEqual([
    ['src/adapters/github/artifacts/zip.ts', "export * from '../zip.ts';\n"],
    ['src/core/b.ts', "export * from './a.ts';\n"],
    ['src/adapters/git/checkout/revisions.ts', "export * from '../revisions.ts';\n"],
  ]);
});
