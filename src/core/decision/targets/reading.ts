import type { MemoryOf, Shown, TimesOf, Unmeasured } from '../../model/targets/found-target.ts';
import type { Estimate } from '../../model/targets/judged-target.ts';

/** What was read for a target: a value with what it may be wrong by, or why there is none. */
export type Reading =
  | {
      readonly kind: 'value';
      readonly measured: Estimate;
      /** of a share of which nothing failed: so many would show that the target is met; absent: it is no such */
      readonly takes?: Shown;
      /** of a share of memory: of which; absent: it is none */
      readonly memory?: MemoryOf;
      /** of a percentile of queries: where it is from; absent: it is none */
      readonly times?: TimesOf;
    }
  | { readonly kind: 'none'; readonly why: Unmeasured };

export const none = (why: Unmeasured): Reading => ({ kind: 'none', why });

export const measured = (
  value: number,
  low: number,
  high: number,
): Extract<Reading, { readonly kind: 'value' }> => ({
  kind: 'value',
  measured: { value, low, high },
});

/** As far from the value as a normal error reaches with 95 % confidence, in standard deviations. */
export const REACH = 1.96;
