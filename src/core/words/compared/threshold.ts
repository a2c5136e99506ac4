import { isSampled, type JudgedThreshold } from '../../model/judgement/judged-threshold.ts';
import { quantity, significant } from '../../model/quantity.ts';
import type { ThresholdResult } from '../../model/recording/workload.ts';
import type { Told } from '../outcome/told.ts';

/** k6's own metrics whose unit is known; those of a script may be anything. */
const TIMES =
  /^(http_req_(duration|blocked|connecting|tls_handshaking|sending|waiting|receiving)|iteration_duration|group_duration|ws_(connecting|session_duration|ping)|grpc_req_duration)\b/;
const SHARES = /^(http_req_failed|checks)\b/;
const PER_SECOND = /^(http_reqs|iterations)\b/;

/** What was measured for a threshold, with its unit where that is known. */
export function thresholdValue({ metric, expression, value }: ThresholdResult): string {
  if (value === null) return 'no sample';
  if (TIMES.test(metric)) return quantity(value, 'ms');
  if (SHARES.test(metric)) return quantity(value, 'ratio');
  const isRate = PER_SECOND.test(metric) && expression.trimStart().startsWith('rate');
  return isRate ? quantity(value, 'per-second') : significant(value);
}

/** "6.56 %; base crosses it too: 6.46 %", "6.56 %, on base 0.4 %" */
export function measuredText({ base, ...threshold }: JudgedThreshold): string {
  const ofHead = thresholdValue(threshold);
  if (base === undefined) return ofHead;
  const ofBase = thresholdValue({ ...threshold, value: base.value });
  return base.crossed ? `${ofHead}; base crosses it too: ${ofBase}` : `${ofHead}, on base ${ofBase}`;
}

/** A crossed threshold, whose fault it is as far as base tells, and what to do. */
export function thresholdTold(threshold: JudgedThreshold): Told {
  const { metric, expression, base } = threshold;
  const limit = `\`${metric}\` \`${expression}\``;
  const text = `k6 threshold crossed: ${metric} ${expression} (measured ${measuredText(threshold)})`;
  if (base === undefined || !isSampled(base)) {
    const known =
      base === undefined ? 'nothing is known of base' : 'nothing that it looks at was seen on base';
    return {
      text,
      short: `threshold crossed: ${limit}`,
      why: `${known}, so this change need not be to blame`,
      fix: 'Make the application meet it, or change the threshold in the script.',
    };
  }
  if (!base.crossed) {
    return {
      text,
      short: `threshold crossed by head alone: ${limit}`,
      fix: 'Review the diff: base meets this threshold. If head may be so, change the threshold in the script.',
    };
  }
  return {
    text,
    short: `threshold crossed by base too: ${limit}`,
    why: 'base crosses it too: not caused by this change',
    fix: 'Leave this change as it is. Make the application meet the threshold in another one, or change the threshold in the script.',
  };
}
