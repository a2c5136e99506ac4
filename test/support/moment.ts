import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Job, openJob, type Ran, runAction } from './action-process.ts';
import { processes, processesIn } from './processes.ts';

/** What happens to a run: the runner cancels it, its k6 is killed (as by the kernel, short of memory), or it is itself. */
export type Blow = 'cancelled' | 'k6 killed' | 'killed';

export type Struck = Ran & {
  /** after the blow, until the process had ended */
  readonly seconds: number;
  /** whether it had ended before the blow */
  readonly early: boolean;
  /** states of the commit status, in their order */
  readonly statuses: readonly string[];
  readonly verdict: string | null;
  /** first line of the judgement; empty: there is none */
  readonly reason: string;
  readonly kept: boolean;
  /** processes that outlived it */
  readonly left: readonly string[];
  readonly violations: readonly unknown[];
};

/** The runner's second signal to a step that is cancelled comes this long after the first, milliseconds. */
const SECOND_SIGNAL_MS = 7500;
/** A run that does not end is a failure, and must not hold the test for ever. */
const PATIENCE_MS = 240_000;

const SETTINGS = `gate: shop
app: { start: node server.js, ready: /healthz }
workload: { script: load.js, rate: 60/s, warmup: 1s }
policy: { budget: 24s }
`;

/** A pull request whose base and head are driven in turns. */
export async function duetJob(): Promise<Job> {
  const job = await openJob();
  await job.project.write('perf-gate.yml', SETTINGS);
  await job.project.commit('the gate');
  await job.project.git('checkout', '-q', '-b', 'change');
  await job.project.commit('work');
  return job;
}

/** One run in a job, struck `ms` after its start; later where there is no k6 yet to be killed. */
export async function strike(job: Job, blow: Blow, ms: number): Promise<Struck> {
  const inputs = { rate: '60/s', duration: '' };
  let [pid, ended, struckAt] = [0, false, Number.NaN];
  const limits = new AbortController();
  const running = runAction(job, {
    inputs,
    started: (child) => {
      pid = child.pid ?? 0;
    },
  }).finally(() => {
    ended = true;
    limits.abort();
  });
  while (pid === 0 && !ended) await sleep(1);
  await Promise.race([sleep(ms), running]);
  const target = blow === 'k6 killed' ? await k6Below(pid, () => ended) : pid;
  const early = ended || target === null;
  struckAt = performance.now();
  if (target !== null) signal(target, blow === 'cancelled' ? 'SIGINT' : 'SIGKILL');
  if (blow === 'cancelled') void later(SECOND_SIGNAL_MS, limits.signal, () => signal(pid, 'SIGTERM'));
  void later(PATIENCE_MS, limits.signal, () => signal(pid, 'SIGKILL'));
  const ran = await running;
  const folder = job.project.directory;
  const results = (name: string) => path.join(job.temp, 'perf-gate', 'shop', name);
  const judgement: { readonly verdict: string; readonly reason: string } | null = existsSync(
    results('judgement.json'),
  )
    ? JSON.parse(readFileSync(results('judgement.json'), 'utf8'))
    : null;
  return {
    ...ran,
    seconds: (performance.now() - struckAt) / 1000,
    early,
    statuses: job.github.state.statuses.map(({ state }) => state),
    verdict: judgement?.verdict ?? null,
    reason: judgement?.reason ?? '',
    kept: existsSync(results('recording.json')),
    left: processesIn(folder),
    violations: job.github.violations,
  };
}

async function later(ms: number, signal: AbortSignal, act: () => void): Promise<void> {
  await sleep(ms, undefined, { signal }).then(act, () => {});
}

function signal(pid: number, name: NodeJS.Signals): void {
  // 0 would be this process's whole group.
  if (pid <= 0) return;
  try {
    process.kill(pid, name);
  } catch {
    // It has ended: that is what is wanted.
  }
}

/** The first k6 that drives load below a process; null: the process ended without. */
async function k6Below(pid: number, ended: () => boolean): Promise<number | null> {
  for (; !ended(); await sleep(20)) {
    const own = processes().find(({ parent, command }) => parent === pid && /\/k6 run /.test(command));
    if (own !== undefined) return own.pid;
  }
  return null;
}

/** What a run that was struck did wrong, as sentences; none: it ended as it should. */
export function wrongsOf(struck: Struck, blow: Blow): readonly string[] {
  const { code, log, statuses, verdict, reason, kept, left, violations } = struck;
  const said = kept || verdict === 'invalid' || /Stopped by SIG|before anything was measured/.test(log);
  const untold = statuses.length > 0 && !said;
  const blamed = blow === 'k6 killed' && (verdict === 'fail' || verdict === 'warn');
  // Before the program has begun to listen, a signal ends it: nothing has been announced then.
  const ended = code === 0 || code === 3 || (code === null && statuses.length === 0);
  return [
    ...left.map((process) => `It left ${process}.`),
    ...violations.map((one) => `GitHub was asked wrongly: ${JSON.stringify(one)}`),
    ...(statuses.at(-1) === 'pending' ? ['The status says that it is measuring.'] : []),
    ...(untold ? ['There is no recording, and no word that there is none.'] : []),
    ...(blamed ? [`The change is blamed: ${verdict}: ${reason}`] : []),
    ...(ended ? [] : [`The exit code is ${code}.`]),
  ];
}
