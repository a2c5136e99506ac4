import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watchHost } from '../../../../src/adapters/host/watch/watch.ts';
import type { ArmSample } from '../../../../src/core/readings/sample.ts';
import { appScene } from '../../app/app-scene.ts';

/** Real processes whose own account of their CPU time is held against what is read of them from outside. */
const scene = appScene();

/** Time of the processor, of which it takes as much beside others: of the wall's there would be too little to read. */
const BURN = `const spent = (from) => { const { user, system } = process.cpuUsage(from); return (user + system) / 1000; };
const burn = (ms) => { const from = process.cpuUsage(); while (spent(from) < ms) for (let at = 0; at < 1000; at += 1) Math.sqrt(Math.random()); };`;
const OWN = 'const { user, system } = process.cpuUsage(); const own = (user + system) / 1000;';

/** `/burn`: itself; `/child`: by a child that ends; `/thread`: by a thread that ends; `/away`: by one that left for good. */
const SERVER = `${BURN}
const http = require('node:http');
const { execFileSync, spawn } = require('node:child_process');
const { Worker } = require('node:worker_threads');
let ofChildren = 0;
const run = (ms) => [${JSON.stringify(`${BURN} burn(Number(process.argv[1])); ${OWN} console.log(own);`)}, String(ms)];
const away = ${JSON.stringify(`${BURN} burn(700); ${OWN} require('node:fs').writeFileSync('away.txt', String(own)); setTimeout(() => {}, 600_000);`)};
http.createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://x');
  const ms = Number(searchParams.get('ms'));
  if (pathname === '/burn') burn(ms);
  if (pathname === '/child') ofChildren += Number(execFileSync(process.execPath, ['-e', ...run(ms)]));
  if (pathname === '/thread') await new Promise((done) => new Worker(${JSON.stringify(BURN)} + 'burn(' + ms + ');', { eval: true }).on('exit', done));
  // A shell of its own session, which ends before what it started.
  if (pathname === '/away') spawn('setsid', ['sh', '-c', '"$0" -e "$1" &', process.execPath, away], { stdio: 'ignore' }).unref();
  ${OWN}
  response.end(JSON.stringify({ own, ofChildren }));
}).listen(process.env.PORT);`;

type Told = { readonly own: number; readonly ofChildren: number };

async function start() {
  const { folder, request, runner } = scene();
  writeFileSync(path.join(folder, 'server.js'), SERVER);
  const apps = runner();
  const wanted = request();
  const app = await apps.start(wanted);
  const watch = watchHost({ now: Date.now, processes: { head: () => app.processes?.() ?? null } });
  const ask = async (what: string): Promise<number> => {
    const told: Told = JSON.parse(await (await fetch(`${app.baseUrl}${what}`)).text());
    return told.own + told.ofChildren;
  };
  const last = (): ArmSample => {
    const sample = watch.samples().arms.head?.at(-1);
    if (sample === undefined) throw new Error('nothing was read');
    return sample;
  };
  return { folder, app, apps, wanted, watch, ask, last };
}

/** What the one that left for good says that it used, ms; 0: nothing yet. */
function awayIn(folder: string): number {
  const file = path.join(folder, 'away.txt');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

/** That what was read grew by what was told, within 5 %. */
const agrees = (read: number, told: number): void => {
  expect(read / told).toBeGreaterThan(0.95);
  expect(read / told).toBeLessThan(1.05);
};

test.each([
  ['itself', ['/burn?ms=900']],
  ['children that end', ['/child?ms=500', '/child?ms=400']],
  ['threads that end', ['/thread?ms=300', '/thread?ms=300', '/thread?ms=300']],
  ['all of them', ['/burn?ms=300', '/child?ms=400', '/thread?ms=300']],
])('CPU time used by %s is read as the application tells it', async (_, asked) => {
  const { app, watch, ask, last } = await start();
  try {
    const [told, read] = [await ask('/'), last().cpu];
    for (const what of asked) await ask(what);
    // Until who belongs to it was looked at once more.
    await after(1200);
    agrees(last().cpu - read, (await ask('/')) - told);
  } finally {
    watch.stop();
    await app.stop();
  }
});

test('a child that left its group, its session and its parent still counts', async () => {
  const { folder, app, watch, ask, last } = await start();
  try {
    const [told, read] = [await ask('/'), last()];
    await ask('/away');
    await expect.poll(() => awayIn(folder), { timeout: 30_000 }).toBeGreaterThan(0);
    await after(1200);
    const away = awayIn(folder);
    agrees(last().cpu - read.cpu, (await ask('/')) - told + away);
    expect(last().threads).toBeGreaterThan(read.threads);
  } finally {
    watch.stop();
    await app.stop();
  }
});

test('memory, files and threads are told once a second, and goes on with an application that is started anew', async () => {
  const { app, apps, wanted, ...first } = await start();
  const slowOf = (samples: readonly ArmSample[]) => samples.flatMap(({ slow }) => slow ?? []);
  first.watch.stop();
  let running = app;
  const watch = watchHost({ now: Date.now, processes: { head: () => running.processes?.() ?? null } });
  try {
    await after(1300);
    const [one] = slowOf(watch.samples().arms.head ?? []);
    expect(one?.memory).toBeGreaterThan(20e6);
    expect(one?.limit).toBeGreaterThan(one?.memory ?? Infinity);
    expect(one?.handles).toBeGreaterThan(10);
    const before = watch.samples().arms.head?.at(-1);
    await app.stop();
    expect(app.processes?.()).toEqual([]);
    running = await apps.start({ ...wanted, again: true });
    await fetch(`${running.baseUrl}/burn?ms=500`);
    await after(1300);
    const told: Told = JSON.parse(await (await fetch(running.baseUrl)).text());
    const now = watch.samples().arms.head?.at(-1);
    agrees((now?.cpu ?? 0) - (before?.cpu ?? 0), told.own);
    expect(running.readyMs).toBeGreaterThan(0);
    expect(slowOf(watch.samples().arms.head ?? []).at(-1)?.memory).toBeGreaterThan(20e6);
  } finally {
    watch.stop();
    await running.stop();
  }
});

test('what `app.setup` left running is none of the application', async () => {
  const { request, runner, folder } = scene();
  writeFileSync(path.join(folder, 'server.js'), SERVER);
  const setup = 'setsid sleep 600 < /dev/null > /dev/null 2>&1 & echo $! > sleeper';
  const app = await runner().start(request({ setup, stop: 'kill "$(cat sleeper)"' }));
  try {
    const commands = app.processes?.()?.map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    expect(commands?.join()).toContain('server.js');
    expect(commands?.join()).not.toContain('sleep');
  } finally {
    await app.stop();
  }
});
