import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ended, output, start } from '../support/children.ts';
import type { App } from './app.ts';
import { look } from './looking.ts';
import type { Round } from './rows.ts';

/** Iterations a second, of five requests each: what they take is a part of two CPUs, so that little waits. */
const RATE = 20;
const SECONDS = { LEAD: 3, PAUSE: 1, SECONDS: 10 };
const MOST_MS = 60_000;
const LOAD = path.join(import.meta.dirname, 'load.js');

export type Driver = { readonly k6: string; readonly directory: string; readonly signal: AbortSignal };

/**
 * One round, whose CPU times are read in the pause behind the lead-in and as long behind the judged part, when no request is
 * under way. The database is looked into from before the lead-in on. Throws where a request failed or was left out.
 */
export async function driveRound(app: App, isLooking: boolean, driver: Driver): Promise<Round> {
  const { directory, signal } = driver;
  const file = path.join(directory, 'summary.json');
  const looking = isLooking ? await look(app, signal) : null;
  try {
    const sessionSpent = isLooking ? await app.sessionSpent() : () => 0;
    const { begun, ended } = startLoad(app, file, driver);
    const at = await begun;
    const until = (seconds: number) => sleep(at + 1000 * seconds - performance.now(), undefined, { signal });
    const { LEAD: lead, PAUSE: pause, SECONDS: seconds } = SECONDS;
    await until(lead + pause / 2);
    const [before, session, ours] = [app.spent(), sessionSpent(), process.cpuUsage()];
    await looking?.round('begins');
    await until(lead + pause + seconds + pause / 2);
    await looking?.round('ends');
    const { user, system } = process.cpuUsage(ours);
    const [after, sessionMs] = [app.spent(), sessionSpent() - session];
    const { code, stderr } = await ended;
    if (code !== 0) throw new Error(`k6 ended with ${code}: ${stderr.trim().slice(-1000)}`);
    const { requests, p95 } = JSON.parse(await readFile(file, 'utf8'));
    return {
      ...{ isLooking, seconds: seconds + pause, requests, p95, sessionMs },
      ...{ shopMs: after.shopMs - before.shopMs, databaseMs: after.databaseMs - before.databaseMs },
      oursMs: (user + system) / 1000,
    };
  } finally {
    await looking?.close();
  }
}

/** `begun`: at which moment, ms of performance.now() */
function startLoad(
  { url }: App,
  file: string,
  { k6, directory, signal }: Driver,
): { readonly begun: Promise<number>; readonly ended: Promise<Ended> } {
  const lengths = Object.entries({ ...SECONDS, RATE }).map(([name, value]) => [name, String(value)]);
  const env = { ...Object.fromEntries(lengths), BASE_URL: url, OUT: file };
  const command = [k6, 'run', '--quiet', '--address=', '--no-usage-report', LOAD];
  const child = start(command, directory, 'read', env);
  const ended = output(child, signal, MOST_MS);
  return { begun: Promise.race([saidToBegin(child), endedEarly(ended)]), ended };
}

function saidToBegin(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.stderr?.on('data', (text: string) => {
      if (text.includes('the load begins')) resolve(performance.now());
    });
  });
}

async function endedEarly(ended: Promise<Ended>): Promise<never> {
  const { code, stderr } = await ended;
  throw new Error(`k6 ended with ${code}: ${stderr.trim().slice(-1000)}`);
}
