import stringWidth from 'string-width';

const ESC = '\u001b[';

/** A terminal that knows it shows all that is between them at once; any other passes over both. */
export const SYNCHRONISED: { readonly begin: string; readonly end: string } = {
  begin: `${ESC}?2026h`,
  end: `${ESC}?2026l`,
};

/** Shows the cursor. */
export const GIVE_BACK: string = `${ESC}?25h`;

const HIDE = `${ESC}?25l`;
const TO_END = `${ESC}J`;

/** Draws lines in the place of those that were shown, with the cursor below them, in a terminal of so many columns. */
export function drawing(shown: readonly string[], next: readonly string[], columns: number): string {
  const rows = shown.reduce((sum, line) => sum + rowsOf(line, columns), 0);
  const up = rows === 0 ? '' : `\r${ESC}${rows}A${TO_END}`;
  return `${up}${next.length === 0 ? '' : HIDE}${next.map((line) => `${line}\n`).join('')}`;
}

/** A terminal that was made narrower has broken its lines anew, as most do. */
const rowsOf = (line: string, columns: number): number =>
  Math.max(1, Math.ceil(stringWidth(line) / Math.max(columns, 1)));
