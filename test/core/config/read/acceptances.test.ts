import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../../../src/core/config/parse.ts';
import { readAcceptances } from '../../../../src/entry/read-acceptances.ts';

async function read(text: string) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'accept-'));
  try {
    await mkdir(path.join(directory, '.perf-gate'));
    await writeFile(path.join(directory, '.perf-gate', 'accept.yml'), text);
    return await readAcceptances(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

const GOOD = `- gate: shop
  endpoint: GET orders
  metric: p95
  up-to: 1.6
  reason: full-text search is worth it
  expires: 2026-12-31
`;

test('an entry is read whole', async () => {
  const { acceptances, problems } = await read(GOOD);
  expect(problems).toEqual([]);
  expect(acceptances).toEqual([
    {
      gate: 'shop',
      endpoint: 'GET orders',
      metric: 'p95',
      upTo: 1.6,
      reason: 'full-text search is worth it',
      expires: '2026-12-31',
    },
  ]);
});

const ERRORS = GOOD.replace('p95', 'error-rate').replace('1.6', '2%');

test('errors are accepted by the rate they reach', async () => {
  expect((await read(ERRORS)).acceptances[0]).toMatchObject({ metric: 'error-rate', upTo: 0.02 });
});

test('no file, and an empty one, accept nothing', async () => {
  expect(await readAcceptances(os.tmpdir())).toEqual({ acceptances: [], problems: [] });
  expect(await read('')).toEqual({ acceptances: [], problems: [] });
});

test('the file is called as the root of its repository calls it', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'accept-'));
  try {
    await mkdir(path.join(root, '.git'));
    await mkdir(path.join(root, 'services', 'cart'), { recursive: true });
    expect(await readAcceptances(root)).toEqual({ acceptances: [], problems: [] });
    const acceptances = await readAcceptances(path.join(root, 'services', 'cart'));
    expect(acceptances.file).toBe('services/cart/.perf-gate/accept.yml');
    const parsed = parseConfig({
      ...{ file: null, overrides: { script: 'l.js', start: 'x' }, acceptances },
      ...{
        measures: true,
        defaultGate: 'cart',
        label: (id) => id,
        outFor: () => '',
        resolve: (name) => name,
      },
    });
    expect(parsed).toMatchObject({ ok: true, config: { policy: { acceptIn: acceptances.file } } });
  } finally {
    await rm(root, { recursive: true });
  }
});

test.each([
  ['a metric that is none', GOOD.replace('p95', 'p96'), 3, 'metric: must be one of'],
  ['a ratio that accepts nothing', GOOD.replace('1.6', '0.9'), 4, 'up-to'],
  ['a percentage of a latency', GOOD.replace('1.6', '60%'), 4, 'up-to: must be a ratio of head to base'],
  [
    'a ratio of errors',
    ERRORS.replace('2%', '1.6'),
    4,
    'up-to: must be the highest share of failed requests',
  ],
  ['more errors than requests', ERRORS.replace('2%', '200%'), 4, 'up-to: must be the highest share'],
  ['no share of errors', ERRORS.replace('2%', '0%'), 4, 'up-to: must be the highest share'],
  ['no limit', GOOD.replace(/ {2}up-to.*\n/, ''), 1, 'up-to: must be a ratio'],
  ['no reason', GOOD.replace(/ {2}reason.*\n/, ''), 1, 'reason: must say why'],
  ['a key that is none', `${GOOD}  until: 2027\n`, 1, 'until'],
  ['a day that is none', GOOD.replace('2026-12-31', 'soon'), 6, 'expires: must be a day as YYYY-MM-DD'],
  ['no list', 'gate: shop\n', 1, 'must be a list'],
])('%s is told with its line', async (_name, text, line, message) => {
  const { problems } = await read(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(message);
  expect(problems[0]?.line).toBe(line);
});
