import { DELIVERED_AT_LEAST, DROPPED_AT_MOST } from './delivery.ts';

/** What came of the load of a run that was driven alone. Counts are of judged samples. */
export type Driven = {
  readonly iterations: number;
  readonly dropped: number;
  /** whether a judged scenario had no VU left at some time */
  readonly vusExhausted: boolean;
  /** iterations per second: reached, and wanted (null: not an open, steady load) */
  readonly iterationRate: number;
  readonly targetRate: number | null;
};

/** Why a load was not delivered, a sentence in the words of a duet's arms (`deliveryText`); none: it was. */
export function undelivered({ vusExhausted, ...ending }: Driven): readonly string[] {
  const { iterations, dropped, iterationRate, targetRate } = ending;
  const lacks = targetRate !== null && iterationRate < DELIVERED_AT_LEAST * targetRate;
  const drops = dropped > DROPPED_AT_MOST * (iterations + dropped);
  if (!lacks && !drops) return [];
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const dropping = `dropped ${percent(dropped, iterations + dropped)} of its iterations`;
  const [numbers, needed] =
    targetRate === null
      ? [`k6 ${dropping}`, `at most ${DROPPED_AT_MOST * 100} % is allowed`]
      : [
          `k6 reached ${percent(Math.min(iterationRate, targetRate), targetRate)} of ${targetRate} iterations/s and ${dropping}`,
          `at least ${DELIVERED_AT_LEAST * 100} % are needed, and at most ${DROPPED_AT_MOST * 100} % may be dropped`,
        ];
  const [busy, raise] = vusExhausted
    ? [" All of k6's VUs were busy.", ', raise `maxVUs` where the script sets it,']
    : ['', ','];
  return [
    `The load was not delivered: ${numbers} (${needed}).${busy} Lower the rate${raise} or use a larger or quieter runner.`,
  ];
}
