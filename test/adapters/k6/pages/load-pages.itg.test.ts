import { mkdir, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLoadGenerator } from '../../../../src/adapters/k6/load-generator.ts';
import type { WantedPage } from '../../../../src/core/decision/pages/wanted.ts';
import type { LoadedPage, PageLoad } from '../../../../src/core/model/recording/page.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import type { PagesRequest } from '../../../../src/ports/load-generator.ts';
import { RUN_VARIABLE } from '../../../../src/ports/run.ts';
import { BLOCKED_MS, BUSY_MS, type Site, SLOW_MS, startSite } from '../../../support/page-site.ts';
import { chromiumBrowser, k6Binary } from '../../../support/tools.ts';

/** The folder of a run, below the runner's own for temporary files. */
const LONG = path.join('home', 'runner', 'work', '_temp', 'perf-gate-run-1234-1a2b3c-12345678-12345678');

/** What its processes are known by. */
const RUN = `pages-${process.pid}`;

let directory: string;
let site: Site;
beforeAll(async () => {
  await chromiumBrowser();
  directory = await mkdtemp(path.join(os.tmpdir(), 'pages-'));
  site = await startSite();
});
afterAll(async () => {
  site.close();
  await rm(directory, { recursive: true, force: true });
});

async function generator(line: '1.8.1' | '2.2.0', env: Readonly<Record<string, string>> = {}) {
  const log = { write: () => {}, group: <T>(_title: string, body: () => Promise<T>) => body() };
  const own = { PATH: process.env['PATH'] ?? '', HOME: os.homedir(), ...env };
  const run = {
    id: RUN,
    // As long as on a runner: the name of a socket of the browser's would not fit.
    folder: async (kind: string) => {
      await mkdir(path.join(directory, LONG), { recursive: true });
      return mkdtemp(path.join(directory, LONG, `${kind}-`));
    },
    isOver: () => false,
  };
  return createLoadGenerator({ binary: await k6Binary(line), log, clock: createClock(), env: own, run });
}

function request(pages: readonly WantedPage[], more: Partial<PagesRequest> = {}): PagesRequest {
  const signal = new AbortController().signal;
  const own = { baseUrl: site.url, directory, signal, arm: 'head', workload: { env: [] } } as const;
  return { ...own, pages, loads: 1, ...more };
}

const watched = (paths: readonly string[]): readonly WantedPage[] =>
  paths.map((one) => ({ path: one, tti: true }));

async function load(
  line: '1.8.1' | '2.2.0',
  pages: readonly WantedPage[],
  more: Partial<PagesRequest> = {},
  env = {},
) {
  const loaded = await (await generator(line, env)).loadPages?.(request(pages, more));
  if (loaded === undefined) throw new Error('it cannot load pages');
  return loaded;
}

/** The one load of each page. */
function timesIn(loaded: readonly LoadedPage[]): Readonly<Record<string, PageLoad>> {
  const entries = loaded.map(({ path: of, loads, trouble }): readonly [string, PageLoad] => {
    const [first, ...others] = loads;
    if (first === undefined || others.length > 0 || trouble)
      throw new Error(`${of}: ${JSON.stringify(trouble ?? loads)}`);
    return [of, first];
  });
  return Object.fromEntries(entries);
}

/** That a time is what was planted: it hardly comes before, and a busy machine adds less than what tells it from the others. */
function expectPlanted(ms: number | null | undefined, planted: number): void {
  expect((ms ?? Number.NaN) / planted).toBeGreaterThan(0.85);
  expect((ms ?? Number.NaN) / planted).toBeLessThan(1.3);
}

function expectBlocked(times: PageLoad | undefined): void {
  for (const ms of [times?.loadMs, times?.lcpMs, times?.ttiMs]) expectPlanted(ms, BLOCKED_MS);
  expect(times?.ttfbMs).toBeLessThan(BLOCKED_MS / 2);
}

test('what is planted in pages is what k6 2.2.0 and a real browser show, and nothing where nothing is', async () => {
  const times = timesIn(await load('2.2.0', watched(['/', '/blocked', '/busy'])));
  expectBlocked(times['/blocked']);
  const { '/': calm, '/busy': busy } = times;
  for (const ms of [calm?.loadMs, calm?.lcpMs, calm?.ttiMs]) expect(ms).toBeLessThan(0.9 * BLOCKED_MS);
  // It is painted at once, loaded with its last image, and interactive after its last long task.
  expect(busy?.lcpMs).toBeLessThan(0.9 * SLOW_MS);
  expectPlanted(busy?.loadMs, SLOW_MS);
  expectPlanted(busy?.ttiMs, BUSY_MS);
});

test('k6 1.8.1 shows the same', async () => {
  expectBlocked(timesIn(await load('1.8.1', watched(['/blocked'])))['/blocked']);
});

test('an error is no page, and a page that is not to be interactive is not watched for that', async () => {
  const calm = { path: '/', tti: false };
  const [page, none] = await load('2.2.0', [calm, { path: '/none', tti: false }]);
  expect(page?.loads).toHaveLength(1);
  expect(page).not.toHaveProperty('trouble');
  expect(page?.loads[0]).not.toHaveProperty('ttiMs');
  expect(none).toEqual({ path: '/none', loads: [], trouble: { kind: 'status', status: 404 } });
});

test('a browser that does not start is said of each page', async () => {
  const env = { K6_BROWSER_EXECUTABLE_PATH: '/bin/false' };
  const [page] = await load('2.2.0', watched(['/']), {}, env);
  expect(page).toMatchObject({
    loads: [],
    trouble: { kind: 'said', said: expect.stringMatching(/browser/) },
  });
});

test('beyond its time no further load begins, and what was gathered stays', async () => {
  const [page] = await load('2.2.0', [{ path: '/', tti: false }], { loads: 500, limitMs: 10_000 });
  expect(page?.loads.length).toBeGreaterThan(0);
  expect(page?.loads.length).toBeLessThan(500);
  expect(page).not.toHaveProperty('trouble');
});

test('a cancel ends the browser with all that belongs to it', async () => {
  const controller = new AbortController();
  const before = site.asked.length;
  let living: readonly string[] = [];
  const timer = setInterval(async () => {
    if (site.asked.length === before || controller.signal.aborted) return;
    clearInterval(timer);
    living = await processesOf(RUN);
    controller.abort();
  }, 50);
  const loaded = await load('2.2.0', watched(['/busy']), { signal: controller.signal });
  expect(living.filter((line) => /chrom/.test(line)).length).toBeGreaterThan(1);
  expect(loaded).toMatchObject([{ loads: [], trouble: { kind: 'said', said: 'the run was cancelled' } }]);
});

afterEach(async () => {
  // Neither profiles of browsers nor processes that have them open.
  expect(await readdir(path.join(directory, LONG))).toEqual([]);
  const links = (await readdir(os.tmpdir())).filter((name) => name.startsWith('pg-'));
  const targets = await Promise.all(
    links.map((name) => readlink(path.join(os.tmpdir(), name)).catch(() => '')),
  );
  expect(targets.filter((target) => target.startsWith(directory))).toEqual([]);
  expect(await processesOf(RUN)).toEqual([]);
});

/** Command lines of the living processes that carry the mark of this run. */
async function processesOf(id: string): Promise<readonly string[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const read = (pid: string, file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  const marked = await Promise.all(
    all.map(async (pid) => ((await read(pid, 'environ')).includes(`${RUN_VARIABLE}=${id}.`) ? [pid] : [])),
  );
  return Promise.all(marked.flat().map((pid) => read(pid, 'cmdline')));
}
