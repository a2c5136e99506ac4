/**
 * The tag that a judged scenario's samples carry. Requests of setup(), teardown() and a warm-up scenario lack it,
 * so that one tag tells them apart, whatever the scenarios are.
 */
export const JUDGED_TAG = 'perf_gate';
export const JUDGED_VALUE = 'judged';

/** Number of the round of a duet that a sample belongs to. */
export const ROUND_TAG = 'perf_gate_round';

/** The tag that tells what a script asks for from the gate's own request at the end of its setup(). */
export const MAKER_TAG = 'perf_gate_maker';
export const MAKERS = { script: 'script', gate: 'gate' } as const;

/** Name of the scenario that a round was cut from, since k6's own tag holds the round's. */
export const SCENARIO_TAG = 'perf_gate_scenario';

/** What the name of a round's scenario ends with, behind that of the one it was cut from. */
const ROUND = /__r\d+$/;
const DROPPED = 'dropped_iterations';

/** System tags that results are grouped by. `check` and `group` are needed for the summary's tree of checks. */
const NEEDED_TAGS = [
  'name',
  'method',
  'status',
  'error_code',
  'scenario',
  'expected_response',
  'check',
  'group',
] as const;

/** Tags k6 would set by itself and the user's thresholds may look at. */
const OTHER_TAGS = [
  'url',
  'proto',
  'subproto',
  'error',
  'tls_version',
  'service',
  'ip',
  'ocsp_status',
] as const;

/** The system tags to switch on: the ones we group by, those that a threshold names, and `also`. */
export function systemTags(thresholds: readonly string[], also: readonly string[] = []): readonly string[] {
  const named = OTHER_TAGS.filter((tag) => thresholds.some((key) => key.includes(`${tag}:`)));
  return [...new Set([...NEEDED_TAGS, ...named, ...also])];
}

/**
 * The submetric of judged samples with these tags, e.g. `http_req_duration{perf_gate:judged,name:x,method:GET}`;
 * null where k6 would refuse or misread a value: it splits at commas and strips outer spaces and quotes.
 */
export function judged(metric: string, tags: Readonly<Record<string, string>> = {}): string | null {
  const pairs = Object.entries({ [JUDGED_TAG]: JUDGED_VALUE, ...tags });
  if (!pairs.every(([, value]) => isSafe(value))) return null;
  return `${metric}{${pairs.map(([tag, value]) => `${tag}:${value}`).join(',')}}`;
}

/** A key with its tags as k6 reads them, in one order: of two keys that come to the same one k6 keeps either. */
export function canonicalKey(key: string): string {
  const tags = /\{(.*)\}\s*$/s.exec(key)?.[1] ?? '';
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^["']+|["']+$/g, '')
      .trim();
  const pairs = tags.split(',').map((pair) => {
    const colon = pair.indexOf(':');
    return `${bare(pair.slice(0, colon))}:${bare(pair.slice(colon + 1))}`;
  });
  return `${metricOf(key)}{${pairs.sort().join(',')}}`;
}

function isSafe(value: string): boolean {
  return value !== '' && value === value.trim() && !value.includes(',') && !/^["']|["']$/.test(value);
}

/** The scenario of a sample; that of a round counts for the one it was cut from. */
export function scenarioOf(labels: ReadonlyMap<string, string>): string {
  const scenario = labels.get('scenario') ?? '';
  return labels.has(ROUND_TAG) ? cutFrom(scenario) : scenario;
}

/** The scenario that a round's was cut from. */
export const cutFrom = (scenario: string): string => scenario.replace(ROUND, '');

/** A tag that is a number; 0 where it is none. */
export function numeric(text: string | undefined): number {
  const value = Number(text ?? 0);
  return Number.isFinite(value) ? value : 0;
}

/** Metrics of the process or of an executor carry no tags of a scenario's own. */
const UNTAGGED = ['vus', 'vus_max', 'dropped_iterations'];
/** A tag of a threshold's key up to its value, where k6 leaves spaces and quotes out. */
const OF_SCENARIO = /([{,][\s"']*)scenario(?=[\s"']*:)/;

/** The key under which a threshold looks at judged samples only. */
export function scopeThreshold(key: string): string {
  return UNTAGGED.includes(metricOf(key)) ? key : tagged(key, `${JUDGED_TAG}:${JUDGED_VALUE}`);
}

/**
 * The same in rounds, where a scenario is many: all of them count. What carries no tag of theirs keeps its key, as the gate
 * writes it, since k6 keeps one of two keys with the same tags.
 */
export function scopeInRounds(key: string): string {
  if (!UNTAGGED.includes(metricOf(key))) return scopeThreshold(key.replace(OF_SCENARIO, `$1${SCENARIO_TAG}`));
  const scenario = scenarioIn(key);
  return scenario === null ? key : `${metricOf(key)}{scenario:${scenario}}`;
}

/** Keys of a process's submetrics that this key of the script's means in rounds together; none: k6 knows it by no such key. */
export function keysInRounds(key: string, submetrics: readonly string[]): readonly string[] {
  const scenario = scenarioIn(key);
  if (metricOf(key) !== DROPPED || (key.includes('{') && scenario === null)) return [scopeInRounds(key)];
  return submetrics.filter((one) => {
    const of = metricOf(one) === DROPPED ? scenarioIn(one)?.replace(ROUND, '') : undefined;
    return of !== undefined && (scenario === null || of === scenario);
  });
}

/** The key under which a threshold of a whole run looks at the script's own requests; of other things it stays. */
export const scopeToScript = (key: string): string =>
  metricOf(key).startsWith('http_req') ? tagged(key, `${MAKER_TAG}:${MAKERS.script}`) : key;

const tagged = (key: string, mark: string): string =>
  key.includes('{') ? key.replace(/\}\s*$/, `,${mark}}`) : `${key}{${mark}}`;

const metricOf = (key: string): string => key.replace(/\{.*$/s, '').trim();

/** The scenario that a key asks for, among other things or alone; null: it asks for none. */
export const scenarioAsked = (key: string): string | null =>
  /[{,][\s"']*scenario[\s"']*:[\s"']*([^\s"',}]+)/.exec(key)?.[1] ?? null;

/** The scenario that is all that a key asks for; null: it asks for something else, or for nothing. */
function scenarioIn(key: string): string | null {
  return /\{[\s"']*scenario[\s"']*:[\s"']*([^\s"',]+)[\s"']*\}\s*$/.exec(key)?.[1] ?? null;
}
