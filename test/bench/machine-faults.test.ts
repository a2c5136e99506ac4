import { expect, test } from 'vitest';
import { complaints } from '../support/machine/complaints.ts';
import { FILE_ROWS } from '../support/machine/file-rows.ts';
import { GIT_ROWS } from '../support/machine/git-rows.ts';
import { NEIGHBOUR_ROWS } from '../support/machine/neighbour-rows.ts';
import type { Row } from '../support/machine/row.ts';

const ROW: Row = {
  ...{ name: 'a fault', about: 'files', way: 'stored', ends: 'verdict', words: /log/ },
  force: () => ({}),
};
const INVALID: Row = { ...ROW, ends: 'invalid' };

const printed = (verdict: string, comparisons: readonly unknown[] = [{}]) =>
  JSON.stringify({ verdict, reason: '', comparisons });

type Given = Partial<Parameters<typeof complaints>[0]> & { readonly code: number; readonly stdout?: string };
const of = ({ row = ROW, head = 'slower', left = [], code, stdout = '', ended }: Given) =>
  complaints({ row, head, left, ended: { code, stdout, stderr: 'the log', ...ended } }).join('; ');

test.each<readonly [string, Given]>([
  ['a slower head fails', { code: 1, stdout: printed('fail') }],
  ['a faster head passes', { head: 'faster', code: 0, stdout: printed('pass') }],
  ['nobody is judged', { row: INVALID, code: 3, stdout: printed('invalid') }],
  ['it ended before there was a verdict', { row: INVALID, code: 3 }],
])('as promised: %s', (_, given) => {
  expect(of(given)).toBe('');
});

const BUG = { code: 70, stdout: '', stderr: 'the log: This is a bug in Perf Gate' };
test.each<readonly [string, Given, string]>([
  ['our own bug', { row: INVALID, code: 70, ended: BUG }, 'it reads like a bug of ours'],
  ['exit code 70', { row: INVALID, code: 70 }, 'exit code 70 instead of 3'],
  ['head blamed for the machine', { row: INVALID, code: 1, stdout: printed('fail') }, 'the verdict was fail'],
  ['a regression missed', { code: 0, stdout: printed('pass') }, 'the verdict was pass'],
  [
    'a pass that compared nothing',
    { head: 'faster', code: 0, stdout: printed('pass', []) },
    'a pass compared nothing',
  ],
  ['no verdict', { code: 1 }, 'there was no verdict'],
  ['words that are missing', { row: { ...ROW, words: /disk/ }, code: 1, stdout: printed('fail') }, '/disk/'],
  ['a process that is left', { code: 1, stdout: printed('fail'), left: ['7 node'] }, 'left behind: 7 node'],
])('not as promised: %s', (_, given, words) => {
  expect(of(given)).toContain(words);
});

test('every fault has a name of its own', () => {
  const names = [...GIT_ROWS, ...FILE_ROWS, ...NEIGHBOUR_ROWS].map(({ about, name }) => `${about}: ${name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(70);
});
