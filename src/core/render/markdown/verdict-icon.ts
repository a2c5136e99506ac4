import type { ComparisonClass } from '../../model/judgement/comparison-class.ts';
import type { Verdict } from '../../model/judgement/verdict.ts';
import type { TargetMark } from '../../report/target-rows.ts';

/** Each with a word beside it wherever it is used: a colour is never the only signal. */
export const VERDICT_ICON: Readonly<Record<Verdict, string>> = {
  pass: '✅',
  warn: '⚠️',
  fail: '❌',
  inconclusive: '⚪',
  'no-baseline': 'ℹ️',
  invalid: '⛔',
  'not-affected': '➖',
};

export const CLASS_ICON: Readonly<Record<ComparisonClass, string>> = {
  critical: '❌',
  significant: '⚠️',
  missing: '⚠️',
  slower: '🔸',
  improved: '🟢',
  new: '🆕',
  accepted: '☑️',
  inconclusive: '⚪',
  unchanged: '',
};

export const TARGET_ICON: Readonly<Record<TargetMark, string>> = {
  missed: '❌',
  warned: '⚠️',
  met: '✅',
  unmeasured: '–',
};
