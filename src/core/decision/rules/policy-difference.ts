import type { Config } from '../../config/config.ts';
import type { AppConfig } from '../../config/settings/app.ts';
import type { RulesChange, Written } from '../../model/decision/rules-change.ts';
import type { Policy } from '../../model/policy.ts';
import type { Target } from '../../model/targets/target.ts';
import { comparingSettings, differences, type Settings, workloadSettings } from './settings-difference.ts';

/** The rules of one side, and the load that it is driven with. */
export type Ruled = Pick<
  Config,
  'gate' | 'policy' | 'policyFrom' | 'compare' | 'baseline' | 'paths' | 'workload'
> & {
  /** null: it has none, or none that is known */
  readonly app: Pick<AppConfig, 'port'> | null;
};

/**
 * What a change does to the rules that it is judged by, and to its workload; null: nothing. `judge`: whose rules judge
 * it; the workload is head's in any case. What it accepts is told by itself, except where it does not count. `base`:
 * null: it has none.
 */
export function rulesChange(base: Ruled | null, head: Ruled, judge: 'base' | 'head'): RulesChange | null {
  if (base === null) return null;
  const rules = [
    ...differences(policySettings(base), policySettings(head)),
    ...differences(comparingSettings(base), comparingSettings(head)),
  ];
  const accepts = judge === 'base' ? acceptedByHeadAlone(base.policy, head.policy) : [];
  const workload = differences(workloadSettings(base.workload), workloadSettings(head.workload));
  const alone = alreadyStored(judge === 'base' ? base : head) ? null : leftAlone(base, head);
  const isNone = rules.length + accepts.length + workload.length === 0 && alone === null;
  return isNone ? null : { judge, rules, accepts, workload, ...(alone && { alone }) };
}

const alreadyStored = ({ compare }: Ruled): boolean => compare.mode === 'stored';

/** How a change starts its application is its own to say, also where that leaves it without a base beside it. */
function leftAlone({ app: before }: Ruled, { app: after }: Ruled): RulesChange['alone'] | null {
  if (before === null || before.port !== null) return null;
  return after === null ? 'takes-start-out' : after.port === null ? null : 'fixes-port';
}

function acceptedByHeadAlone(
  { accepted: before = [] }: Policy,
  { accepted = [] }: Policy,
): RulesChange['accepts'] {
  const known = before.map((entry) => JSON.stringify(entry));
  return accepted
    .filter((entry) => !known.includes(JSON.stringify(entry)))
    .map(({ metric, endpoint }) => ({ metric, endpoint }));
}

/** Settings by their path as it is written: `policy.metrics.p95.role`. */
function policySettings({ policy, policyFrom, compare }: Ruled): Settings {
  const { accepted: _accepted, acceptIn: _acceptIn, targets = [], ...settings } = policy;
  return new Map<string, Written>([
    ...leaves(settings, []),
    ...Object.entries({ 'policy.from': policyFrom, 'policy.budget': `${compare.budgetSeconds}s` }),
    ...targetSettings(targets),
  ]);
}

/** Each by what it is of, so that another limit shows as one: `targets: p95 < 200ms → < 2s`. */
function targetSettings(targets: readonly Target[]): readonly (readonly [string, Written])[] {
  const split = targets.map(({ text, comparator, role }) => {
    const at = text.lastIndexOf(` ${comparator} `);
    return {
      name: `targets: ${text.slice(0, at)}`,
      limit: `${text.slice(at + 1)}${role ? ` (${role})` : ''}`,
    };
  });
  return [...Map.groupBy(split, ({ name }) => name)].map(([name, all]) => [
    name,
    all.map(({ limit }) => limit).join(', '),
  ]);
}

function leaves(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, written(name, path)]));
  }
  return value === undefined ? [] : [[`policy.${path.join('.')}`, shown(value, path.at(-1) ?? '')]];
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
