import type { Config } from '../core/config/config.ts';
import type { Judgement } from '../core/model/judgement.ts';
import type { StartRequest } from '../ports/app-runner.ts';
import { EnvironmentError, UsageError } from '../ports/errors.ts';
import type { FaultProxy } from '../ports/fault-proxy.ts';
import type { RunContext } from '../ports/run-context.ts';
import { duet } from './duet/duet.ts';
import { openSide, type Side } from './duet/side.ts';
import { decide } from './judge.ts';
import type { Ports } from './ports.ts';

/** One duet of the same build on both sides, and what was planted in front of head. */
export type SelfTestRun = { readonly planted: 'nothing' | 'delay' | 'errors'; readonly judgement: Judgement };

/** Share of failing requests that is planted. */
const ERROR_RATE = 0.05;
/** The planted delay as a share of base's median: well beyond the failure limit. */
const DELAY = 0.8;
type Fault = Parameters<FaultProxy['plant']>[0];

const NOTHING: Fault = { delayMs: 0, errorRate: 0 };

/**
 * Judges the gate itself on this machine: `runs` duets of one build, then one with a delay and one with errors planted
 * by a proxy in front of head. Both servers are started anew for each, since two starts of one build differ, and false
 * alarms from that are the gate's too. Throws UsageError where there is no application to start.
 */
export async function selfTest(
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  runs: number,
): Promise<readonly SelfTestRun[]> {
  const sides = await buildTwice(config, ports, signal);
  const once = async (planted: SelfTestRun['planted'], fault: Fault): Promise<SelfTestRun> => {
    await startAnew(sides);
    return behindProxies(sides, ports, async (base, head) => {
      head.plant(fault);
      const way = { kind: 'targets', base: base.url, head: head.url } as const;
      const measured = await duet(way, config, context, ports, signal);
      if (measured.kind !== 'recorded') throw new EnvironmentError(measured.text, measured.detail);
      const nothing = { runs: [], refused: [], history: null };
      return { planted, judgement: decide(measured, nothing, config, context, ports) };
    });
  };
  try {
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
    await stopAll(sides);
  }
}

/** One build, as both arms. */
async function buildTwice(
  { app, workingDirectory }: Config,
  ports: Ports,
  signal: AbortSignal,
): Promise<readonly [base: Side, head: Side]> {
  if (app === null) {
    const message = 'The self-test starts the application twice: set `app.start` (or --start).';
    throw new UsageError([{ where: 'app.start', line: null, column: null, message }]);
  }
  const of = (arm: 'base' | 'head'): StartRequest => {
    const logFile = ports.files.path(`app-${arm}.log`);
    return { app, arm, directory: workingDirectory, logFile, signal };
  };
  await ports.apps.build(of('head'));
  return [openSide(of('base'), ports), openSide(of('head'), ports)];
}

/** Those that cannot start twice stay as they are. */
async function startAnew(sides: readonly Side[]): Promise<void> {
  if (sides.some(({ baseUrl, canStartAgain }) => baseUrl !== '' && !canStartAgain)) return;
  await stopAll(sides);
  for (const side of sides) await side.start();
}

async function stopAll(sides: readonly Side[]): Promise<void> {
  for (const side of sides.toReversed()) await side.stop();
}

async function behindProxies(
  [base, head]: readonly [Side, Side],
  { openFaultProxy }: Ports,
  body: (base: FaultProxy, head: FaultProxy) => Promise<SelfTestRun>,
): Promise<SelfTestRun> {
  const proxies: FaultProxy[] = [];
  const open = async ({ baseUrl }: Side): Promise<FaultProxy> => {
    const proxy = await openFaultProxy(baseUrl);
    proxies.push(proxy);
    return proxy;
  };
  try {
    return await body(await open(base), await open(head));
  } finally {
    for (const proxy of proxies) await proxy.close();
  }
}

/** Base's overall median, ms. */
function medianOf(runs: readonly SelfTestRun[]): number {
  const last = runs.at(-1)?.judgement.comparisons ?? [];
  return last.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p50')?.base ?? 0;
}
