import { expect, test } from 'vitest';
import { unreadNotes } from '../../../../src/adapters/k6/side/side-notes.ts';

test('values and shares that no push tells of a slice are named, each once, and nothing else is', () => {
  const of = (method: string, name: string) => ({ method, name, path: null, ambiguous: false });
  const rest = [of('GET', 'orders'), of('Trend', 'checkout'), of('Counter', 'orders_made')];
  expect(unreadNotes(rest)).toEqual([]);
  const [note, ...more] = unreadNotes([
    ...rest,
    of('Rate', 'found'),
    of('Value', 'items'),
    of('Rate', 'found'),
  ]);
  expect(more).toEqual([]);
  expect(note).toMatch(/^Not compared, because .*: Rate found; Value items\. /);
});
