import type { Policy } from '../model/policy.ts';

/** The rules of one side. */
export type Ruled = {
  readonly policy: Policy;
  readonly policyFrom: 'head' | 'base';
  readonly budgetSeconds: number;
};

/**
 * What a change does to the rules that it is judged by, a sentence; null: nothing. `judge`: whose rules judge it. What
 * it accepts is told by itself, except where it does not count. `base`: null: it has none.
 */
export function rulesSentence(base: Ruled | null, head: Ruled, judge: 'base' | 'head'): string | null {
  if (base === null) return null;
  const difference = policyDifference(base, head, judge);
  const extra = judge === 'base' ? acceptedByHeadAlone(base.policy, head.policy) : null;
  const all = [difference, extra].filter((part) => part !== null);
  return all.length === 0 ? null : all.join(' ');
}

function policyDifference(base: Ruled, head: Ruled, judge: 'base' | 'head'): string | null {
  const [before, after] = [settingsOf(base), settingsOf(head)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changed = names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `policy.${name} ${before.get(name) ?? 'nothing'} → ${after.get(name) ?? 'nothing'}`);
  if (changed.length === 0) return null;
  return judge === 'head'
    ? `This change also changes the rules that it is judged by: ${changed.join(', ')}.`
    : `The rules of base judge this change (policy.from: base), not those that it is run with: ${changed.join(', ')}.`;
}

function acceptedByHeadAlone({ accepted: before = [] }: Policy, { accepted = [] }: Policy): string | null {
  const known = before.map((entry) => JSON.stringify(entry));
  const alone = accepted.filter((entry) => !known.includes(JSON.stringify(entry)));
  if (alone.length === 0) return null;
  const names = alone.map(({ metric, endpoint }) => `${metric} of ${endpoint}`).join(', ');
  return `What it accepts itself does not count before it is merged: ${names}.`;
}

/** Settings by their path as it is written: `metrics.p95.role`. */
function settingsOf({ policy, policyFrom, budgetSeconds }: Ruled): ReadonlyMap<string, string> {
  const { accepted: _accepted, ...settings } = policy;
  return new Map([
    ...leaves(settings, []),
    ...Object.entries({ from: policyFrom, budget: `${budgetSeconds}s` }),
  ]);
}

function leaves(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, written(name, path)]));
  }
  return value === undefined ? [] : [[path.join('.'), shown(value, path.at(-1) ?? '')]];
}

/** Settings are written with hyphens; names of endpoints and metrics are as they are. */
function written(name: string, path: readonly string[]): string {
  return path.length === 0 ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name;
}

/** A floor is in the metric's own unit, every other number a ratio. */
function shown(value: unknown, name: string): string {
  if (typeof value !== 'number' || name === 'floor') return String(value);
  return `${Math.round(value * 1000) / 10} %`;
}
