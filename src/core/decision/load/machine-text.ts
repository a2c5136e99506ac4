/** k6 that takes this share of the CPU time that there is measures itself. */
const BOTTLENECK = 0.8;
/** Share of all CPU time taken by the machine's host beyond which a run says nothing. */
const MOST_STOLEN = 0.1;
/** Share of the time in which something waited for a CPU, from which on it is told. */
const PRESSED = 0.6;

/** What the shares are of, as words: both ways of comparing speak alike. */
type During = 'rounds' | 'run';

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** That k6 took so much of its CPUs' time (0…1) that it measured itself, two sentences; null: it did not. */
export function bottleneckText(cpu: number, during: During): string | null {
  if (cpu < BOTTLENECK) return null;
  return `The load generator was the bottleneck: k6 took ${percent(cpu)} of its CPUs' time during the ${during} (below ${percent(BOTTLENECK)} is needed). Lower the rate, or use a larger runner.`;
}

/** That the machine's host took too much of the CPU time away (mean share, 0…1), two sentences; null: it did not. */
export function stolenText(steal: number): string | null {
  if (steal <= MOST_STOLEN) return null;
  return `The machine's host took ${percent(steal)} of the CPU time away (at most ${percent(MOST_STOLEN)} is allowed). Use a runner that shares its CPUs with fewer others.`;
}

/** That something waited for a CPU in much of the time (mean share, 0…1), two sentences for the reader; null: not so. */
export function pressureText(pressure: number, during: During): string | null {
  if (pressure < PRESSED) return null;
  const time = during === 'run' ? "the run's time" : "the rounds' time";
  return `The machine was busy: something waited for a CPU in ${percent(pressure)} of ${time}, which latencies include. A lower rate or a larger runner gives a clearer answer.`;
}
