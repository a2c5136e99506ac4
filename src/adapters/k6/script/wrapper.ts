import { pathToFileURL } from 'node:url';
import { literal } from '../../../core/script/literal.ts';
import {
  canonicalKey,
  JUDGED_TAG,
  JUDGED_VALUE,
  MAKER_TAG,
  MAKERS,
  ROUND_TAG,
  systemTags,
} from '../collect/tags.ts';
import { nameOf, type Scenarios } from './scenario.ts';

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
  /** true: requests carry their address, which is for a run of few */
  readonly urls?: boolean;
  /** one of two processes that start together; null: a process of its own */
  readonly inTurns?: InTurns | null;
  /** samples carry the number of the slice in which their iteration began; absent: they do not */
  readonly slices?: SliceMarks;
  /** number of the VU that alone runs the script's functions; absent: all do */
  readonly onlyVu?: number;
  /** the folder that files of the script's handleSummary() start from; absent: it has none, and k6 makes its own text */
  readonly handleSummary?: { readonly folder: string } | 'left-out' | undefined;
};

export type SliceMarks = {
  /** how long each is, ms; or from when on, ms in ascending order, which number counts, 0 before the first */
  readonly cut: number | readonly (readonly [number, number])[];
  /** is added to their numbers */
  readonly from: number;
  /** for each scenario when it starts, ms after the start of the run */
  readonly starts: Readonly<Record<string, number>>;
};

export type InTurns = {
  /** asked at the end of setup(), answered once the other process is there too */
  readonly barrierUrl: string;
  readonly setupTimeoutMs: number;
  /** that this request has another maker's tag than what the script does; absent: nobody asks */
  readonly isTold?: boolean;
};

/**
 * The text of an ES module that re-exports the user's and sets options. The user's own options stay, except those
 * that shape the load: k6 refuses two descriptions of it. k6 reads options once, before any VU, which would each keep
 * hundreds of thresholds else. A crossed threshold ends no run: it would end one arm's round for the other too, and of two
 * runs that are compared it would cut the slower one short, where both look alike. What is ours has a name that no
 * function of a script has.
 */
export function wrapperModule(options: WrapperOptions): string {
  const from = literal(moduleUrl(options.script));
  const tagged = Object.entries(options.scenarios).map(([name, scenario]) => {
    const mark = options.unjudged.includes(name) ? {} : { [JUDGED_TAG]: JUDGED_VALUE };
    const own = typeof scenario['tags'] === 'object' ? scenario['tags'] : {};
    return [name, { ...scenario, tags: { ...own, ...mark } }];
  });
  const { inTurns = null } = options;
  const functions = [...new Set(Object.values(options.scenarios).map(nameOf))];
  const before = beforeIteration(options);
  const added = Object.fromEntries(besides(options).map((key) => [key, []]));
  return `import * as perfGateUser from ${from};
export * from ${from};
const {
  vus: perfGateVus, duration: perfGateDuration, iterations: perfGateIterations, stages: perfGateStages,
  scenarios: perfGateScenarios, thresholds: perfGateThresholds, ...perfGateKept
} = perfGateUser.options ?? {};
const perfGateRenamed = ${literal(options.thresholds ?? {})};
const perfGateOwn = ${options.thresholds === null ? '[]' : 'Object.entries(perfGateThresholds ?? {})'};
const perfGateWithoutAbort = (value) => [value ?? []].flat().map((one) => (typeof one === 'string' ? one : one.threshold));
export const options = __VU > 0 ? {} : {
  ...perfGateKept,
  scenarios: ${literal(Object.fromEntries(tagged))},
  systemTags: ${literal(systemTags(Object.keys(options.thresholds ?? {}), options.urls === true ? ['url'] : []))},
  summaryTrendStats: ${literal(options.trendStats)},
  thresholds: {
    ...${literal(added)},
    ...Object.fromEntries(perfGateOwn.map(([key, value]) => [perfGateRenamed[key] ?? key, perfGateWithoutAbort(value)])),
  },
${inTurns === null ? '' : optionsInTurns(inTurns)}};
${inTurns === null ? '' : turns(inTurns)}${before === null ? taken(functions) : wrapped(before, functions)}${summaryOf(options)}`;
}

/** Submetrics that no threshold of the script's makes already: of two with the same tags k6 keeps either. */
function besides({ submetrics, thresholds }: WrapperOptions): readonly string[] {
  const own = new Set(Object.values(thresholds ?? {}).map(canonicalKey));
  return submetrics.filter((key) => !own.has(canonicalKey(key)));
}

const makerTag = (maker: keyof typeof MAKERS): string => `${MAKER_TAG}: ${literal(MAKERS[maker])}`;

/** Tags of a run are on all that it makes, setup() and teardown() too, and those of a request stand above them. */
function optionsInTurns({ setupTimeoutMs, isTold = false }: InTurns): string {
  const tags = isTold ? `  tags: { ...perfGateKept.tags, ${makerTag('script')} },\n` : '';
  return `  setupTimeout: '${setupTimeoutMs}ms',\n${tags}`;
}

/** Both arms start their clocks together. */
function turns({ barrierUrl, isTold = false }: InTurns): string {
  const tags = isTold ? `, tags: { ${makerTag('gate')} }` : '';
  return `import perfGateHttp from 'k6/http';
export async function setup() {
  const data = await perfGateUser.setup?.();
  try {
    perfGateHttp.get(${literal(barrierUrl)}, { timeout: '600s', responseType: 'none'${tags} });
  } catch {}
  return data;
}
`;
}

/** What is asked before each iteration, which runs where the answer is yes; null: nothing. */
function beforeIteration({ slices, onlyVu }: WrapperOptions): string | null {
  if (slices !== undefined) return marked(slices);
  if (onlyVu === undefined) return null;
  return `const perfGateMay = () => perfGateRun.vu.idInTest === ${onlyVu};
`;
}

/**
 * Each function of the script's scenarios as a value of ours: where it is only passed on, k6 looks for it through all
 * modules again before each iteration.
 */
function taken(functions: readonly string[]): string {
  const each = functions.map((name, index) => {
    return `const perfGateRun${index} = perfGateUser[${literal(name)}];\nexport { perfGateRun${index} as ${name} };\n`;
  });
  return each.join('');
}

/**
 * Each function of the script's scenarios, with what is asked before it. They are exported by another name than their own,
 * as that may be a word of the language, such as `delete`.
 */
function wrapped(before: string, functions: readonly string[]): string {
  const each = functions.map((name, index) => {
    const call = `if (perfGateMay()) return perfGateUser[${literal(name)}].apply(this, given);`;
    return `function perfGateRun${index}(...given) { ${call} }\nexport { perfGateRun${index} as ${name} };`;
  });
  return `import perfGateRun from 'k6/execution';
${before}${each.join('\n')}
`;
}

/**
 * Says in which slice an iteration begins: what a journey does belongs there, however long it takes. Counted from the
 * scenario's own start, so that both processes cut alike.
 */
function marked({ cut, from, starts }: SliceMarks): string {
  return `const perfGateStarts = ${literal(starts)};
${typeof cut === 'number' ? slicesOf(cut) : bordersOf(cut)}
function perfGateMay() {
  const { name, startTime } = perfGateRun.scenario;
  const at = (perfGateStarts[name] ?? 0) + Date.now() - startTime;
  perfGateRun.vu.metrics.tags[${literal(ROUND_TAG)}] = String(${from} + perfGateNumber(at));
  return true;
}
`;
}

const slicesOf = (ms: number): string => `const perfGateNumber = (at) => Math.floor(at / ${ms});`;

const bordersOf = (borders: readonly (readonly [number, number])[]): string =>
  `const perfGateBorders = ${literal(borders)};
function perfGateNumber(at) {
  let number = 0;
  for (const [from, own] of perfGateBorders) {
    if (at < from) return number;
    number = own;
  }
  return number;
}`;

/** k6 runs in the script's own folder, but writes what handleSummary() returns where the user would have started it. */
function summaryOf({ handleSummary }: WrapperOptions): string {
  if (handleSummary === undefined) return '';
  if (handleSummary === 'left-out') return 'export function handleSummary() { return {}; }\n';
  return `export function handleSummary(data) {
  const files = perfGateUser.handleSummary(data);
  return files instanceof Promise ? files.then(perfGateInFolder) : perfGateInFolder(files);
}
function perfGateInFolder(files) {
  if (files === null || typeof files !== 'object') return files;
  const isFixed = (name) => /^(stdout$|stderr$|[\\\\/]|[A-Za-z]:)/.test(name);
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [isFixed(name) ? name : ${literal(`${handleSummary.folder}/`)} + name, text]),
  );
}
`;
}

/** How a module of ours imports a script: by its address, as ours has no folder of its own. */
export const moduleUrl = (script: string): string => pathToFileURL(script).href;
