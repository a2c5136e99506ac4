import { lockBench } from './locks.ts';

/** Works as the only bench of its kind until it is done or a signal comes, which ends it with exit code 130. */
export async function alone(
  lock: string,
  program: string,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const unlock = await lockBench(lock, program);
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  try {
    await work(stopping.signal);
  } catch (thrown) {
    if (!stopping.signal.aborted) throw thrown;
    process.exitCode = 130;
  } finally {
    await unlock();
  }
}
