import { expect, test } from 'vitest';
import { EFFORTS } from '../../../src/core/diagnosis/playbook/entry.ts';
import { PLAYBOOK } from '../../../src/core/diagnosis/playbook/playbook.ts';
import { RULES } from '../../../src/core/diagnosis/rules/rules.ts';
import { WORDED_RULES } from '../../../src/core/words/causes/finding.ts';

const ids = RULES.map(({ id }) => id);

test('every entry is reached by a rule, or names the evidence that it waits for', () => {
  for (const { rule, waitsFor } of PLAYBOOK) {
    expect(ids.includes(rule), `${rule} is ${waitsFor === undefined ? 'to be built' : 'to wait'}`).toBe(
      waitsFor === undefined,
    );
  }
});

test('every rule has one entry, and words', () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(
      PLAYBOOK.filter(({ rule }) => rule === id),
      id,
    ).toHaveLength(1);
  expect(WORDED_RULES.toSorted()).toEqual(ids.toSorted());
});

test.each(PLAYBOOK)('$rule says what it is, what to do, and where that is explained', (entry) => {
  const { meaning, advice, evidence, estimate, source, effort } = entry;
  expect(meaning).toMatch(/^[A-Z].*\.$/);
  expect(estimate).toMatch(/^[A-Z].*\.$/);
  for (const clause of [advice, evidence]) expect(clause).toMatch(/^[^.]*[^.]$/);
  expect(new URL(source.url).protocol).toBe('https:');
  expect(EFFORTS[effort].days).toBeGreaterThan(0);
});
