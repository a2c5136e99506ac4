import { quantity, spanText } from '../../model/quantity.ts';
import type { FoundTarget } from '../../model/targets/found-target.ts';
import type { JudgedTarget } from '../../model/targets/judged-target.ts';
import type { Told } from '../outcome/told.ts';
import { nearText, unmeasuredText } from './why.ts';

/** A target as a judgement keeps it. */
export function judgedTarget(found: FoundTarget): JudgedTarget {
  const { target, state } = found;
  const { text, unit, role = 'blocking' } = target;
  if (state === 'unmeasured')
    return { text, state, role, unit, measured: null, why: unmeasuredText(found.why) };
  const why = state === 'near' ? nearText(found) : null;
  return { text, state, role, unit, measured: found.measured, ...(why !== null && { why }) };
}

/** "251 ms (95 % CI 243 to 259 ms)"; what was counted outright has no interval. */
export function measuredTargetText({ measured, unit }: Pick<JudgedTarget, 'measured' | 'unit'>): string {
  if (measured === null) return '–';
  const { value, low, high } = measured;
  const [is, from, to] = [value, low, high].map((one) => quantity(one, unit));
  const interval = spanText(low, high, unit).replace(' → ', ' to ');
  return from === is && to === is ? `${is}` : `${is} (95 % CI ${interval})`;
}

/** Why a missed target decides: "Target missed: GET /orders: p95 < 300ms, measured 412 ms (95 % CI 401 to 423 ms)". */
export function targetTold(found: FoundTarget): Told {
  const judged = judgedTarget(found);
  const { text, measured, unit, state } = judged;
  const isClear = state === 'missed';
  return {
    text: `Target missed${isClear ? '' : ' by less than its own error'}: ${text}, measured ${measuredTargetText(judged)}`,
    short: `target ${isClear ? '' : 'barely '}missed: \`${text}\` (${quantity(measured?.value ?? null, unit)})`,
  };
}

/** "5/6 met", "3/6 met, 1 near its limit, 1 not measured": what is missed is told by itself. */
export function metText(targets: readonly Pick<JudgedTarget, 'state'>[]): string {
  const count = (state: JudgedTarget['state']) => targets.filter((one) => one.state === state).length;
  const [near, unmeasured] = [count('near'), count('unmeasured')];
  return [
    `${count('met')}/${targets.length} met`,
    ...(near === 0 ? [] : [`${near} near the limit`]),
    ...(unmeasured === 0 ? [] : [`${unmeasured} not measured`]),
  ].join(', ');
}
