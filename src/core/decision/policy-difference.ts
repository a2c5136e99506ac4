import type { Policy } from '../model/policy.ts';

const shown = (value: unknown): string => {
  if (typeof value === 'number') return `${Math.round(value * 1000) / 10} %`;
  return value === undefined ? 'nothing' : JSON.stringify(value);
};

/** What a change does to the rules that it is judged by, a sentence; null: nothing. */
export function policyDifference(base: Policy, head: Policy): string | null {
  const names = [
    'warn',
    'fail',
    'failOn',
    'thresholds',
    'onInconclusive',
    'onNoBaseline',
    'onInvalid',
  ] as const;
  const changed = names
    .filter((name) => base[name] !== head[name])
    .map((name) => `${LABELS[name]} ${shown(base[name])} → ${shown(head[name])}`);
  const nested = (['metrics', 'endpoints', 'confidence'] as const)
    .filter((name) => JSON.stringify(base[name]) !== JSON.stringify(head[name]))
    .map((name) => `policy.${name} ${shown(base[name])} → ${shown(head[name])}`);
  const all = [...changed, ...nested];
  return all.length === 0
    ? null
    : `This change also changes the rules that it is judged by: ${all.join(', ')}.`;
}

const LABELS = {
  warn: 'policy.warn',
  fail: 'policy.fail',
  failOn: 'policy.fail-on',
  thresholds: 'policy.thresholds',
  onInconclusive: 'policy.on-inconclusive',
  onNoBaseline: 'policy.on-no-baseline',
  onInvalid: 'policy.on-invalid',
} as const;
