import { quantity } from '../../model/quantity.ts';
import { type FoundTarget, isEstimate } from '../../model/targets/found-target.ts';
import { type JudgedTarget, NO_END } from '../../model/targets/judged-target.ts';
import { holds } from '../../model/targets/target.ts';
import { several } from '../names.ts';
import type { Told } from '../outcome/told.ts';
import { timesText } from './times.ts';
import { memoryText, nearText, unmeasuredText } from './why.ts';

/** A target as a judgement keeps it. */
export function judgedTarget(found: FoundTarget): JudgedTarget {
  const { target, state } = found;
  const { text, unit, role = 'blocking' } = target;
  if (state === 'unmeasured')
    return { text, state, role, unit, measured: null, why: unmeasuredText(found.why) };
  const { measured, base, memory, times } = found;
  const why = [
    ...(state === 'near' ? [nearText(found)] : []),
    ...(memory ? [memoryText(memory)] : []),
    ...(times ? [timesText(times)] : []),
  ];
  const more = {
    ...(isEstimate(found) && { isEstimated: true as const }),
    ...(base !== undefined && { base }),
    ...(why.length > 0 && { why: why.join('; ') }),
  };
  return { text, state, role, unit, measured, ...more };
}

/** A share near all of it by what is missing: 99.85 %, never "100 %". */
export function targetQuantity(value: number | null, unit: JudgedTarget['unit']): string {
  if (value === null || unit !== 'ratio' || value < NEARLY_ALL || value === 1) return quantity(value, unit);
  const digits = 1 - Math.floor(Math.log10((1 - value) * 100));
  return `${(value * 100).toFixed(Math.min(Math.max(digits, 0), MOST_DIGITS))} %`;
}

const NEARLY_ALL = 0.9;
const MOST_DIGITS = 5;

/** "251 ms (95 % CI 243 to 259 ms)", of an estimate "20 ms (between 3 and 900 ms)"; what was counted outright has no interval. */
export function measuredTargetText({
  measured,
  unit,
  isEstimated,
}: Pick<JudgedTarget, 'measured' | 'unit' | 'isEstimated'>): string {
  if (measured === null) return '–';
  const { value, low, high } = measured;
  const [is = '', from = '', to = ''] = [value, low, high].map((one) => targetQuantity(one, unit));
  if (high === NO_END) return `${is} (at least ${from}, without an upper end)`;
  const [, ofBoth = ''] = / (\S+)$/.exec(to) ?? [];
  const first = ofBoth !== '' && from.endsWith(` ${ofBoth}`) ? from.slice(0, -ofBoth.length - 1) : from;
  if (from === is && to === is) return is;
  return isEstimated ? `${is} (between ${first} and ${to})` : `${is} (95 % CI ${first} to ${to})`;
}

/** The same, or why there is none, with what is to be known of it. */
export function rowText(judged: JudgedTarget): string {
  const { state, role, measured, why } = judged;
  if (measured === null) return why ?? '–';
  const only = role === 'warning' ? 'only warns' : 'only informs';
  const more = [
    ...onBase(judged),
    ...(why === undefined ? [] : [why]),
    ...(state === 'missed' && role !== 'blocking' ? [only] : []),
  ];
  return [measuredTargetText(judged), ...more].join('; ');
}

/** What is not met may have been so before the change. */
const onBase = ({ base, state, unit }: JudgedTarget): readonly string[] =>
  base === undefined || state === 'met' ? [] : [`on base ${targetQuantity(base, unit)}`];

/** Why a missed target decides: "Target missed: GET /orders: p95 < 300ms, measured 412 ms (95 % CI 401 to 423 ms)". */
export function targetTold(found: FoundTarget): Told {
  const judged = judgedTarget(found);
  const { text, measured, unit, state, isEstimated } = judged;
  const isClear = state === 'missed';
  const value = targetQuantity(measured?.value ?? null, unit);
  return {
    text: `Target missed${isClear ? '' : ' by less than its own error'}: ${text}, ${isEstimated ? 'estimated' : 'measured'} ${[measuredTargetText(judged), ...onBase(judged)].join(', ')}`,
    short: `target ${isClear ? '' : 'barely '}missed: \`${text}\` (${isEstimated ? 'estimated ' : ''}${value})`,
    fix: targetFix(found),
  };
}

/** What to do depends on whether base meets it. */
function targetFix({ target, ...found }: FoundTarget): string {
  const base = found.state === 'unmeasured' ? undefined : found.base;
  if (base === undefined) return 'Make the application meet it, or change the target in perf-gate.yml.';
  return holds(base, target)
    ? 'Review the diff: base meets this target. If head may be so, change the target in perf-gate.yml.'
    : 'Base misses it too: make the application meet it in another change, or change the target in perf-gate.yml.';
}

/** "5 of 6 targets met", "3 of 6 targets met, 1 near the limit, 1 not measured": what is missed is told by itself. */
export function metText(targets: readonly Pick<JudgedTarget, 'state'>[]): string {
  const count = (state: JudgedTarget['state']) => targets.filter((one) => one.state === state).length;
  const [near, unmeasured] = [count('near'), count('unmeasured')];
  return [
    `${count('met')} of ${several(targets.length, 'target')} met`,
    ...(near === 0 ? [] : [`${near} near the limit`]),
    ...(unmeasured === 0 ? [] : [`${unmeasured} not measured`]),
  ].join(', ');
}
