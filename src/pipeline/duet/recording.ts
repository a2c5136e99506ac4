import type { Config } from '../../core/config/config.ts';
import { duetFaults, duetPressure } from '../../core/decision/load/duet-validity.ts';
import { overBudget } from '../../core/decision/load/over-budget.ts';
import type { AlikeNote } from '../../core/model/decision/alike.ts';
import type { Duet, Plateau } from '../../core/model/recording/duet.ts';
import type { Environment } from '../../core/model/recording/environment.ts';
import { windowsOf } from '../../core/model/recording/pairs.ts';
import type { Recording } from '../../core/model/recording/recording.ts';
import { noteText, validityOf } from '../../core/words/note.ts';
import type { ArmsMeasured } from '../../ports/load-generator.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { armOf, assemble } from '../alone/assemble.ts';
import type { Way } from '../choose-way.ts';
import type { Ports } from '../ports.ts';
import type { Looked } from '../probes/databases.ts';
import { type Rules, recordedRules } from '../rules/rules.ts';
import type { Rounds } from './drive-rounds.ts';
import type { Cores } from './plan-cores.ts';

/** What is known of a duet beside what was measured. */
type Frame = {
  readonly way: Exclude<Way, { kind: 'stored' }>;
  readonly config: Config;
  readonly context: RunContext;
  readonly ports: Ports;
  readonly environment: Environment;
  readonly rules: Rules;
  readonly seed: number;
  readonly cores: Cores | null;
  readonly alike: readonly AlikeNote[];
  /** what the databases showed */
  readonly looked: Looked;
};

/** How long a window is, and what the windows are where they are no rounds. */
export type Windowed = {
  readonly windowMs: number;
  readonly plateau?: Plateau | undefined;
} & Pick<Duet, 'sideBySide' | 'inTurns'>;

/** Everything that was measured in a duet, as one value. */
export function recordingOf(
  { way, config, context, ports, environment, rules, seed, cores, alike, looked }: Frame,
  { pairs, stop, starts, mostPairs, notes: drivenOn, cpu, processes, isClear }: Rounds,
  { head, base, setups }: ArmsMeasured,
  { windowMs: roundMs, plateau, sideBySide, inTurns }: Windowed,
): Recording {
  const ofBase = { sha: way.kind === 'duet' ? way.base.sha : '', branch: context.baseBranch };
  const origin = way.kind === 'duet' ? way.base.how : way.base;
  // Of the CPUs that it may use: where it is held to some, the others are of no help to it.
  const cpus = cores?.k6.length ?? environment.vcpus;
  const generatorCpu = cpu === null || cpus === null ? null : cpu.usedMs / (cpu.wallMs * cpus);
  // Whole runs have a limit of their own.
  const spent =
    sideBySide || inTurns ? [] : overBudget({ pairs, mostPairs, roundMs }, config.compare.budgetSeconds);
  const apart = way.kind === 'duet' && way.apart ? [noteText({ kind: 'apart', port: way.apart.port })] : [];
  const ofLoad = [...duetPressure(pairs), ...spent].map(noteText);
  const judgeable = validityOf(duetFaults({ pairs, stop, generatorCpu, isClear }));
  return assemble(config, ports, environment, {
    generator: { ...head.generator, ...(generatorCpu !== null && { cpu: generatorCpu }) },
    arms: {
      head: armOf(head, context.source, null, { processes: processes?.head, database: looked.head }),
      base: armOf(base, { ...context.source, ...ofBase }, origin, {
        ...{ processes: processes?.base, database: looked.base },
      }),
    },
    windows: windowsOf(pairs),
    metrics: head.metrics,
    // What was cancelled says that first.
    validity: judgeable.valid ? head.validity : judgeable,
    notes: [...head.notes, ...apart, ...alike.map(noteText), ...drivenOn, ...rules.notes, ...ofLoad],
    ...recordedRules(rules),
    duet: {
      roundMs,
      stop,
      starts,
      setups,
      seed,
      mostPairs,
      ...(plateau && { plateau }),
      ...(sideBySide && { sideBySide }),
      ...(inTurns && { inTurns }),
    },
  });
}
