import { expect, test } from 'vitest';
import { askedIn } from '../../../../src/adapters/k6/script/asks-about-itself.ts';

const MODULE = `'k6/execution'`;

test.each<[string, readonly string[]]>([
  [`import { scenario as sc } from ${MODULE};\nif (sc.name === 'buy') post();`, ['exec.scenario.name']],
  [
    `import run from "k6/execution"\nconst { scenario: sc, vu } = run\nsc.progress;`,
    ['exec.scenario.progress'],
  ],
  [`const { scenario: sc } = require(${MODULE});\nget(sc.name);`, ['exec.scenario.name']],
  [`import { test as t } from ${MODULE};\nt.options;`, ['exec.test.options']],
  [`import exec from ${MODULE};\nconst s = exec.scenario;\ns.name;`, ['exec.scenario']],
  [`import * as exec from ${MODULE};\ntell(exec.scenario);`, ['exec.scenario']],
  [`import exec from ${MODULE};\nexec.scenario['na' + 'me'];`, ['exec.scenario']],
  [`import exec from ${MODULE};\nexec['scenario'].name;`, ['k6/execution']],
  [`import exec from ${MODULE};\nconst e = exec;\nget(e);`, ['k6/execution']],
  [`import exec from ${MODULE};\nconst { scenario: { name } } = exec;`, ['k6/execution']],
  [`import { scenario } from ${MODULE};\nexport const context = { scenario };`, ['exec.scenario']],
  [`import { vu } from ${MODULE};\nconst all = { ...vu };`, ['exec.vu']],
  [`import exec from ${MODULE};\nconst { tags } = exec.vu;`, ['exec.vu']],
  [`import exec from ${MODULE};\nexport const now = () => exec.instance;`, ['exec.instance']],
  [`import exec from ${MODULE};\nconst { vusActive } = exec.instance;`, ['exec.instance']],
  [`export { scenario } from ${MODULE};`, ['k6/execution']],
  [`const sc = (await import(${MODULE})).default.scenario;`, ['k6/execution']],
  [
    `import exec from ${MODULE};\nif (exec.vu.metrics.tags.scenario === 'buy') post();`,
    ['exec.vu.metrics.tags'],
  ],
  [`import exec from ${MODULE};\nget(exec.vu.tags['scenario']);`, ['exec.vu.metrics.tags']],
  [`import exec from ${MODULE};\nget(exec.vu.tags?.scenario);`, ['exec.vu.metrics.tags']],
  [`import exec from ${MODULE};\nJSON.stringify(exec.vu.metrics.tags);`, ['exec.vu.metrics.tags']],
  [`import exec from ${MODULE};\nfor (const key of keys) get(exec.vu.tags[key]);`, ['exec.vu.metrics.tags']],
  [`import exec from ${MODULE};\nget(\`$\{exec.scenario}\`);`, ['exec.scenario']],
])('other names for what only the own run answers: %s', (code, own) => {
  expect(askedIn(code).own).toEqual(own);
});

test.each([
  `import exec from ${MODULE};\nexec.vu.metrics.tags.page = 'home';\nexec.vu.tags['scenario'] = 'x';`,
  `import exec from ${MODULE};\nexec.vu.metrics.tags[key] = value;\ndelete exec.vu.tags[key];\nexec.vu.tags.page;`,
  `import exec from ${MODULE};\nObject.assign(exec.vu.metrics.tags, { page: 'home' });\nexec.vu.metrics.metadata.id = 'x';`,
  `import { test } from ${MODULE};\nif (broken) test.abort('a test of exec and scenario');\nget('https://test.k6.io');`,
  `import exec, { scenario } from ${MODULE};\nexport const options = { scenarios: { a: { executor: 'x', exec: 'read' } } };`,
  `import { test, scenario } from ${MODULE};\nconst tags = { scenario: 'a', test: 'b' };\n/x/.test(tags.scenario);`,
  `import{vu as m}from"k6/execution";const u=d[m.idInTest%d.length];`,
  `import { vu as me } from ${MODULE};\nconst user = users[me.idInTest % users.length];`,
  `import exec from ${MODULE};\nconst { abort } = exec.test; // exec.scenario\n/* exec */`,
  `import type { Scenario } from ${MODULE};\nconst scenario = read();\ntell(scenario);`,
])('what has no other answer in rounds: %s', (code) => {
  expect(askedIn(code)).toEqual({ all: expect.anything(), own: [], counts: [] });
});

test('a counter by another name is a counter, and a name of one file is none of another', () => {
  const counter = `import { scenario as sc } from ${MODULE};\nget(rows[sc.iterationInInstance]);`;
  expect(askedIn(counter)).toEqual({
    all: ['exec.scenario.iterationInInstance'],
    own: [],
    counts: ['exec.scenario.iterationInInstance'],
  });
  const other = 'export function test(data) { return get(data); }\nrun(test);';
  expect(askedIn(`import { test } from ${MODULE};\ntest.abort();`, other).all).toEqual([]);
});
