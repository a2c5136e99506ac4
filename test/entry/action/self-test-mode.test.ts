import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MODES } from '../../../src/entry/action/modes.ts';
import {
  contextOf,
  createWorld,
  LACKING,
  startedConfig,
  type Wishes,
  type World,
} from '../../pipeline/world.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'self-test-mode-'));
  await writeFile(path.join(folder, 'outputs'), '');
  vi.stubEnv('GITHUB_OUTPUT', path.join(folder, 'outputs'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** What later steps read. */
async function outputs(): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(path.join(folder, 'outputs'), 'utf8');
  const found = [...text.matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(found.map(([, name, , value]) => [name, value]));
}

/** A head behind a proxy is as slow, or fails as often, as what was planted there. */
function obeying(wishes: Wishes = {}): World {
  let fault = { delayMs: 0, errorRate: 0 };
  const world = createWorld({
    noise: 0.02,
    drive: (pairs) => ({
      pairs: pairs.map((pair) => ({ ...pair, head: spoiled(pair.head, fault) })),
      trouble: { base: [], head: [] },
    }),
    ...wishes,
  });
  const openFaultProxy: World['ports']['openFaultProxy'] = async (target) => ({
    url: target,
    plant: (next) => {
      fault = next;
    },
    close: async () => {
      fault = { delayMs: 0, errorRate: 0 };
    },
  });
  return { ...world, ports: { ...world.ports, openFaultProxy } };
}

type Round = Parameters<NonNullable<Wishes['drive']>>[0][number]['head'];

function spoiled(round: Round, fault: { readonly delayMs: number; readonly errorRate: number }): Round {
  const entries = Object.entries(round.subjects).map(([name, one]) => {
    const values = one.percentiles?.values.map((ms) => ms + fault.delayMs) ?? [];
    const percentiles = one.percentiles === null ? null : { ...one.percentiles, values };
    const failed = Math.round(one.requests * fault.errorRate);
    return [name, { ...one, percentiles, failed, failingSeconds: failed > 0 ? [0, 1, 2] : [] }];
  });
  return { ...round, subjects: Object.fromEntries(entries) };
}

const CONFIG = startedConfig('policy: { seed: 2 }\n');
const trySelf = ({ ports }: World) =>
  MODES['self-test'](CONFIG, contextOf('local'), ports, new AbortController().signal);

test('a machine that accuses nobody and finds everything passes, with its report in the log', async () => {
  const world = obeying();
  expect(await trySelf(world)).toBe(0);
  expect(await outputs()).toEqual({
    verdict: 'pass',
    reason: 'No unchanged build was accused, and everything that was planted was found.',
  });
  const log = world.said.join('\n');
  expect(log).toContain('False alarms: 0 of 3 comparisons of one build with itself');
  expect(log).toContain('The planted delay: found. GET ');
  expect(log).toContain('The planted errors: found. ');
  expect(log).toContain('Smallest `policy.warn` that this machine supports:');
  expect(world.said.at(-1)).toMatch(/^Verdict: pass\. /);
});

test('a machine on which an unchanged build is accused fails, and the reason is that', async () => {
  const world = obeying({ drive: undefined, effect: (starts) => (starts === 2 ? Math.log(1.4) : 0) });
  expect(await trySelf(world)).toBe(1);
  expect(await outputs()).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('False alarms: 1 of 3'),
  });
});

test('a machine on which what is planted is not found fails, and the reason names it', async () => {
  expect(await trySelf(obeying({ drive: undefined }))).toBe(1);
  expect(await outputs()).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('The planted delay: NOT found (pass: no regression'),
  });
});

test('a machine on which nothing can be judged is neither passed nor failed', async () => {
  const world = obeying(LACKING);
  expect(await trySelf(world)).toBe(3);
  expect(await outputs()).toMatchObject({
    verdict: 'invalid',
    reason: expect.stringContaining('0 of 3 comparisons of one build with itself got an answer'),
  });
  expect(world.said.join('\n')).toContain('False alarms: not known');
});

test('no secret is in the outputs', async () => {
  const mask = (text: string) => text.replaceAll('planted', '***');
  expect(await trySelf(obeying({ mask }))).toBe(0);
  expect((await outputs())['reason']).toContain('everything that was *** was found');
});
