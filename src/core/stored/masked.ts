import type { Mask } from '../config/secrets.ts';
import { METRIC_IDS } from '../model/metric.ts';
import { COMPARATORS, STATISTICS, TARGET_METRICS } from '../model/targets/target.ts';

/** What identifies a run or its machine, or is a word of ours: other code finds its way by it. */
const IDENTITY: ReadonlySet<string> = new Set([
  ...['schema', 'tool', 'gate', 'createdAt', 'sha', 'branch', 'event', 'repository', 'workflow', 'job'],
  ...['os', 'arch', 'cpuModel', 'runner', 'image', 'node', 'version', 'machine', 'scriptHash', 'profileHash'],
  ...[
    'kind',
    'severity',
    'verdict',
    'class',
    'action',
    'unit',
    'way',
    'role',
    'outcome',
    'precision',
    'step',
    'state',
    'category',
    'confidence',
    'language',
    'product',
    'how',
  ],
  ...['method', 'arm', 'failOn', 'onInconclusive', 'onNoBaseline', 'onInvalid', 'expires'],
]);

/** Words of ours under keys that hold texts of others elsewhere. */
const WORDS: ReadonlySet<string> = new Set([
  ...METRIC_IDS,
  ...['overall', 'head-only', 'fail', 'warn', 'ignore'],
  ...['regressed', 'settled', 'budget', 'cancelled'],
  ...[...TARGET_METRICS, ...STATISTICS, ...COMPARATORS],
]);

/** Objects whose keys are names: of endpoints, of metrics of the script. */
const NAMED: ReadonlySet<string> = new Set(['values', 'metrics', 'subjects', 'errors', 'endpoints']);

/**
 * A recording or a judgement in which no text holds a secret, nor the name of an endpoint, a check or a metric. A
 * field that is added later is masked unless it is told here to be an identity.
 */
export function masked<T>(value: T, mask: Mask): T {
  const text = (one: string): string => (WORDS.has(one) ? one : mask(one));
  const walk = (one: unknown, key: string): unknown => {
    if (typeof one === 'string') return IDENTITY.has(key) ? one : text(one);
    if (Array.isArray(one)) return isNumeric(one) ? one : one.map((inner) => walk(inner, key));
    if (typeof one !== 'object' || one === null) return one;
    const named = NAMED.has(key);
    return Object.fromEntries(
      Object.entries(one).map(([name, inner]) => [named ? text(name) : name, walk(inner, name)]),
    );
  };
  // Only texts differ, and none of those that a type lists.
  return walk(value, '') as T;
}

/** Time lines and histograms are most of a recording. */
function isNumeric(list: readonly unknown[]): boolean {
  return list.every((one) => typeof one === 'number' || one === null);
}
