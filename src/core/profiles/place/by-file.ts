import type { Sampled, SampledFunction } from '../sampled.ts';

/** What is known better of a function than the profile says. `lineOf`: where one of its lines lies; null: not known. */
export type Better = {
  readonly function: SampledFunction;
  readonly lineOf: (line: number) => number | null;
};

/** The profile with what is known better of its functions; null: as the profile says. */
export function withBetter(sampled: Sampled, better: (of: SampledFunction) => Better | null): Sampled {
  const found = sampled.functions.map((one) => better(one));
  return {
    ...sampled,
    functions: sampled.functions.map((one, code) => found[code]?.function ?? one),
    nodes: sampled.nodes.map((node) => {
      const lineOf = found[node.code]?.lineOf;
      if (lineOf === undefined) return node;
      const lines = node.lines.flatMap(({ line, ms }) => {
        const at = lineOf(line);
        return at === null ? [] : [{ line: at, ms }];
      });
      return { ...node, lines, line: node.line === null ? null : lineOf(node.line) };
    }),
  };
}
