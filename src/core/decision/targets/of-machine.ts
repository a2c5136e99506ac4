import type { QuantityId } from '../../model/recording/quantities.ts';
import type { Recording } from '../../model/recording/recording.ts';
import type { MemoryOf } from '../../model/targets/found-target.ts';
import { measured, none, type Reading } from './reading.ts';

/** Targets of the machine that the application runs on, by the reading that tells each. */
const READ = { cpu: 'busy', memory: 'memory', 'disk-wait': 'disk-wait', network: 'network' } as const;

export type MachineMetric = keyof typeof READ;

type Run = Pick<Recording, 'arms' | 'windows' | 'duet'> & Partial<Pick<Recording, 'environment'>>;

/** The environment of an application that the gate started on its own machine. */
const LOCAL = 'local';

/**
 * What the machine did, all programs together: base and head share it where both are driven. Of memory each side's own
 * processes tell then.
 */
export function ofMachine(metric: MachineMetric, run: Run): Reading {
  const { arms, windows, duet } = run;
  const isShared = duet !== undefined || arms.base !== undefined;
  if (metric === 'memory' && isShared) return ownMemory(run);
  if (isShared) return none({ kind: 'shared' });
  const isLocal = arms.head.workload.environment === LOCAL;
  if (metric === 'network') return linkUse(run, isLocal);
  if (!isLocal) return none({ kind: 'elsewhere' });
  const value = windows.find(({ arm }) => arm === 'head')?.readings[READ[metric]];
  if (value === undefined) return none({ kind: 'no-reading', metric });
  const reading = measured(value, value, value);
  return metric === 'memory' ? { ...reading, memory: memoryOf(run, 'all') } : reading;
}

/** Who calls an application on its own machine uses no link; else all calls go over the one of the default route. */
function linkUse({ windows, environment }: Run, isLocal: boolean): Reading {
  if (isLocal) return none({ kind: 'loopback' });
  const value = windows.find(({ arm }) => arm === 'head')?.readings.network;
  if (value !== undefined) return measured(value, value, value);
  const { link } = environment ?? {};
  return link?.bytesPerSecond === null
    ? none({ kind: 'no-speed', link: link.name })
    : none({ kind: 'no-reading', metric: 'network' });
}

const OWN: QuantityId = 'own-memory';

/** The most that a window shows: a limit of memory holds all the time. */
function ownMemory(run: Run): Reading {
  const own = run.windows.flatMap(({ arm, readings }) => (arm === 'head' ? (readings[OWN] ?? []) : []));
  if (own.length === 0) return none({ kind: 'shared' });
  const most = Math.max(...own);
  return { ...measured(most, most, most), memory: memoryOf(run, 'own') };
}

function memoryOf({ environment }: Run, whose: MemoryOf['whose']): MemoryOf {
  const { memoryLimitBytes: limit, memoryBytes = null } = environment ?? {};
  return limit === undefined
    ? { whose, of: 'machine', bytes: memoryBytes }
    : { whose, of: 'limit', bytes: limit };
}
