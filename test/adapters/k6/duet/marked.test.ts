import { expect, test } from 'vitest';
import { markedNotes } from '../../../../src/adapters/k6/duet/marked.ts';
import { heardSaying } from '../run/heard.ts';

const ended = (code: number, ...errors: readonly string[]) => ({
  exit: { code, signal: null, stopped: null },
  heard: heardSaying(...errors),
});
const marked = (...errors: readonly string[]) => ended(110, ...errors, 'test run was marked as failed');
const JUDGED = 'That ends no load: errors, checks and times of both sides are judged as ever.';

test('a mark of the script is told with the side that has it and its first words', () => {
  const head = [
    ended(0),
    marked('test marked as failed: bad status.\n\tat default', 'test marked as failed: no'),
  ];
  expect(markedNotes({ base: [ended(99)], head })).toEqual([
    `The script marked its test as failed by test.fail(), 2 times on head alone, first with "bad status". ${JUDGED}`,
  ]);
  expect(markedNotes({ base: [marked('test marked as failed')], head: [] })).toEqual([
    `The script marked its test as failed by test.fail(), 1 time on base alone. ${JUDGED}`,
  ]);
});

test('where both have one it is told once, and nothing where none has', () => {
  const base = [marked('test marked as failed: of base')];
  expect(markedNotes({ base, head: [marked('test marked as failed: of head')] })).toEqual([
    `The script marked its test as failed by test.fail(), 1 time on base and 1 time on head, first with "of head". ${JUDGED}`,
  ]);
  expect(markedNotes({ base: [ended(0)], head: [ended(99, 'test marked as failed: no')] })).toEqual([]);
});
