import type { Piece, Style } from './pieces.ts';

/** What may stand in a line of a comment of ours; everything else that Markdown knows is escaped in it. */
const PARTS = [
  /`(?<code>[^`]*)`/,
  /\[(?<label>[^\]]*)\]\([^)]*\)/,
  /\*\*(?<bold>.+?)\*\*/,
  /(?<![p{L}p{N}])_(?<dim>[^_]+)_(?![p{L}p{N}])/,
  /<!--.*?-->|<\/?[a-z]+>/,
  /&#(?<point>\d+);/,
];
const ANY = new RegExp(PARTS.map(({ source }) => source).join('|'), 'gu');

/** A line of a comment as stretches of what a reader sees. Columns and styles are the medium's affair. */
export function inline(line: string, styles: readonly Style[] = []): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(ANY)) {
    pieces.push({ text: line.slice(end, match.index), styles }, ...shown(match.groups ?? {}, styles));
    end = match.index + match[0].length;
  }
  return [...pieces, { text: line.slice(end), styles }].filter(({ text }) => text !== '');
}

function shown(
  groups: Readonly<Record<string, string | undefined>>,
  styles: readonly Style[],
): readonly Piece[] {
  const { code, label, bold, dim, point } = groups;
  if (code !== undefined) return [{ text: code, styles: [...styles, 'cyan'] }];
  if (label !== undefined) return inline(label, [...styles, 'underline']);
  if (bold !== undefined) return inline(bold, [...styles, 'bold']);
  if (dim !== undefined) return inline(dim, [...styles, 'dim']);
  return point === undefined ? [] : [{ text: String.fromCodePoint(Number(point)), styles }];
}
