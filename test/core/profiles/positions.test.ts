import { expect, test } from 'vitest';
import { holdsPositions } from '../../../src/core/profiles/place/positions.ts';

const TEXT = `import x from 'x';
function plain<T>(n: T) { return work(n); }
const arrow = async (n) => n;
const single = n => n;
const broken =
  async (
    n,
  ) => n;
class Shop {
  field = work();
  constructor(x) { this.x = x; }
  get got() { return 1; }
  ['comp' + 1]() { return 1; }
}
items.map((one) => one);
`;

/** A function that begins at the sign behind `before` in a line. */
const at = (name: string, line: number, before: string) => {
  const text = TEXT.split('\n')[line - 1] ?? '';
  return { name, file: 'a.ts', line, column: text.indexOf(before) + before.length, isNative: false };
};
const RIGHT = [
  at('plain', 2, 'function plain<T>'),
  at('arrow', 3, 'const arrow = '),
  at('single', 4, 'const single = '),
  at('broken', 6, '  '),
  at('Shop', 9, ''),
  at('Shop', 10, '  '),
  at('Shop', 11, '  constructor'),
  at('get got', 12, '  get got'),
  at('', 13, "  ['comp' + 1]"),
  at('', 15, 'items.map('),
];

test.each(RIGHT)('V8 says of $name that it begins in line $line', (one) => {
  expect(holdsPositions(TEXT, [one])).toBe(true);
});

test.each([
  ['in a word', { ...at('plain', 2, 'function plain<T>('), column: 11 }],
  ['at a sign that begins nothing', at('plain', 2, 'function plain')],
  ['behind the line', { ...at('plain', 2, ''), column: 999 }],
  ['behind the file', { ...at('plain', 2, ''), line: 99 }],
  ['where its name is not', at('other', 3, 'const arrow = async ')],
])('a function %s is not where the profile says', (_, one) => {
  expect(holdsPositions(TEXT, [one])).toBe(false);
});

test('a few that are not known do not matter, and a module as a whole says nothing', () => {
  const wrong = at('other', 2, 'function plain');
  expect(holdsPositions(TEXT, [...RIGHT, wrong])).toBe(true);
  expect(holdsPositions(TEXT, [wrong, { ...wrong, name: '', line: 1, column: 0 }])).toBe(false);
  expect(holdsPositions(TEXT, [{ ...wrong, name: '', line: 1, column: 0 }])).toBe(true);
  expect(holdsPositions('', [{ ...wrong, line: null, column: null }])).toBe(true);
});
