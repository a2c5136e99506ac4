import { expect, test } from 'vitest';
import { readCollapsed } from '../../../src/core/profiles/read/collapsed.ts';
import { TreeBuilder } from '../../../src/core/profiles/read/tree-builder.ts';

const read = (text: string) => readCollapsed(text, 'wall');

test('a line is a stack, the outermost first, and the number behind the last space', () => {
  const found = read('main;serve a request;parse 3\nmain;serve a request 2\r\n\n');
  expect(found.functions.map(({ name }) => name)).toEqual(['main', 'serve a request', 'parse']);
  expect(found.nodes.map(({ parent, code, ms }) => [parent, code, ms])).toEqual([
    [-1, 0, 0],
    [0, 1, 20],
    [1, 2, 30],
  ]);
  expect(found).toMatchObject({ samples: 5, busyMs: 50, wallMs: null, garbageMs: null, longestBusyMs: null });
});

test('the places that py-spy and rbspy write are read', () => {
  const { functions, nodes } = read(
    ['<module> (app.py:3);get (shop/views.py:10) 1', '<module> (app.py:4);get (shop/views.py:12) 1'].join(
      '\n',
    ),
  );
  expect(functions.map(({ name, file }) => [name, file])).toEqual([
    ['<module>', 'app.py'],
    ['get', 'shop/views.py'],
  ]);
  expect(nodes.map(({ code, line }) => [code, line])).toEqual([
    [0, 3],
    [1, 10],
    [0, 4],
    [1, 12],
  ]);
  const [ruby] = read('block in call - /app/lib/shop.rb:7 1').functions;
  expect(ruby).toMatchObject({ name: 'block in call', file: '/app/lib/shop.rb' });
});

test.each([
  ['', 'it holds no stacks'],
  ['# only\n\n', 'it holds no stacks'],
  ['main;work 0', 'it holds no stacks'],
  ['main 1\nmain;work', 'line 2 is no stack'],
  ['main;work 1.5', 'line 1 is no stack'],
  ['<html> 404</html>', 'line 1 is no stack'],
  ['12', 'line 1 is no stack'],
])('what is none is told: %j', (text, said) => {
  expect(() => read(text)).toThrow(said);
});

test('stacks that are too many are told', () => {
  const tree = new TreeBuilder(3);
  const frame = tree.frame(0, null);
  const deepest = tree.call(tree.call(tree.call(-1, frame), frame), frame);
  expect(() => tree.call(deepest, frame)).toThrow('too many or too deep');
});

test('frames that are long do no harm', () => {
  const { functions } = read(`${' - a'.repeat(1e6)};${' (a'.repeat(1e6)} 1`);
  expect(functions).toHaveLength(2);
});
