import stringWidth from 'string-width';

/** As `node:util` names them. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan' | 'underline';

/** How a medium shows a style; a plain one gives the text back. */
export type Paint = (style: Style, text: string) => string;

/** A stretch of text in one style. */
export type Piece = { readonly text: string; readonly styles: readonly Style[] };

/** The sign in a line or a row gives it its colour. */
const SIGNS: readonly (readonly [sign: string, style: Style])[] = [
  ['❌', 'red'],
  ['⛔', 'red'],
  ['⚠️', 'yellow'],
  ['✅', 'green'],
  ['🟢', 'green'],
];

export const colourOf = (text: string): readonly Style[] =>
  SIGNS.flatMap(([sign, style]) => (text.includes(sign) ? [style] : [])).slice(0, 1);

/** Terminal columns. */
export const widthOf = (pieces: readonly Piece[]): number =>
  stringWidth(pieces.map(({ text }) => text).join(''));

export function painted(pieces: readonly Piece[], paint: Paint): string {
  return joined(pieces)
    .map(({ text, styles }) => styles.reduce((inner, style) => paint(style, inner), text))
    .join('');
}

/** Neighbours of one stretch as one again: a terminal is not told its style for every word. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.styles !== piece.styles) found.push(piece);
    else found.splice(-1, 1, { ...last, text: last.text + piece.text });
  }
  return found;
}

/** Breaks between words, so that no line is wider than `width` columns where its words let it. */
export function wrapped(pieces: readonly Piece[], width: number): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [];
  let current: Piece[] = [];
  for (const word of words(pieces)) {
    const longer = current.length === 0 ? word : [...current, blank(current, word), ...word];
    if (current.length > 0 && widthOf(longer) > width) {
      lines.push(current);
      current = [...word];
    } else current = [...longer];
  }
  return [...lines, current];
}

/** Between two words of one stretch it is of that stretch, such as the line below a link's words. */
function blank(before: readonly Piece[], after: readonly Piece[]): Piece {
  const [left, right] = [before.at(-1)?.styles, after[0]?.styles];
  return { text: ' ', styles: left === right && left !== undefined ? left : [] };
}

/** What stands between two blanks, in as many stretches as it has styles. */
function words(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const found: Piece[][] = [[]];
  for (const { text, styles } of pieces) {
    for (const [index, part] of text.split(' ').entries()) {
      if (index > 0) found.push([]);
      if (part !== '') found.at(-1)?.push({ text: part.replaceAll('\u00a0', ' '), styles });
    }
  }
  return found.filter((word) => word.length > 0);
}
