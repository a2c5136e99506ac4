import type { DatabaseSample } from '../sample.ts';

/** What a database counted, and the one that then stood in its place: a counter that goes on where the first one ended. */
export function joinedSamples(
  before: readonly DatabaseSample[],
  after: readonly DatabaseSample[],
): readonly DatabaseSample[] {
  const last = before.at(-1);
  if (last === undefined) return after;
  return [
    ...before,
    ...after.map(({ at, statements, rows, ms }) => ({
      ...{ at, statements: last.statements + statements },
      ...{ rows: last.rows + rows, ms: last.ms + ms },
    })),
  ];
}
