/** What a statement had: how often it ran, time in the database (ms), rows. */
export type Ran = { readonly calls: number; readonly totalMs: number; readonly rows: number };

/** By the statement's id. */
export type RanById = ReadonlyMap<string, Ran>;

/**
 * What ran between two readings of counters that only grow: those that grew, by how much. One that shrank began anew
 * (the database dropped it, or somebody reset it) and counts with what it has since.
 */
export function ranBetween(before: RanById, after: RanById): RanById {
  const grown = [...after].flatMap(([id, now]): [string, Ran][] => {
    const then = before.get(id);
    const isAnew =
      then === undefined || now.calls < then.calls || now.totalMs < then.totalMs || now.rows < then.rows;
    if (isAnew) return now.calls > 0 ? [[id, now]] : [];
    if (now.calls === then.calls) return [];
    const { calls, totalMs, rows } = then;
    return [[id, { calls: now.calls - calls, totalMs: now.totalMs - totalMs, rows: now.rows - rows }]];
  });
  return new Map(grown);
}
