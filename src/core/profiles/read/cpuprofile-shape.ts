/**
 * A .cpuprofile, the JSON of `Profiler.Profile`
 * (https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile): of it what is used. Times are µs.
 */
export type CpuProfile = {
  readonly nodes: readonly CpuNode[];
  readonly startTime: number;
  readonly endTime: number;
  /** a node's id each, and the time since the one before; null: only `hitCount` tells */
  readonly samples: { readonly ids: readonly number[]; readonly deltas: readonly number[] } | null;
};

export type CpuNode = {
  readonly id: number;
  readonly name: string;
  /** `0`: code of the engine itself */
  readonly script: string;
  readonly url: string;
  /** from 0; -1: none */
  readonly line: number;
  readonly column: number;
  readonly hits: number;
  readonly children: readonly number[];
  /** lines from 1, with how many samples fell on them */
  readonly ticks: readonly { readonly line: number; readonly ticks: number }[];
};

type Fields = { readonly [name: string]: unknown };

/** Checks all that is used. Throws an Error that names the first thing that is not as it should be. */
export function cpuProfileOf(text: string): CpuProfile {
  const profile = fieldsOf(parsed(text), 'it');
  const nodes = listOf(profile['nodes'], 'nodes').map(nodeOf);
  const [startTime, endTime] = ['startTime', 'endTime'].map((name) => numberOf(profile[name], name));
  if (startTime === undefined || endTime === undefined || endTime < startTime) {
    throw new Error('endTime is before startTime');
  }
  return { nodes, startTime, endTime, samples: samplesOf(profile) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('it is no JSON, or was cut off', { cause: error });
  }
}

function samplesOf({ samples, timeDeltas }: Fields): CpuProfile['samples'] {
  if (samples === undefined && timeDeltas === undefined) return null;
  const ids = numbersOf(samples, 'samples');
  const deltas = numbersOf(timeDeltas, 'timeDeltas');
  if (ids.length !== deltas.length) throw new Error('samples and timeDeltas are not equally many');
  return { ids, deltas };
}

function nodeOf(value: unknown, index: number): CpuNode {
  const what = `nodes[${index}]`;
  const node = fieldsOf(value, what);
  const call = fieldsOf(node['callFrame'], `${what}.callFrame`);
  return {
    id: numberOf(node['id'], `${what}.id`),
    name: stringOf(call['functionName'], `${what}.callFrame.functionName`),
    script: scriptOf(call['scriptId']),
    url: stringOf(call['url'], `${what}.callFrame.url`),
    line: numberOf(call['lineNumber'], `${what}.callFrame.lineNumber`),
    column: numberOf(call['columnNumber'], `${what}.callFrame.columnNumber`),
    hits: atLeast0(node['hitCount'] ?? 0, `${what}.hitCount`),
    children: numbersOf(node['children'] ?? [], `${what}.children`),
    ticks: listOf(node['positionTicks'] ?? [], `${what}.positionTicks`).map((one) => ticksOf(one, what)),
  };
}

/** A text by the protocol, a number in older files. */
const scriptOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

function ticksOf(value: unknown, node: string): { readonly line: number; readonly ticks: number } {
  const { line, ticks } = fieldsOf(value, `${node}.positionTicks`);
  return {
    line: atLeast0(line, `${node}.positionTicks.line`),
    ticks: atLeast0(ticks, `${node}.positionTicks.ticks`),
  };
}

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Error(`${what} is no object`);
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${what} is no list`);
}

function numbersOf(value: unknown, what: string): readonly number[] {
  const list = listOf(value, what);
  if (list.every((one) => Number.isSafeInteger(one))) return list as readonly number[];
  throw new Error(`${what} holds what is no whole number`);
}

function numberOf(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new Error(`${what} is no whole number`);
}

function atLeast0(value: unknown, what: string): number {
  const number = numberOf(value, what);
  if (number >= 0) return number;
  throw new Error(`${what} is below 0`);
}

function stringOf(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw new Error(`${what} is no text`);
}
