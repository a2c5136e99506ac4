import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CELLS, cellName, QUICK } from '../../bench/diagnosis/cells.ts';
import { NOT_PLANTED } from '../../bench/diagnosis/not-planted.ts';
import { plantedTable } from '../../bench/diagnosis/planted-table.ts';
import { readSwitches } from '../../examples/shop/switches.js';
import { RULES } from '../../src/core/diagnosis/rules/rules.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const textOf = (file: string) => readFile(path.join(ROOT, file), 'utf8');

test('every rule has a planted fault in the shop, or it is said why none can be', () => {
  const planted = CELLS.filter(({ app }) => app === 'shop').flatMap(({ wanted }) => wanted?.rule[0] ?? []);
  const all = [...new Set([...planted, ...NOT_PLANTED.map(({ rule }) => rule)])];
  expect(all.toSorted()).toEqual(RULES.map(({ id }) => id).toSorted());
  expect(NOT_PLANTED.filter(({ rule }) => planted.includes(rule))).toEqual([]);
});

test('every application has a control, and every cell a name of its own', () => {
  const controls = CELLS.filter(({ wanted, plant }) => wanted === null && Object.keys(plant).length === 0);
  expect(new Set(controls.map(({ app }) => app))).toEqual(new Set(CELLS.map(({ app }) => app)));
  const names = CELLS.map(cellName);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining([...QUICK]));
});

test('what no application can plant is held by a test that names the rule', async () => {
  for (const { rule, file, test: name } of NOT_PLANTED) {
    const [, body = ''] = (await textOf(file)).split(`test('${name}'`);
    const [own = ''] = body.split("\ntest('");
    expect(own, `${file}: ${name}`).toContain(`${rule}`);
  }
});

test('two causes at once are of one endpoint, and each has variables and a rule of its own', () => {
  const pairs = CELLS.filter(({ parts }) => parts !== undefined);
  expect(pairs.length).toBeGreaterThan(1);
  for (const { parts, plant, wanted } of pairs) {
    const [first, second] = parts ?? [];
    expect(wanted?.endpoint).toMatch(/^GET /);
    expect(Object.keys({ ...first?.plant }).concat(Object.keys({ ...second?.plant }))).toEqual(
      Object.keys(plant),
    );
    expect(first?.rule.filter((rule) => second?.rule.includes(rule))).toEqual([]);
    expect(wanted?.rule).toEqual([...(first?.rule ?? []), ...(second?.rule ?? [])]);
  }
  // What the documents say of each cause alone leaves them out.
  expect(plantedTable().join('\n')).not.toContain('SHOP_ROUND_TRIP_MS');
});

test("every variable of the shop's cells plants something that its README tells of", async () => {
  const readme = await textOf('examples/shop/README.md');
  for (const { app, plant, both } of CELLS) {
    for (const [name, value] of app === 'shop' ? Object.entries({ ...plant, ...both }) : []) {
      expect(readSwitches({ [name]: value }), name).not.toEqual(readSwitches({}));
      // One that plants nothing stands there without a value.
      expect(readme).toMatch(new RegExp(`\`${name}(=${value})?\``));
    }
  }
});
