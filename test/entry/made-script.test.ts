import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planned, withScript } from '../../src/entry/made-script.ts';
import { configOf } from '../core/config/written.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'perf-gate-made-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const configFor = (target: string, more = '') => ({
  ...configOf(`workload: { target: "${target}", requests: [GET /products${more}] }`),
  ...{ out: path.join(folder, 'out'), workingDirectory: folder },
});

/** What k6 is given for it. */
async function driven(config: ReturnType<typeof configFor>): Promise<string> {
  const { workload } = await withScript(config, { write: () => {} });
  return readFile(path.join(folder, workload.script), 'utf8');
}

test('another target makes no other script to be driven, and other requests do', async () => {
  const script = await driven(configFor('https://one.test/shop'));
  expect(await driven(configFor('https://two.test'))).toBe(script);
  expect(await driven(configFor('https://one.test/shop', ', GET /orders'))).not.toBe(script);
});

test('a script to keep goes to the target by itself', async () => {
  const { plan } = await planned(configFor('https://me:s3cret@one.test/shop'));
  expect(plan.baseUrl).toBe('https://one.test/shop');
});
