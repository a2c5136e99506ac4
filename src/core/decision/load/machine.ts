import type { During, LoadFact } from '../../model/decision/load-fact.ts';

/** A generator that takes this share of the CPU time that there is measures itself. */
export const BOTTLENECK = 0.8;
/** Share of all CPU time taken by the machine's host beyond which a run says nothing. */
export const MOST_STOLEN = 0.1;
/** Share of the time in which something waited for a CPU, from which on it is told. */
const PRESSED = 0.6;

/** That the generator took so much of its CPUs' time (0…1) that it measured itself; none: it did not, or nobody knows. */
export function bottleneck(cpu: number | null, during: During): readonly LoadFact[] {
  return cpu === null || cpu < BOTTLENECK ? [] : [{ kind: 'bottleneck', cpu, during }];
}

/** That the machine's host took too much of the CPU time away (mean share, 0…1); none: it did not. */
export function stolen(share: number): readonly LoadFact[] {
  return share <= MOST_STOLEN ? [] : [{ kind: 'stolen', share }];
}

/** That something waited for a CPU in much of the time (mean share, 0…1); none: not so. */
export function busy(share: number, during: During): readonly LoadFact[] {
  return share < PRESSED ? [] : [{ kind: 'busy', share, during }];
}
