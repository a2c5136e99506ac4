import type { Config } from '../core/config/config.ts';
import type { Judgement } from '../core/model/judgement.ts';
import { EnvironmentError, UsageError } from '../ports/errors.ts';
import type { FaultProxy } from '../ports/fault-proxy.ts';
import type { RunContext } from '../ports/run-context.ts';
import { duet } from './duet/duet.ts';
import { decide } from './judge.ts';
import type { Ports } from './ports.ts';

/** One duet of the same build on both sides, and what was planted in front of head. */
export type SelfTestRun = { readonly planted: 'nothing' | 'delay' | 'errors'; readonly judgement: Judgement };

/** Share of failing requests that is planted. */
const ERROR_RATE = 0.05;
/** The planted delay as a share of base's median: well beyond the failure limit. */
const DELAY = 0.8;
const NOTHING = { delayMs: 0, errorRate: 0 };

/**
 * Judges the gate itself on this machine: `runs` duets of one build, then one with a delay and one with errors planted
 * by a proxy in front of head. Throws UsageError where there is no application to start.
 */
export async function selfTest(
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  runs: number,
): Promise<readonly SelfTestRun[]> {
  const { app, workingDirectory } = config;
  if (app === null) {
    const message = 'The self-test starts the application twice: set `app.start` (or --start).';
    throw new UsageError([{ where: 'app.start', line: null, column: null, message }]);
  }
  const close: (() => Promise<void>)[] = [];
  const open = async (arm: 'base' | 'head'): Promise<FaultProxy> => {
    const logFile = ports.files.path(`app-${arm}.log`);
    const running = await ports.apps.start({ app, arm, directory: workingDirectory, logFile, signal });
    close.push(() => running.stop());
    const proxy = await ports.openFaultProxy(running.baseUrl);
    close.push(() => proxy.close());
    return proxy;
  };
  try {
    const logFile = ports.files.path('app-head.log');
    await ports.apps.build({ app, arm: 'head', directory: workingDirectory, logFile, signal });
    const [base, head] = [await open('base'), await open('head')];
    const once = async (planted: SelfTestRun['planted'], fault: Parameters<FaultProxy['plant']>[0]) => {
      head.plant(fault);
      const way = { kind: 'targets', base: base.url, head: head.url } as const;
      const measured = await duet(way, config, context, ports, signal);
      if (measured.kind !== 'recorded') throw new EnvironmentError(measured.text, measured.detail);
      const nothing = { runs: [], refused: [], history: null };
      return { planted, judgement: decide(measured, nothing, config, context, ports) };
    };
    const found: SelfTestRun[] = [];
    for (let run = 1; run <= runs && !signal.aborted; run += 1) {
      const title = `Self-test ${run} of ${runs}: the same build on both sides`;
      found.push(await ports.log.group(title, () => once('nothing', NOTHING)));
    }
    const delayMs = Math.max(DELAY * medianOf(found), 2);
    const slower = `Self-test: ${delayMs.toFixed(1)} ms planted in front of head`;
    found.push(await ports.log.group(slower, () => once('delay', { delayMs, errorRate: 0 })));
    const failing = `Self-test: ${ERROR_RATE * 100} % errors planted in front of head`;
    found.push(await ports.log.group(failing, () => once('errors', { delayMs: 0, errorRate: ERROR_RATE })));
    return found;
  } finally {
    for (const stop of close.toReversed()) await stop();
  }
}

/** Base's overall median, ms. */
function medianOf(runs: readonly SelfTestRun[]): number {
  const last = runs.at(-1)?.judgement.comparisons ?? [];
  return last.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p50')?.base ?? 0;
}
