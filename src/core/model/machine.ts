import type { Environment } from './recording/environment.ts';

/**
 * What kind of machine it was: "runner image · CPU model · vCPUs", for partitions and for people. GitHub's own runners have
 * another kernel every few weeks, so in a container, where the image is not known, it does not tell them apart.
 */
export function machineOf({ image, hosted, os, cpuModel, vcpus }: Environment): string {
  return `${image ?? (hosted ? 'github-hosted' : os)} · ${cpuModel ?? 'CPU not available'} · ${vcpus ?? '?'} vCPUs`;
}
