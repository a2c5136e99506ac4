import type { ProfileClock } from '../../model/evidence/profile.ts';
import type { Sampled, SampledFunction } from '../sampled.ts';
import { TreeBuilder } from './tree-builder.ts';

/** What writes this format samples a hundred times a second unless told otherwise (py-spy, async-profiler, rbspy). */
export const MS_PER_SAMPLE = 10;

/**
 * Collapsed stacks, as flame graphs are made of: `outer;inner 12` on each line, the number behind the last space counts
 * samples (https://github.com/brendangregg/FlameGraph#2-fold-stacks). A frame may end in its place: `name (file:line)`
 * as py-spy writes it, `name - file:line` as rbspy does. No such file says what was sampled: `clock` does. Throws an Error with
 * the line that is none.
 */
export function readCollapsed(text: string, clock: ProfileClock): Sampled {
  const functions: SampledFunction[] = [];
  const codes = new Map<string, number>();
  const frames = new Map<string, number>();
  const tree = new TreeBuilder();
  const frameOf = (frame: string): number => {
    const found = frames.get(frame);
    if (found !== undefined) return found;
    const { name, file, line } = placed(frame);
    const key = `${name}\n${file}`;
    const code = codes.get(key) ?? functions.push({ ...unplaced(file), name }) - 1;
    codes.set(key, code);
    const made = tree.frame(code, line);
    frames.set(frame, made);
    return made;
  };
  let samples = 0;
  for (const { stack, count } of stacks(text)) {
    let node = -1;
    for (const frame of stack.split(';')) node = tree.call(node, frameOf(frame));
    tree.spend(node, count * MS_PER_SAMPLE);
    samples += count;
  }
  if (samples === 0) throw new Error('it holds no stacks');
  const times = { wallMs: null, busyMs: samples * MS_PER_SAMPLE, garbageMs: null, longestBusyMs: null };
  return { format: 'collapsed', clock, ...times, samples, functions, nodes: tree.nodes() };
}

const unplaced = (file: string) => ({ file, line: null, column: null, isNative: false });

function* stacks(text: string): Generator<{ readonly stack: string; readonly count: number }> {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end).trim();
    start = end + 1;
    number++;
    if (line === '' || line.startsWith('#')) continue;
    const space = line.lastIndexOf(' ');
    const count = line.slice(space + 1);
    if (space < 1 || !/^\d{1,12}$/.test(count)) {
      throw new Error(`line ${number} is no stack with a number of samples behind it`);
    }
    yield { stack: line.slice(0, space).trim(), count: Number(count) };
  }
}

/** A longer frame has no place that could be kept. */
const MOST_CHARACTERS = 2000;

function placed(frame: string): { name: string; file: string; line: number | null } {
  if (frame.length > MOST_CHARACTERS) return { name: frame, file: '', line: null };
  const [, name, file, line] =
    /^(.*) \(([^()]+):(\d{1,9})\)$/.exec(frame) ?? /^(.*) - (\S.*):(\d{1,9})$/.exec(frame) ?? [];
  if (name === undefined || file === undefined) return { name: frame, file: '', line: null };
  return { name, file, line: Number(line) };
}
