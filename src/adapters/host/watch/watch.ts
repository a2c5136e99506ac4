import type { Link } from '../../../core/model/recording/environment.ts';
import { ARMS } from '../../../core/model/recording/window.ts';
import { inOneWay, type RawArmSample } from '../../../core/readings/processes/memory.ts';
import type { MachineSample } from '../../../core/readings/sample.ts';
import type { HostWatch, ProcessesOf } from '../../../ports/host.ts';
import { watchArm } from './arm-watch.ts';
import { readCpu } from './cpu.ts';
import { type Looked, readMemory, readOomKills, readPeriods } from './group-use.ts';
import { findLink, readLink } from './link.ts';

const EVERY_MS = 250;
/** Of the last that was read with all there is: to end with, a younger one is good enough. */
const YOUNG_MS = 1000;
/** Reads of which one is slow. */
const SLOW = 4;

export type WatchOptions = {
  /** Unix time, ms */
  now(): number;
  readonly processes?: ProcessesOf | undefined;
  /** where `/proc` and `/sys` lie */
  readonly root?: string;
};

/** Reads the machine's counters and the arms' four times a second. Where there are none the lists stay empty. */
export function watchHost({ now, processes = {}, root = '/' }: WatchOptions): HostWatch {
  const machine: MachineSample[] = [];
  const arms = ARMS.flatMap((arm) => {
    const own = processes[arm];
    return own === undefined ? [] : [{ arm, watch: watchArm(own, root), samples: [] as RawArmSample[] }];
  });
  const link = findLink(root);
  let reads = 0;
  let wholeAt = Number.NEGATIVE_INFINITY;
  /** With all there is, where the last such is older than that. */
  const read = (oldestMs: number) => {
    const slow = reads % SLOW === 0;
    reads += 1;
    const isWhole = now() - wholeAt > oldestMs;
    if (isWhole) wholeAt = now();
    const how = isWhole ? 'whole' : slow ? 'slow' : 'quick';
    for (const { watch, samples } of arms) samples.push(...watch.read(now(), how));
    // An application in a control group of its own is limited by that one.
    const pid = arms.at(-1)?.watch.first() ?? 'self';
    machine.push(...readMachine(now(), slow ? { root, pid } : null, { root, link }));
  };
  read(Number.POSITIVE_INFINITY);
  const timer = setInterval(read, EVERY_MS, Number.POSITIVE_INFINITY);
  const soFar = (oldestMs: number) => {
    // What is asked for is wanted up to this moment.
    if (now() > (machine.at(-1)?.at ?? 0)) read(oldestMs);
    return { machine, arms: inOneWay(Object.fromEntries(arms.map(({ arm, samples }) => [arm, samples]))) };
  };
  return {
    // Who asks has mostly come to an end of something, which is to be known as it is now.
    samples: (when) => soFar(when === 'meanwhile' ? Number.POSITIVE_INFINITY : EVERY_MS),
    stop: () => {
      clearInterval(timer);
      return soFar(YOUNG_MS);
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
