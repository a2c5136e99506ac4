import type { Link } from '../../../core/model/recording/environment.ts';
import { ARMS } from '../../../core/model/recording/window.ts';
import type { ArmSample, MachineSample } from '../../../core/readings/sample.ts';
import type { HostWatch, ProcessesOf } from '../../../ports/host.ts';
import { watchArm } from './arm-watch.ts';
import { readCpu } from './cpu.ts';
import { type Looked, readMemory, readOomKills, readPeriods } from './group-use.ts';
import { findLink, readLink } from './link.ts';

const EVERY_MS = 250;
/** Reads of which one is slow. */
const SLOW = 4;

export type WatchOptions = {
  /** Unix time, ms */
  now(): number;
  readonly processes?: ProcessesOf | undefined;
  /** where `/proc` and `/sys` lie */
  readonly root?: string;
};

/** Reads the machine's counters and the arms' four times a second. Where there are none (not Linux) the lists stay empty. */
export function watchHost({ now, processes = {}, root = '/' }: WatchOptions): HostWatch {
  const machine: MachineSample[] = [];
  const arms = ARMS.flatMap((arm) => {
    const own = processes[arm];
    return own === undefined ? [] : [{ arm, watch: watchArm(own, root), samples: [] as ArmSample[] }];
  });
  const link = findLink(root);
  let reads = 0;
  const read = () => {
    const slow = reads % SLOW === 0;
    reads += 1;
    for (const { watch, samples } of arms) samples.push(...watch.read(now(), slow));
    // An application in a control group of its own is limited by that one.
    const pid = arms.at(-1)?.watch.first() ?? 'self';
    machine.push(...readMachine(now(), slow ? { root, pid } : null, { root, link }));
  };
  read();
  const timer = setInterval(read, EVERY_MS);
  const soFar = () => {
    // What is asked for is wanted up to this moment.
    if (now() > (machine.at(-1)?.at ?? 0)) read();
    return { machine, arms: Object.fromEntries(arms.map(({ arm, samples }) => [arm, samples])) };
  };
  return {
    samples: soFar,
    stop: () => {
      clearInterval(timer);
      return soFar();
    },
  };
}

type Where = { readonly root: string; readonly link: Link | null };

/** `group`: whose is looked at; null: that is for another time. None where nobody tells. */
function readMachine(at: number, group: Looked | null, { root, link }: Where): readonly MachineSample[] {
  const cpu = readCpu(root);
  if (cpu === null) return [];
  if (group === null) return [{ at, ...cpu }];
  const [memory, traffic] = [readMemory(group), readLink(root, link)];
  const [periods, oomKills] = [readPeriods(group), readOomKills(group)];
  const slow = {
    ...(memory && { memory }),
    ...(traffic && { link: traffic }),
    ...(periods && { periods }),
    ...(oomKills !== null && { oomKills }),
  };
  return [{ at, ...cpu, ...slow }];
}
