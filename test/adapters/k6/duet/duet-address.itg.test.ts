import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ArmsMeasured } from '../../../../src/ports/load-generator.ts';
import { openDuet } from '../open-duet.ts';
import { type Served, serve } from '../side/sides-driver.ts';

/** Answers of the first start take 40 ms, those of the second 20. */
const [FIRST_MS, SECOND_MS] = [40, 20];

let directory: string;
let servers: readonly Served[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'address-'));
  servers = await Promise.all([FIRST_MS, FIRST_MS, SECOND_MS, SECOND_MS].map(serve));
});
afterEach(async () => {
  for (const { server } of servers) server.close();
  await rm(directory, { recursive: true, force: true });
});

const SCRIPT = `import http from 'k6/http';
const B = __ENV.BASE_URL;
const load = { executor: 'constant-arrival-rate', rate: 40, timeUnit: '1s', duration: '12s', preAllocatedVUs: 20 };
export const options = {
  thresholds: { [\`http_req_duration{url:\${B}/orders?page=1}\`]: ['max<${FIRST_MS - 2}', 'min>${FIRST_MS - 2}', 'p(95)<5000'] },
  scenarios: { main: { ...load, env: { LIST: \`\${B}/list\` }, tags: { from: B } } },
};
export default function () {
  http.get(\`\${B}/orders?page=1\`);
  http.get(__ENV.LIST);
}`;

const METRIC = 'http_req_duration{url:BASE_URL/orders?page=1}';

type Start = Readonly<Record<'base' | 'head', string>>;

/** The addresses of two starts of both sides. */
function starts(): readonly [Start, Start] {
  const [first, second, third, fourth] = servers.map(({ url }) => url);
  if (!first || !second || !third || !fourth) throw new Error('no servers');
  return [
    { base: first, head: second },
    { base: third, head: fourth },
  ];
}

/** That each side's thresholds are met or not by its own requests, and its routes have the names of the other's. */
function expectAlike({ base, head }: ArmsMeasured, min: { readonly crossed: boolean }) {
  for (const { thresholds, endpoints } of [base, head]) {
    expect(endpoints.map(({ name }) => name)).toEqual(['/list', '/orders?page=1']);
    // k6 tells them in an order of its own.
    expect(thresholds.toSorted((a, b) => (a.expression < b.expression ? -1 : 1))).toMatchObject([
      { metric: METRIC, expression: `max<${FIRST_MS - 2}`, crossed: true },
      { metric: METRIC, expression: `min>${FIRST_MS - 2}`, ...min },
      { metric: METRIC, expression: 'p(95)<5000', crossed: false, value: expect.any(Number) },
    ]);
  }
  for (const { asked } of servers) {
    expect(new Set(asked.map((one) => one.path))).toEqual(new Set(['/orders?page=1', '/list']));
  }
}

test.each(['2.2.0', '1.8.1'] as const)(
  "on k6 %s what the options make of BASE_URL is each side's own in rounds, before and after a second start",
  async (line) => {
    const [first, second] = starts();
    await writeFile(path.join(directory, 'load.js'), SCRIPT);
    const opened = await openDuet({ directory, warmupMs: 2000, baseUrls: first, line });
    if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
    const { driver } = opened;
    expect((await driver.drive(['base', 'head'])).pairs).toHaveLength(2);
    expect(await driver.rewarm?.(second)).toMatchObject({ trouble: { base: [], head: [] } });
    const { pairs } = await driver.drive(['base', 'head']);
    for (const arm of ['base', 'head'] as const) {
      const subjects = pairs[1]?.[arm].subjects ?? {};
      expect(Object.keys(subjects).toSorted()).toEqual(['GET /list', 'GET /orders?page=1', 'overall']);
    }
    expectAlike(driver.finish(), { crossed: true });
  },
);

test('and side by side', async () => {
  const [first, second] = starts();
  await writeFile(path.join(directory, 'load.js'), SCRIPT);
  const opened = await openDuet({ directory, warmupMs: 0, baseUrls: first, shape: 'whole' });
  if (opened.kind !== 'side-by-side') throw new Error(JSON.stringify(opened));
  const { driver } = opened;
  const { pairs, astray } = await driver.drive();
  expect(astray).toBe(null);
  expect(Object.keys(pairs.at(-1)?.base.subjects ?? {})).toContain('GET /orders?page=1');
  await driver.again(second);
  await driver.drive();
  // They are those of the first run that went to its end.
  expectAlike(driver.finish(), { crossed: false });
});
