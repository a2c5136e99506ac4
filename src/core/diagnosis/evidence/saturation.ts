import type { Evidence } from './evidence.ts';

/** Share of all CPU time from which on requests wait for a CPU, whatever they do. */
const SATURATED = 0.9;
/** Base that comes within this has it too. */
const NEARLY = 0.75;

/** CPU time of the machine in use in the windows of each side, as a share of all. */
export type Saturation = { readonly base: number | null; readonly head: number; readonly isNew: boolean };

/** All of the machine's CPUs are taken while head is driven; null: they are not, or nobody read it. */
export function saturationOf(evidence: Pick<Evidence, 'reading'>): Saturation | null {
  const [head, base] = [evidence.reading('head', 'busy'), evidence.reading('base', 'busy')];
  if (head === null || head < SATURATED) return null;
  return { base, head, isNew: base !== null && base < NEARLY };
}
