import { expect, test } from 'vitest';
import { askedIn } from '../../../../src/adapters/k6/script/asks-about-itself.ts';

const asked = (code: string) => askedIn(`import exec, { vu, scenario } from 'k6/execution';\n${code}`);

test.each<[string, readonly string[]]>([
  ["if (exec.scenario.name === 'buy') post(); else get();", ['exec.scenario.name']],
  ["if (scenario.name === 'buy') post(); else get();", ['exec.scenario.name']],
  ['const { name } = exec.scenario;', ['exec.scenario.name']],
  ['const { vus } = exec.test.options.scenarios.default;', ['exec.test.options']],
  ['const { options } = exec.test;', ['exec.test.options']],
  ['const mine = shares[exec.vu.idInTest - 1];', ['exec.vu.idInTest']],
  ['get("/users/" + __VU);', ['__VU']],
  ['if (__VU === 1) post(); else get();', ['__VU']],
  ['if (__VU % 2 === 0) post(); else get();', ['__VU']],
  ['switch (__VU % 3) { case 0: post(); }', ['__VU']],
  ['const user = users[__VU % users.length];', []],
  ['const user = users[exec.vu.idInTest % 7];', []],
  ['const user = (__VU * 101 + 3) % 2000;', []],
  ['const user = __VU + 7 % 2;', ['__VU']],
  ['const left = users[__VU % 5]; const right = users[__VU];', ['__VU']],
  ['if (exec.scenario.progress > 0.5) post();', ['exec.scenario.progress']],
  ['if (exec.instance.vusActive > 5) post();', ['exec.instance']],
  ['get(terms[exec.vu.iterationInScenario % terms.length]);', ['exec.vu.iterationInScenario']],
  ['get(terms[exec.vu.iterationInScenario % 3]);', []],
  ['get(terms[__ITER % terms.length]);', []],
  ['if (vu.iterationInScenario % 10 === 9) checkout();', ['exec.vu.iterationInScenario']],
  ['if (__ITER % 10 === 9) checkout();', ['__ITER']],
  ['if (__ITER % 10 === 0) checkout();', []],
  ['if (__ITER % 2 === 1) checkout();', []],
  ['if (__ITER % 10 === 4) checkout();', []],
  ['if (!(vu.iterationInScenario % 10)) checkout();', []],
  ['if (vu.iterationInScenario % 10) return;', []],
  ['sleep(1 + (vu.iterationInScenario % 7) / 10);', []],
  ['console.log("seventh: " + (vu.iterationInScenario % 100 === 7));', []],
  ['get(); // __ITER === 50 was tried', []],
  ['get("http://shop.test/"); if (__ITER === 50) report();', ['__ITER']],
  ['switch (__ITER % 5) { case 4: post(); }', []],
  ['if ((__ITER + 1) % 20 == 0) checkout();', ['__ITER']],
  ['__ITER % 100 < 95 ? read() : write();', ['__ITER']],
  ['__ITER % 10 ? read() : write();', []],
  ['switch (__ITER % 3) { case 2: post(); }', []],
  ['switch (__ITER % 10) { case 9: post(); }', ['__ITER']],
  ['if (__ITER === 50) report();', ['__ITER']],
  ['if (__ITER == 1) login(); else if (__ITER !== 0) read();', []],
])('what only the own run of a script answers: %s', (code, own) => {
  expect(asked(code).own).toEqual(own);
});

test.each<[string, readonly string[]]>([
  ['const id = exec.vu.idInTest + "-" + exec.vu.iterationInInstance;', ['exec.vu.iterationInInstance']],
  ["headers['Idempotency-Key'] = [__VU, __ITER].join('-');", ['__ITER']],
  ['const row = rows[exec.scenario.iterationInTest];', ['exec.scenario.iterationInTest']],
  ['const { iterationInScenario } = vu;', ['exec.vu.iterationInScenario']],
  ['get("/products/" + (1 + (__ITER % 100)));', []],
  ['const product = 1 + ((__ITER * 7 + __VU * 13) % 1000);', []],
  ['if (__ITER === 0) login();', []],
  ['if (!__ITER) login();', []],
  ['if (exec.vu.iterationInScenario < 1) login();', []],
  ['if (__ITER < 40) get();', ['__ITER']],
  ['if (__ITER !== last) get();', ['__ITER']],
])('what begins anew with each process: %s', (code, counts) => {
  expect(asked(code).counts).toEqual(counts);
});

test('what k6 was asked at all, for where that breaks a script', () => {
  const { all } = asked('get(users[__VU % 5] + exec.scenario.name + (__ITER % 2));');
  expect(all).toEqual(['exec.scenario.name', '__VU', '__ITER']);
});

test('a comment asks nothing, and neither does a name of the script itself', () => {
  expect(asked('// exec.scenario.name\n/* __VU */\n').all).toEqual([]);
  const own = askedIn("const scenario = { name: 'a' }; get(scenario.name + __VU);");
  expect(own.all).toEqual(['__VU']);
});
