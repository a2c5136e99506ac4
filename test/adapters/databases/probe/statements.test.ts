import { expect, test } from 'vitest';
import { NOTHING, type Snapshot } from '../../../../src/adapters/databases/probe/statements/snapshot.ts';
import {
  countedIn,
  shown,
  statementOf,
  totalOf,
} from '../../../../src/adapters/databases/probe/statements/statements.ts';
import type { Text, Texts } from '../../../../src/adapters/databases/probe/statements/texts.ts';

const text = (id: string | null, raw = `select ${id}`): Text => ({
  id,
  raw,
  text: `form of ${id}`,
  form: raw,
  kind: 'select',
});
const texts = (all: Readonly<Record<string, Text>>): Texts => ({
  learn: async () => {},
  of: (key) => all[key],
  find: () => undefined,
});
const snapshot = (
  all: Readonly<Record<string, readonly [calls: number, totalMs: number, isTop?: boolean]>>,
): Snapshot =>
  new Map(
    Object.entries(all).map(([key, [calls, totalMs, isTop = true]]) => [
      key,
      { queryId: key === 'hidden' ? null : key, isTop, counts: { ...NOTHING, calls, totalMs, rows: calls } },
    ]),
  );

test('entries of one form are one statement, with the text of the one that took most time', () => {
  const counted = countedIn(
    snapshot({ 1: [2, 5], 2: [3, 50], 3: [9, 1] }),
    texts({ 1: text('a', 'first'), 2: text('a', 'second'), 3: text('b') }),
  );
  expect(counted.map(({ id, text: { raw }, counts }) => [id, raw, counts.calls, counts.totalMs])).toEqual([
    ['a', 'second', 5, 55],
    ['b', 'select b', 9, 1],
  ]);
  expect(counted.map(statementOf)[0]).toMatchObject({ id: 'a', text: 'form of a', calls: 5, rows: 5 });
});

test('ours, and what nobody knows the text of, are no statements', () => {
  const entries = snapshot({ ours: [4, 4], hidden: [2, 2], app: [1, 1] });
  const known = texts({ ours: text(null), app: text('a') });
  expect(countedIn(entries, known).map(({ id }) => id)).toEqual(['a']);
  expect(totalOf(entries, known)).toEqual({ calls: 3, totalMs: 3, rows: 3 });
});

test('what runs within another statement is in the total by that one', () => {
  const entries = snapshot({ outer: [1, 10], inner: [100, 9, false] });
  expect(totalOf(entries, texts({}))).toEqual({ calls: 1, totalMs: 10, rows: 1 });
});

test('of many, those that took most time and those that were called most are shown', () => {
  const entries = snapshot(
    Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`s${at}`, [at + 1, 1000 - at] as const])),
  );
  const all = Object.fromEntries([...entries.keys()].map((key) => [key, text(key)]));
  const ids = shown(countedIn(entries, texts(all))).map(({ id }) => id);
  expect(ids).toHaveLength(100);
  expect([ids[0], ids[69], ids[70], ids[99]]).toEqual(['s0', 's69', 's270', 's299']);
});
