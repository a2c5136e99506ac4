import { pathToFileURL } from 'node:url';
import { nameOf, type Scenarios } from './plan.ts';
import { JUDGED_TAG, JUDGED_VALUE, systemTags } from './tags.ts';

export type WrapperOptions = {
  /** absolute path of the user's script */
  readonly script: string;
  readonly scenarios: Scenarios;
  /** names of the scenarios that are not judged */
  readonly unjudged: readonly string[];
  /** keys of the script's own thresholds and what they become; null: the script's thresholds are left out */
  readonly thresholds: Readonly<Record<string, string>> | null;
  /** submetrics that the summary is to hold */
  readonly submetrics: readonly string[];
  readonly trendStats: readonly string[];
};

/**
 * The text of an ES module that re-exports the user's and sets options. The user's own options stay, except those
 * that shape the load: k6 refuses two descriptions of it.
 */
export function wrapperModule(options: WrapperOptions): string {
  const from = literal(pathToFileURL(options.script).href);
  const tagged = Object.entries(options.scenarios).map(([name, scenario]) => {
    const mark = options.unjudged.includes(name) ? {} : { [JUDGED_TAG]: JUDGED_VALUE };
    const own = typeof scenario['tags'] === 'object' ? scenario['tags'] : {};
    return [name, { ...scenario, tags: { ...own, ...mark } }];
  });
  const runsDefault = Object.values(options.scenarios).some((scenario) => nameOf(scenario) === 'default');
  const added = Object.fromEntries(options.submetrics.map((key) => [key, []]));
  return `import * as user from ${from};
export * from ${from};
const { vus, duration, iterations, stages, scenarios, thresholds, ...kept } = user.options ?? {};
const renamed = ${literal(options.thresholds ?? {})};
const own = ${options.thresholds === null ? '[]' : 'Object.entries(thresholds ?? {})'};
export const options = {
  ...kept,
  scenarios: ${literal(Object.fromEntries(tagged))},
  systemTags: ${literal(systemTags(Object.keys(options.thresholds ?? {})))},
  summaryTrendStats: ${literal(options.trendStats)},
  thresholds: {
    ...${literal(added)},
    ...Object.fromEntries(own.map(([key, value]) => [renamed[key] ?? key, value])),
  },
};
${runsDefault ? `export { default } from ${from};\n` : ''}`;
}

/** Metrics that belong to the process and not to a scenario carry none of its tags. */
const UNTAGGED = ['vus', 'vus_max'];

/** The key under which a threshold looks at judged samples only. */
export function scopeThreshold(key: string): string {
  const brace = key.indexOf('{');
  const metric = brace < 0 ? key : key.slice(0, brace);
  if (UNTAGGED.includes(metric.trim())) return key;
  const mark = `${JUDGED_TAG}:${JUDGED_VALUE}`;
  return brace < 0 ? `${key}{${mark}}` : key.replace(/\}\s*$/, `,${mark}}`);
}

/** JSON is JavaScript, but for two line ends that older parsers take for real ones. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
