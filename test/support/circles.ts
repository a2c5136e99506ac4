import { importsOf, type SourceFile } from './imports.ts';

/** Files that import one another, type imports included: a sentence for each circle, shortest way round. */
export function circles(files: readonly SourceFile[]): readonly string[] {
  const graph = new Map(
    files.map((file) => [file.file, importsOf(file).filter((name) => name.startsWith('src/'))]),
  );
  const known = new Set<string>();
  return [...graph.keys()].flatMap((file) => {
    const way = known.has(file) ? null : wayBack(graph, file);
    if (way === null) return [];
    for (const one of way) known.add(one);
    return [`${[...way, file].join(' → ')}: files must not import one another in a circle.`];
  });
}

/** The shortest way from a file to itself along imports, without its end; null: there is none. */
function wayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] | null {
  const ways: (readonly [string, ...string[]])[] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of graph.get(way[0]) ?? []) {
      if (next === start) return way.toReversed();
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([next, ...way]);
    }
  }
  return null;
}
