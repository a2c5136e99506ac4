const SLICES = 9;
const SLICE_MS = 15;

/**
 * Speed of a fixed loop of integer arithmetic, iterations per millisecond: the median of short slices,
 * since a slice that another process interrupts reads low. Takes about 0.14 s.
 */
export function calibrate(): number {
  const speeds = Array.from({ length: SLICES }, slice).sort((a, b) => a - b);
  return Math.round(speeds[Math.floor(SLICES / 2)] ?? 0);
}

function slice(): number {
  const start = performance.now();
  let rounds = 0;
  let state = 1;
  let elapsed = 0;
  while (elapsed < SLICE_MS) {
    for (let i = 0; i < 1000; i += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    rounds += 1000;
    elapsed = performance.now() - start;
  }
  // The sum keeps the loop from being optimised away.
  return rounds / elapsed + (state === 0 ? 1 : 0);
}
