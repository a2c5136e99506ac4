/** A neighbour on the machine: burns one core for 0.5 to 3 s, rests for 2 to 8 s, and so on. Argument: a seed. */
import { setTimeout } from 'node:timers/promises';

let state = Number(process.argv[2] ?? 1) >>> 0;

/** Uniform in [from, to), the same for the same seed. */
function between(from, to) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return from + ((to - from) * state) / 2 ** 32;
}

for (;;) {
  await setTimeout(between(2000, 8000));
  const until = performance.now() + between(500, 3000);
  while (performance.now() < until);
}
