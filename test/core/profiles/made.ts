/** Profiles made by hand, as V8 writes them. */

type Node = {
  readonly name: string;
  readonly url?: string;
  readonly line?: number;
  readonly column?: number;
  readonly hits?: number;
  readonly ticks?: readonly (readonly [number, number])[];
  readonly below?: readonly Node[];
};

/** A function of the application in /app, or of the engine where it has no file. */
export const code = (name: string, file: string, ...below: readonly Node[]): Node => ({
  ...{ name, below, line: 4, column: 10 },
  url: file === '' ? '' : file.startsWith('node:') ? file : `file:///app/${file}`,
});

export type Made = {
  nodes: {
    id: number;
    callFrame: {
      functionName: string;
      scriptId: string;
      url: string;
      lineNumber: number;
      columnNumber: number;
    };
    hitCount?: number;
    children?: number[];
    positionTicks?: { line: number; ticks: number }[];
  }[];
  startTime: number;
  endTime: number;
  samples?: number[];
  timeDeltas?: number[];
};

/**
 * A profile of these functions below the root. `samples`: their names, one each ms; a name that there is more than
 * once means the first, and `name#2` the second.
 */
export function cpuprofile(tree: readonly Node[], samples: readonly string[], msEach = 1): Made {
  const nodes: Made['nodes'] = [];
  const named = new Map<string, number>();
  const add = (node: Node): number => {
    const id = nodes.length + 1;
    const { name, url = '', line = -1, column = -1, hits, ticks } = node;
    const scriptId = url === '' ? '0' : '7';
    const callFrame = { functionName: name, scriptId, url, lineNumber: line, columnNumber: column };
    const made: Made['nodes'][number] = { id, callFrame };
    nodes.push(made);
    const nth = [...named.keys()].filter((key) => key.split('#')[0] === name).length + 1;
    named.set(nth === 1 ? name : `${name}#${nth}`, id);
    made.hitCount = hits ?? samples.filter((one) => named.get(one) === id).length;
    if (ticks !== undefined) made.positionTicks = ticks.map(([at, count]) => ({ line: at, ticks: count }));
    const children = (node.below ?? []).map(add);
    if (children.length > 0) made.children = children;
    return id;
  };
  add({
    name: '(root)',
    below: [...tree, ...['(idle)', '(program)', '(garbage collector)'].map((name) => ({ name }))],
  });
  return {
    nodes,
    startTime: 1_000_000,
    endTime: 1_000_000 + samples.length * msEach * 1000,
    samples: samples.map((name) => named.get(name) ?? -1),
    timeDeltas: samples.map((_, index) => (index === 0 ? 0 : msEach * 1000)),
  };
}
