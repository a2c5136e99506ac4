/** A place in a file of the repository. Lines and columns count from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/**
 * Where a script writes an expression of its thresholds down: the one in quotes that stands nearest behind the name
 * of its metric. One that is put together while the script runs has no such place: null.
 */
export function findThreshold(
  script: string,
  metric: string,
  expression: string,
): Omit<Place, 'file'> | null {
  // Code that was commented out is no place; lengths stay, so that places do too.
  const source = script.replace(/^[ \t]*\/\/.*$/gm, (line) => ' '.repeat(line.length));
  const written = ["'", '"', '`'].flatMap((quote) => positionsOf(source, `${quote}${expression}${quote}`));
  // With tags behind it the name is that of another metric.
  const names = positionsOf(source, metric).filter((at) => source.charAt(at + metric.length) !== '{');
  const distances = written.flatMap((position) => {
    const name = names.findLast((at) => at < position);
    return name === undefined ? [] : [{ position, distance: position - name }];
  });
  const [nearest] = distances.toSorted((a, b) => a.distance - b.distance);
  if (nearest === undefined) return null;
  const before = source.slice(0, nearest.position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function positionsOf(text: string, part: string): readonly number[] {
  if (part === '') return [];
  const positions: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) positions.push(at);
  return positions;
}
