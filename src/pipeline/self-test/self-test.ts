import type { Config } from '../../core/config/config.ts';
import { answerOf, type SelfTested } from '../../core/decision/self-test.ts';
import { EnvironmentError, UsageError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { troubleText } from '../alone/record.ts';
import { duet } from '../duet/duet.ts';
import { decide } from '../judge.ts';
import type { Ports } from '../ports.ts';
import { type Fault, ofOneBuild, withPlanted } from './self-test-ports.ts';

/** Share of failing requests that is planted. */
const ERROR_RATE = 0.05;
/** The planted delay as a share of base's median: well beyond the failure limit. */
const DELAY = 0.8;
const SHORTEST_DELAY_MS = 2;

/**
 * Judges the gate itself on this machine: `runs` duets of one build, then one with a delay and one with errors planted
 * by a proxy in front of head. They are driven as any duet of revisions is: started anew for each and at half time, on
 * CPUs of their own, with `app.reset`; so its false alarms are the gate's. Only the last two have a proxy, on both
 * sides. Throws UsageError where no two of the application can be started, EnvironmentError for a duet that cannot be
 * driven.
 */
export async function selfTest(
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  runs: number,
): Promise<readonly SelfTested[]> {
  refuseUnstartable(config);
  const world = ofOneBuild(config, ports);
  // Whether they are met says nothing of what the gate makes of two alike.
  const { targets: _targets, ...policy } = config.policy;
  const judging = { ...config, policy };
  const once = (planted: SelfTested['planted'], title: string, within: Ports): Promise<SelfTested> =>
    ports.log.group(`Self-test${title}`, async () => {
      const way = { kind: 'duet', base: { sha: context.source.sha, how: 'the same build' } } as const;
      const measured = await duet(way, config, context, within, signal);
      if (measured.kind !== 'recorded') throw new EnvironmentError(troubleText(measured), measured.detail);
      const nothing = { runs: [], refused: [], history: null };
      return { planted, judgement: decide(measured, nothing, judging, context, ports) };
    });
  const plant = (planted: SelfTested['planted'], what: string, fault: Fault) =>
    once(planted, `: ${what} planted in front of head`, withPlanted(fault, world));
  const found: SelfTested[] = [];
  for (let run = 1; run <= runs && !signal.aborted; run += 1) {
    found.push(await once('nothing', ` ${run} of ${runs}: the same build on both sides`, world));
  }
  const delayMs = Math.max(DELAY * medianOf(found), SHORTEST_DELAY_MS);
  found.push(await plant('delay', `${delayMs.toFixed(1)} ms`, { delayMs, errorRate: 0 }));
  const errors = { delayMs: 0, errorRate: ERROR_RATE };
  found.push(await plant('errors', `${ERROR_RATE * 100} % errors`, errors));
  return found;
}

function refuseUnstartable({ app }: Config): void {
  if (app !== null && app.port === null) return;
  const [where, message] =
    app === null
      ? ['app.start', 'The self-test starts the application twice: set `app.start` (or --start).']
      : [
          'app.port',
          `The self-test starts the application twice, and app.port is fixed to ${app.port}: let the app listen on PORT and take app.port out.`,
        ];
  throw new UsageError([{ where, line: null, column: null, message }]);
}

/** Base's overall median in the newest duet that was judged, ms; 0: in none. */
function medianOf(runs: readonly SelfTested[]): number {
  const last = runs.findLast(({ judgement }) => answerOf(judgement) !== 'unjudged');
  const comparisons = last?.judgement.comparisons ?? [];
  return comparisons.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p50')?.base ?? 0;
}
