import type { JudgedThreshold } from '../../model/judgement/judged-threshold.ts';
import { quantity, significant } from '../../model/quantity.ts';
import type { ThresholdResult } from '../../model/recording/workload.ts';

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
