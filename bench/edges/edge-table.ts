import type { Edge, EdgeTest } from './edge.ts';

/** What the documents show of the rows, by number, as lines of Markdown. */
export function edgeTable(edges: readonly Edge[]): readonly string[] {
  return [
    '| row | before | now | source | held by |',
    '|---|---|---|---|---|',
    ...byNumber(edges).map(
      ({ id, was, now, source, tests }) =>
        `| ${id} | ${cell(was)} | ${cell(now)} | ${cell(source ?? '')} | ${heldBy(tests)} |`,
    ),
  ];
}

/** `S2`, `S2b`, `S10`. */
export function byNumber(edges: readonly Edge[]): readonly Edge[] {
  return edges.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

const heldBy = (tests: readonly EdgeTest[]): string =>
  tests.length === 0
    ? 'words only'
    : tests.map(({ file, name }) => `\`${file}\`: ${cell(name)}`).join('<br>');

/** Text as it stands: nothing in it ends the cell or becomes HTML. */
const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ').trim();
