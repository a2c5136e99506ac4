import { expect, test } from 'vitest';
import { CELLS, type Cell, EFFECTS, fileName, nextCell, nextNumber } from '../../bench/duet/cells.ts';

type Done = { readonly server: string; readonly effect: string; readonly n: number };

function runAll(most: number): readonly Done[] {
  const done: Done[] = [];
  for (let cell = nextCell(done); cell !== null && done.length < most; cell = nextCell(done)) {
    done.push({ server: cell.server, effect: cell.effect, n: nextNumber(done, cell) });
  }
  return done;
}

const countOf = (done: readonly Done[], { server, effect }: Cell) =>
  done.filter((one) => one.server === server && one.effect === effect).length;

test('a bench that is cut after a third has run a third of every cell', () => {
  const done = runAll(Math.ceil(runAll(1000).length / 3) + CELLS.length);
  for (const cell of CELLS)
    expect(countOf(done, cell), fileName(cell, 0)).toBeGreaterThanOrEqual(cell.runs / 3);
});

test('every cell is run to its end, each run under a name of its own', () => {
  const done = runAll(1000);
  expect(done).toHaveLength(200);
  for (const cell of CELLS) expect(countOf(done, cell)).toBe(cell.runs);
  const names = done.map(({ server, effect, n }) => {
    const cell = CELLS.find((one) => one.server === server && one.effect === effect);
    return cell === undefined ? '' : fileName(cell, n);
  });
  expect(new Set(names).size).toBe(200);
  expect(names).toContain('shop-plus-25-neighbour-5');
});

test('a row that was taken out of the middle does not bring a name back that is in use', () => {
  const [cell] = CELLS;
  const done = [1, 3].map((n) => ({ server: 'cpu', effect: 'A/A', n }));
  expect(cell && nextNumber(done, cell)).toBe(4);
});

test('every effect but the unchanged ones is planted in each kind of server', () => {
  for (const [effect, { own, shop }] of Object.entries(EFFECTS)) {
    const planted = effect.startsWith('A/A') ? 0 : 1;
    expect([Object.keys(own).length, Object.keys(shop).length], effect).toEqual([planted, planted]);
  }
});
