/** Numbers of the CPUs that a process is held to. */
export type Cpus = readonly number[];

export type Cores = { readonly base: Cpus; readonly head: Cpus; readonly k6: Cpus };

/** With fewer, an application would have to share a CPU with its own load. */
const FEWEST = 4;

/**
 * Divides the CPUs so that base, head and k6 do not take each other's: a third for each arm, the rest for k6.
 * null: too few.
 */
export function planCores(cpus: Cpus): Cores | null {
  if (cpus.length < FEWEST) return null;
  const each = Math.floor(cpus.length / 3);
  return { base: cpus.slice(0, each), head: cpus.slice(each, 2 * each), k6: cpus.slice(2 * each) };
}
