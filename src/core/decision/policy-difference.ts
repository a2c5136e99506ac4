import type { Policy } from '../model/policy.ts';

/**
 * What a change does to the rules that it is judged by, a sentence; null: nothing. What it accepts is told by itself.
 * `judge`: whose rules judge it.
 */
export function policyDifference(base: Policy, head: Policy, judge: 'base' | 'head'): string | null {
  const [before, after] = [settingsOf(base), settingsOf(head)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changed = names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `policy.${name} ${before.get(name) ?? 'nothing'} → ${after.get(name) ?? 'nothing'}`);
  if (changed.length === 0) return null;
  return judge === 'head'
    ? `This change also changes the rules that it is judged by: ${changed.join(', ')}.`
    : `This change also changes the rules, and those of base judge it (policy.from: base): ${changed.join(', ')}.`;
}

/** Settings by their path as it is written: `metrics.p95.role`. */
function settingsOf({ accepted: _accepted, ...policy }: Policy): ReadonlyMap<string, string> {
  return new Map(leaves(policy, []));
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
