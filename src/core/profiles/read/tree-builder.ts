import type { CallNode } from '../sampled.ts';

/** Frames of all stacks together: far above what profiles of a service hold, and what a Map of them still takes. */
const MOST_FRAMES = 10_000_000;

/** Above every frame's number, so that a node's number and a frame's make one whole number without loss. */
const FRAMES_END = 2 ** 26;

type Frame = { readonly code: number; readonly line: number | null };

/** Puts stacks together into a tree of calls, in time that grows with the number of frames. */
export class TreeBuilder {
  readonly #most: number;
  readonly #frames: Frame[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #children = new Map<number, number>();
  readonly #nodes: { parent: number; code: number; line: number | null; ms: number; lines: [] }[] = [];
  #calls = 0;

  /** `most`: frames of all stacks together, above which there are too many */
  constructor(most: number = MOST_FRAMES) {
    this.#most = most;
  }

  /** Number of a frame: a function, by its index, and the line in it that was at work. */
  frame(code: number, line: number | null): number {
    const key = `${code} ${line}`;
    const number = this.#numbers.get(key) ?? this.#frames.push({ code, line }) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** The node of a frame that the node `caller` called; -1: nobody did. Throws where there have been too many. */
  call(caller: number, frame: number): number {
    if (++this.#calls > this.#most) throw new Error('its stacks are too many or too deep');
    const key = (caller + 1) * FRAMES_END + frame;
    const known = this.#children.get(key);
    if (known !== undefined) return known;
    const { code, line } = this.#frames[frame] ?? { code: -1, line: null };
    const added = this.#nodes.push({ parent: caller, code, line, ms: 0, lines: [] }) - 1;
    this.#children.set(key, added);
    return added;
  }

  /** Time on top of the stack. */
  spend(node: number, ms: number): void {
    const found = this.#nodes[node];
    if (found !== undefined) found.ms += ms;
  }

  nodes(): readonly CallNode[] {
    return this.#nodes;
  }
}
