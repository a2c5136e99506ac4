import type { Environment } from './recording/environment.ts';

/** What kind of machine it was: "runner image · CPU model · vCPUs", for partitions and for people. */
export function machineOf({ image, os, cpuModel, vcpus }: Environment): string {
  return `${image ?? os} · ${cpuModel ?? 'CPU not available'} · ${vcpus ?? '?'} vCPUs`;
}
