import type { ProfileClock } from '../../model/evidence/profile.ts';
import type { Sampled, SampledFunction } from '../sampled.ts';
import type { PprofMessage, PprofType } from './pprof-message.ts';
import { TreeBuilder } from './tree-builder.ts';

const NS_PER_MS = 1e6;
const MS_PER_UNIT: Readonly<Record<string, number>> = {
  ...{ nanoseconds: 1e-6, microseconds: 1e-3, milliseconds: 1, seconds: 1e3 },
};
/** Types of values that are time, the best first: of the processor, else of the wall. */
const TIMES: readonly ProfileClock[] = ['cpu', 'wall'];

/**
 * What collects garbage in Go's runtime: its own workers, and the part that who allocates has to do
 * (https://go.dev/src/runtime/mgc.go, mgcsweep.go, mgcscavenge.go).
 */
const GO_COLLECTORS: ReadonlySet<string> = new Set([
  ...['runtime.gcBgMarkWorker', 'runtime.gcAssistAlloc', 'runtime.gcStart', 'runtime.gcMarkDone'],
  ...['runtime.bgsweep', 'runtime.bgscavenge', 'runtime.deductSweepCredit', 'runtime.gcMarkTermination'],
]);

/** The CPU times of a profile.proto, or where it has none those of the wall. Throws an Error where it has none, or refers to what is not in it. */
export function readPprof(message: PprofMessage): Sampled {
  const { index, msPerUnit, clock } = timeOf(message);
  const countIndex = message.sampleTypes.findIndex((one) => isCount(message, one));
  const tree = new TreeBuilder();
  const { functions, framesOf, isCollector } = codeOf(message, tree);
  const isGo = functions.some(({ name }) => name.startsWith('runtime.'));
  const found = { busyMs: 0, garbageMs: 0, samples: 0 };
  for (const { locations, values } of message.samples) {
    const ms = (values[index] ?? 0) * msPerUnit;
    if (ms <= 0) continue;
    let [node, isCollecting] = [-1, false];
    for (const location of locations.toReversed()) {
      for (const frame of framesOf(location)) {
        node = tree.call(node, frame);
        isCollecting ||= isCollector(frame);
      }
    }
    tree.spend(node, ms);
    found.busyMs += ms;
    found.samples += countIndex === -1 ? 1 : (values[countIndex] ?? 0);
    if (isCollecting) found.garbageMs += ms;
  }
  return {
    ...{ format: 'pprof', clock, ...found, garbageMs: isGo ? found.garbageMs : null, longestBusyMs: null },
    wallMs: message.durationNanos > 0 ? message.durationNanos / NS_PER_MS : null,
    ...{ functions, nodes: tree.nodes() },
  };
}

/** Which of a sample's values is time, what one of it is in ms, and whose time it is, by the name that the file gives it. */
function timeOf(message: PprofMessage): {
  readonly index: number;
  readonly msPerUnit: number;
  readonly clock: ProfileClock;
} {
  const { strings, sampleTypes, periodType, period } = message;
  for (const clock of TIMES) {
    const index = sampleTypes.findIndex(({ type }) => strings[type] === clock);
    const msPerUnit = MS_PER_UNIT[strings[sampleTypes[index]?.unit ?? 0] ?? ''];
    if (index !== -1 && msPerUnit !== undefined) return { index, msPerUnit, clock };
  }
  const counted = sampleTypes.findIndex((one) => isCount(message, one));
  const msPerUnit = MS_PER_UNIT[strings[periodType.unit] ?? ''];
  const clock = TIMES.find((one) => one === strings[periodType.type]);
  if (counted !== -1 && msPerUnit !== undefined && clock !== undefined) {
    return { index: counted, msPerUnit: period * msPerUnit, clock };
  }
  throw new Error(`it holds no CPU times, only ${sampleTypes.map(({ type }) => strings[type]).join(', ')}`);
}

const isCount = ({ strings }: PprofMessage, { type, unit }: PprofType): boolean =>
  strings[unit] === 'count' && ['samples', 'sample'].includes(strings[type] ?? '');

type Code = {
  readonly functions: readonly SampledFunction[];
  /** frames of a location, the outermost first */
  readonly framesOf: (location: number) => readonly number[];
  /** whether a frame is the garbage collector's */
  readonly isCollector: (frame: number) => boolean;
};

function codeOf(message: PprofMessage, tree: TreeBuilder): Code {
  const functions: SampledFunction[] = [];
  const codes = new Map<number, number>();
  for (const [id, { name, file, startLine }] of message.functions) {
    const place = { file: message.strings[file] ?? '', line: startLine > 0 ? startLine : null, column: null };
    codes.set(id, functions.push({ name: message.strings[name] ?? '', ...place, isNative: false }) - 1);
  }
  const seen = new Map<number, readonly number[]>();
  const collectors = new Set<number>();
  const frameOf = (of: number, line: number): number => {
    const code = codes.get(of);
    if (code === undefined) throw new Error('it refers to a function that is not in it');
    const frame = tree.frame(code, line > 0 ? line : null);
    if (GO_COLLECTORS.has(functions[code]?.name ?? '')) collectors.add(frame);
    return frame;
  };
  const framesOf = (id: number): readonly number[] => {
    const known = seen.get(id);
    if (known !== undefined) return known;
    const location = message.locations.get(id);
    if (location === undefined) throw new Error('it refers to a place that is not in it');
    const frames = location.lines.toReversed().map(({ function: of, line }) => frameOf(of, line));
    const bareFrame = () => tree.frame(functions.push(bare(message, location)) - 1, null);
    const made = frames.length > 0 ? frames : [bareFrame()];
    seen.set(id, made);
    return made;
  };
  return { functions, framesOf, isCollector: (frame) => collectors.has(frame) };
}

/** Code without symbols, by what it was loaded from. */
function bare({ strings, mappings }: PprofMessage, location: { readonly mapping: number }): SampledFunction {
  const file = strings[mappings.get(location.mapping) ?? 0] ?? '';
  const name = file === '' ? '' : `[${file.slice(file.lastIndexOf('/') + 1)}]`;
  return { name, file: '', line: null, column: null, isNative: true };
}
