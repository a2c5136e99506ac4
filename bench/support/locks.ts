import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Makes this process the only bench; returns how to give that up. The file holds a process id, and one whose process
 * is gone, or is no bench, is taken over.
 */
export async function lockBench(file: string, program: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await writeFile(file, `${process.pid}\n`, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (thrown) {
      const pid = Number(await readFile(file, 'utf8').catch(() => '0'));
      if (await runs(pid, program)) throw new Error(`Another bench runs: process ${pid}.`, { cause: thrown });
      await rm(file, { force: true });
    }
  }
}

/** A process id may be another program's by now. */
async function runs(pid: number, program: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes(program);
}

/** Ends when nobody is left who could write to it. */
const HOLD = 'echo locked; exec cat';

/**
 * Waits for an exclusive `flock` of a file that other heavy work takes too; returns how to release it. The kernel
 * releases it when this process ends in any way.
 */
async function lockMachine(file: string, signal: AbortSignal): Promise<() => Promise<void>> {
  const holder = spawn('setpriv', ['--pdeathsig', 'TERM', '--', 'flock', file, 'sh', '-c', HOLD], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => holder.once('close', () => resolve()));
  const give = () => {
    holder.stdin.end();
    return ended;
  };
  const cut = () => holder.kill();
  signal.addEventListener('abort', cut);
  const locked = new Promise<boolean>((resolve, reject) => {
    holder.stdout.once('data', () => resolve(true));
    holder.once('error', reject);
    holder.once('exit', () => resolve(false));
  });
  const has = await locked.finally(() => signal.removeEventListener('abort', cut));
  if (!has) throw new Error(`No lock of ${file}.`);
  return give;
}

/**
 * Works while nothing else does that takes the `flock` of the file PERF_GATE_BENCH_LOCK, if it names one: between two
 * pieces of work the others have their turn.
 */
export async function undisturbed<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const file = process.env['PERF_GATE_BENCH_LOCK'] ?? '';
  if (file === '') return work();
  const release = await lockMachine(file, signal);
  try {
    return await work();
  } finally {
    await release();
  }
}
