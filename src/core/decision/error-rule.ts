/** Odds against chance that separate more error episodes from worse ones. */
export const CHANCE = 0.01;
/** A head that fails this often is critical whatever the episodes say, where base is healthy. */
export const FAILING = 0.05;
export const HEALTHY = 0.01;
const TENFOLD = 10;

export type ErrorSeverity = 'significant' | 'critical';

/** How bad failure rates are of which chance is ruled out; 0…1. */
export function errorSeverity(base: number, head: number): ErrorSeverity {
  return head >= FAILING || head >= TENFOLD * base ? 'critical' : 'significant';
}
