import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planScript } from '../src/core/script/plan-script.ts';
import { writeScript } from '../src/core/script/write-script.ts';
import { configOf } from './core/config/written.ts';
import { readmeBlocks } from './support/readme.ts';

const DOCUMENT = readFileSync(path.join(import.meta.dirname, '..', 'docs', 'without-a-script.md'), 'utf8');
const EXAMPLES = [...DOCUMENT.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

test('every example of the page is a configuration as it stands', () => {
  const made = EXAMPLES.map((text) => Object.keys(configOf(text).workload));
  expect(made.map((keys) => ['requests', 'openapi', 'har'].find((one) => keys.includes(one)))).toEqual([
    ...['requests', 'openapi', 'har'],
  ]);
});

test('what is said of the list is so', () => {
  const found = planScript(configOf(EXAMPLES[0] ?? '').workload, null);
  if (found.kind !== 'planned') throw new Error('the list is a script');
  expect(found.plan).toMatchObject({ rate: { text: '60/s' }, durationMs: 30_000, iteration: 'one' });
  const script = writeScript({ ...found.plan, remarks: [] });
  for (const text of ['name: "/products/:id"', '"Bearer " + __ENV.TOKEN', 'weight: 3', 'r.status === 201']) {
    expect(script).toContain(text);
  }
});

test("the README's example is one too", async () => {
  const blocks = await readmeBlocks('Quick start: without a script');
  expect(blocks.map(({ text }) => configOf(text).workload.requests?.length)).toEqual([2]);
});
