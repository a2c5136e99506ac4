import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { Duet } from '../../../../src/core/model/recording/duet.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { measure } from '../../../../src/pipeline/measure.ts';
import type { Ports } from '../../../../src/pipeline/ports.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import type { HostWatch } from '../../../../src/ports/host.ts';
import type { LoadGenerator } from '../../../../src/ports/load-generator.ts';
import { contextOf, createWorld, startedConfig } from '../../../pipeline/world.ts';
import { quietK6, type Served, serve } from './sides-driver.ts';

const SCRIPT = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { vus: 6, duration: '40s' };
export default function () { http.get(__ENV.BASE_URL + '/page', { tags: { name: 'page' } }); sleep(0.1); }
`;

let directory: string;
const servers: Served[] = [];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'looks-'));
  await writeFile(path.join(directory, 'load.js'), SCRIPT);
});
afterEach(async () => {
  for (const { server } of servers.splice(0)) server.close();
  await rm(directory, { recursive: true, force: true });
});

type Wanted = {
  /** how long head takes to answer, ms; base takes 30 */
  readonly headMs: number;
  readonly limit?: string;
  /** by what histograms show head to be slower than it is */
  readonly fault?: number;
};

type Ended = {
  readonly judgement: Judgement;
  readonly duet: Duet;
  readonly pairs: number;
  readonly said: string;
};

/** Drives both by real k6, the whole script side by side, and judges what came of it. */
async function run({ headMs, limit = '20m', fault = 1 }: Wanted): Promise<Ended> {
  const world = createWorld();
  const { apps } = world.ports;
  const ports: Ports = {
    ...{ ...world.ports, clock: createClock(), host: { ...world.ports.host, watch: watchRoomy } },
    files: {
      ...world.ports.files,
      path: (name) => path.join(directory, name),
      write: async (name) => name,
    },
    apps: {
      ...apps,
      async start(request) {
        const served = await serve(request.arm === 'head' ? headMs : 30);
        servers.push(served);
        return { ...(await apps.start(request)), baseUrl: served.url };
      },
    },
    loadGenerator: async () => misread(await quietK6('2.2.0'), fault),
  };
  const added = `compare: { shape: whole, whole-limit: ${limit} }\n`;
  const settings = startedConfig(added);
  const config = {
    ...settings,
    workingDirectory: directory,
    workload: { ...settings.workload, script: 'load.js' },
  };
  const head = await measure(config, contextOf(), ports, new AbortController().signal);
  if (head.kind !== 'recorded') throw new Error(head.text);
  const { duet, windows, validity } = head.recording;
  if (duet === undefined || !validity.valid) throw new Error(JSON.stringify({ validity, said: world.said }));
  const judgement = judge({
    ...{ head: head.recording, policy: config.policy, createdAt: '2026-11-24T12:00:00.000Z' },
    baseline: { runs: [], refused: [], history: null },
    ...{ tool: 'test', remedy: { kind: 'told', text: '' } },
  });
  return { judgement, duet, pairs: windows.length / 2, said: world.said.join('\n') };
}

/** Counters of a machine of which two fifths are in use, whatever runs beside this test: four samples a second. */
function watchRoomy(): HostWatch {
  const from = Date.now();
  const samples = () => ({
    machine: Array.from({ length: Math.floor((Date.now() - from) / 250) + 1 }, (_, index) => ({
      ...{ at: from + 250 * index, total: 50 * index, stolen: 0, idle: 30 * index, waitedMs: null },
    })),
    arms: {},
  });
  return { samples, stop: samples };
}

/** What looks see is scaled, and nothing else. */
function misread(generator: LoadGenerator, fault: number): LoadGenerator {
  const slower = (window: WindowValues): WindowValues => ({
    ...window,
    subjects: Object.fromEntries(
      Object.entries(window.subjects).map(([key, stats]) => {
        const { percentiles } = stats;
        const values = percentiles?.values.map((ms) => ms * fault) ?? [];
        return [key, { ...stats, percentiles: percentiles && { ...percentiles, values } }];
      }),
    ),
  });
  const read = (pairs: readonly Pair[]) => pairs.map((pair) => ({ ...pair, head: slower(pair.head) }));
  return {
    ...generator,
    async openDuet(request) {
      const opened = await generator.openDuet(request);
      if (opened.kind !== 'side-by-side') return opened;
      const { driver } = opened;
      const drive: typeof driver.drive = (isEnough) =>
        driver.drive(isEnough && ((seen) => isEnough({ ...seen, pairs: read(seen.pairs) })));
      return { ...opened, driver: { ...driver, drive } };
    },
  };
}

test('a head that is much slower ends both runs early, and fails', async () => {
  const { judgement, duet, pairs, said } = await run({ headMs: 90 });
  expect(judgement.verdict, judgement.reason).toBe('fail');
  expect(duet).toMatchObject({ stop: 'regressed', starts: 2 });
  expect(judgement.comparing?.stop).toBe('stopped early: regression confirmed');
  expect(pairs).toBeLessThan(14);
  expect(said).toContain('slices shows a regression, so the load is ended here');
});

test('its unchanged twin runs to its end, and passes', async () => {
  const { judgement, duet, pairs, said } = await run({ headMs: 30 });
  expect(judgement.verdict, judgement.reason).toBe('pass');
  // A second start where a busy machine leaves the first one open.
  expect(duet.stop, said).toBe('end');
  expect(pairs).toBe(7 * duet.starts);
  expect(said).not.toContain('the load is ended here');
});

test('where exact figures do not show what looks saw, and all of it cannot be driven again, nothing is concluded', async () => {
  const { judgement, duet, pairs } = await run({ headMs: 30, fault: 3, limit: '45s' });
  expect(judgement.verdict).toBe('inconclusive');
  expect(judgement.reason).toMatch(/^A look during the run showed a regression and ended the load/);
  expect(duet).toMatchObject({ stop: 'disagreed', starts: 1 });
  expect(pairs).toBeLessThan(7);
  expect(judgement.notes.join('\n')).toContain('`compare.whole-limit` is 45 s');
});

test('where it can, all of it settles the matter', async () => {
  const { judgement, duet } = await run({ headMs: 30, fault: 3 });
  expect(judgement.verdict, judgement.reason).toBe('pass');
  expect(duet).toMatchObject({ stop: 'end', starts: 2 });
});
