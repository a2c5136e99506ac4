/**
 * What collecting costs: `npm run bench:collect [-- --seconds 30 --rounds 5 --lines 2.2.0,1.8.1 --server go --apart]`.
 *
 * Bare k6 and our `record` drive the same saturated server in interleaved rounds. With `--server go` it answers faster
 * than k6 can ask, so that all of the cost shows in the rate. With `--apart` (Linux) it has the last CPU to itself, and k6
 * and the gate the others: else the scheduler decides who gets how much of them. k6 takes all of its CPU then, which the
 * gate does not accept and measures once more: CPU is by the requests that the server counted. CPU is that of the whole
 * process tree (ours and k6's), read by the shell's `time`. What a run costs before and after load (start-up,
 * calibration, preflight) is measured by a run of one second and listed apart.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { k6Binary } from '../test/support/tools.ts';
import { median, timed } from './support/cpu.ts';
import { watchMemory } from './support/memory.ts';
import { startServer } from './support/servers.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '5' },
    lines: { type: 'string', default: '2.2.0,1.8.1' },
    long: { type: 'string', default: '300' },
    server: { type: 'string', default: 'node' },
    apart: { type: 'boolean', default: false },
  },
});
const here = import.meta.dirname;
const script = path.join(here, 'support', 'saturate.js');
const cli = path.join(here, '..', 'dist', 'cli.js');

const last = os.availableParallelism() - 1;
/** In front of the commands that drive. */
const held = values.apart ? ['taskset', '-c', last === 1 ? '0' : `0-${last - 1}`] : [];

type Run = {
  readonly cpu: number;
  readonly wall: number;
  /** of the load that counts */
  readonly requests: number;
  /** of all load, a first attempt too */
  readonly served: number;
  readonly peak: number;
};

/** Requests that the server had since it was asked last; null: it does not count. */
async function servedOf(url: string): Promise<number | null> {
  const answer = await (await fetch(`${url}/count`)).text();
  return /^\d+$/.test(answer) ? Number(answer) : null;
}

async function bare(k6: string, url: string, seconds: number): Promise<Run> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const file = path.join(folder, 'summary.json');
  const env = { ...process.env, BASE_URL: url, SECONDS: String(seconds), K6_NO_USAGE_REPORT: 'true' };
  // The kernel shares CPUs out by session, and the gate's k6 has one of its own: alike, or the shares are compared.
  const own = [...held, 'setsid', '--wait', k6];
  await servedOf(url);
  const spent = await timed(
    [...own, 'run', '--quiet', '--address=', `--summary-export=${file}`, script],
    env,
  );
  const summary = JSON.parse(await readFile(file, 'utf8'));
  await rm(folder, { recursive: true });
  return {
    cpu: spent.cpuSeconds,
    wall: spent.wallSeconds,
    requests: summary.metrics.http_reqs.count,
    served: (await servedOf(url)) ?? summary.metrics.http_reqs.count,
    peak: 0,
  };
}

async function collected(k6: string, url: string, seconds: number): Promise<Run> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const copy = path.join(folder, 'saturate.js');
  const source = await readFile(script, 'utf8');
  await writeFile(copy, source.replace('__ENV.SECONDS', String(seconds)));
  const memory = watchMemory();
  await servedOf(url);
  const spent = await timed(
    [
      ...held,
      process.execPath,
      cli,
      'record',
      '--script',
      copy,
      '--target',
      url,
      '--k6-path',
      k6,
      '--out',
      folder,
    ],
    process.env,
    memory.follow,
  );
  const peak = memory.stop();
  if (spent.exitCode !== 0 && !values.apart) throw new Error(`record failed: ${spent.stderr}`);
  const recording = JSON.parse(await readFile(path.join(folder, 'recording.json'), 'utf8'));
  await rm(folder, { recursive: true });
  return {
    cpu: spent.cpuSeconds,
    wall: spent.wallSeconds,
    requests: recording.metrics.http_reqs.count,
    served: (await servedOf(url)) ?? recording.metrics.http_reqs.count,
    peak,
  };
}

if (values.server !== 'node' && values.server !== 'go') throw new Error('--server is node or go.');
if (values.apart && last < 1) throw new Error('--apart takes two CPUs.');
const { url, stop } = await startServer(values.server, values.apart ? ['taskset', '-c', String(last)] : []);
const seconds = Number(values.seconds);
const spread = (list: readonly number[]) =>
  `${median(list).toFixed(3)} (${Math.min(...list).toFixed(3)}–${Math.max(...list).toFixed(3)})`;

/** Others on the machine only ever add to what a request takes: the lower a figure, the less of it is theirs. */
function lowest(ours: readonly number[], bare: readonly number[]): string {
  const [own, plain] = [ours, bare].map((list) => median(list.toSorted((a, b) => a - b).slice(0, 3)));
  return `× ${((own ?? 0) / (plain ?? 1)).toFixed(3)} (median of the 3 lowest: ${own?.toFixed(1)} and ${plain?.toFixed(1)} µs)`;
}

for (const line of values.lines.split(',') as ('1.8.1' | '2.2.0')[]) {
  const k6 = await k6Binary(line);
  const startBare = await bare(k6, url, 1);
  const startOurs = await collected(k6, url, 1);
  const perRequest = (run: Run, start: Run) => ((run.cpu - start.cpu) / (run.served - start.served)) * 1e6;
  const ratios: number[] = [];
  const rates: number[] = [];
  const rows: string[] = [];
  const spent = { bare: [] as number[], ours: [] as number[] };
  const added: number[] = [];
  const peaks: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const first = round % 2 === 0;
    const early = first ? await bare(k6, url, seconds) : await collected(k6, url, seconds);
    const late = first ? await collected(k6, url, seconds) : await bare(k6, url, seconds);
    const [plain, ours] = first ? [early, late] : [late, early];
    spent.bare.push(perRequest(plain, startBare));
    spent.ours.push(perRequest(ours, startOurs));
    ratios.push(perRequest(ours, startOurs) / perRequest(plain, startBare));
    rates.push(ours.requests / plain.requests);
    added.push(ours.wall - plain.wall);
    peaks.push(ours.peak);
    rows.push(
      `| ${round + 1} | ${perRequest(plain, startBare).toFixed(1)} | ${perRequest(ours, startOurs).toFixed(1)} | ${Math.round(plain.requests / seconds)} | ${Math.round(ours.requests / seconds)} | ${(ours.wall - plain.wall).toFixed(2)} | ${Math.round(ours.peak)} |`,
    );
  }
  console.log(`\n### k6 ${line}, ${values.rounds} interleaved rounds of ${seconds} s\n`);
  console.log(
    '| round | bare µs CPU/request | collecting µs CPU/request | bare rps | collecting rps | added wall s | our peak MiB |',
  );
  console.log('|--:|--:|--:|--:|--:|--:|--:|');
  console.log(rows.join('\n'));
  console.log(`\nCPU per request, collecting / bare: median ${spread(ratios)}`);
  console.log(`lowest CPU per request, collecting / bare: ${lowest(spent.ours, spent.bare)}`);
  console.log(`requests per second, collecting / bare: median ${spread(rates)}`);
  console.log(`wall seconds added to a run: median ${spread(added)}`);
  console.log(
    `start-up CPU (run of 1 s in all): bare ${startBare.cpu.toFixed(2)} s, ours ${startOurs.cpu.toFixed(2)} s`,
  );
  if (Number(values.long) > 0) {
    const long = await collected(k6, url, Number(values.long));
    const ratio = (long.peak / median(peaks)).toFixed(3);
    console.log(
      `our peak memory: ${Math.round(median(peaks))} MiB in ${seconds} s, ${Math.round(long.peak)} MiB in ${values.long} s (× ${ratio})`,
    );
  }
}

const starts: number[] = [];
for (let i = 0; i < 7; i += 1) {
  starts.push((await timed([process.execPath, cli, '--version'], process.env)).wallSeconds);
}
console.log(`\nbundle start (\`--version\`): median ${spread(starts)} s`);
stop();
