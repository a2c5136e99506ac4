/** A sample: how long it took, and what was on the stack. */
export type BusySpan = { readonly ms: number; readonly isBusy: boolean; readonly isProgram: boolean };

/**
 * The longest time without a sample of waiting, ms: from the first sample of code or of the garbage collector to the end
 * of the last. A last sample counts at most twice the `mean` time between two: a sample that came late was not taken
 * meanwhile, and what it took may have been waiting. `(program)` between them belongs to it, at its ends it does not.
 */
export function longestBusy(spans: readonly BusySpan[], mean: number): number {
  let [longest, run, sinceCode] = [0, 0, 0];
  for (const { ms, isBusy, isProgram } of spans) {
    if (!isBusy) {
      [run, sinceCode] = [0, 0];
      continue;
    }
    if (isProgram) {
      sinceCode += ms;
      continue;
    }
    if (run > 0) run += sinceCode;
    sinceCode = 0;
    longest = Math.max(longest, run + Math.min(ms, 2 * mean));
    run += ms;
  }
  return longest;
}
