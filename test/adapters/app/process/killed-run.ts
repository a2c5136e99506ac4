/** Starts an application as its own run and says so; ends it when told. `node killed-run.ts REQUEST` */
import { createAppRunner } from '../../../../src/adapters/app/app-runner.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';

const request = JSON.parse(process.argv[2] ?? '');
const log = { write: () => {}, group: <T>(_: string, body: () => Promise<T>) => body() };
const { openRun } = await import('../../../../src/adapters/host/run.ts');
const run = openRun({ env: {} });
const apps = createAppRunner({ log, clock: createClock(), env: process.env, run });
const app = await apps.start({ ...request, signal: new AbortController().signal });
process.stdout.write('started\n');
process.stdin.once('data', async () => {
  await app.stop();
  process.exit(0);
});
