import { significant } from '../../model/quantity.ts';
import type { Chart } from '../../report/charts.ts';
import { cut, visible } from '../text/visible.ts';
import { fence } from './escape.ts';

/** Longest text in a chart; characters. */
const LONGEST = 60;

/** What stands for characters that could end a text, begin a directive or be read as markup. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '"': "'",
  '`': "'",
  '{': '(',
  '}': ')',
  '[': '(',
  ']': ')',
  '|': '¦',
};

/**
 * Text of others between the quotes of a Mermaid diagram: letters, digits and a few marks stay, and nothing can end
 * the quotes, begin a directive (`%%`), an entity (`#…;`) or markup.
 */
export function mermaidLabel(text: string): string {
  const plain = visible(text)
    .replace(/["`{}[\]|]/g, (found) => STANDS_FOR[found] ?? ' ')
    .replace(/[^\p{L}\p{M}\p{N} '()¦.,:/?&=+_×–-]/gu, ' ')
    .replace(/ {2,}/g, ' ');
  return cut(plain.trim(), LONGEST);
}

/** Colours that can be seen on white and on black: the default ones of Mermaid cannot. */
const COLOURS = { bars: '#8c959f', line: '#cf222e' };

/** One picture as a block of Mermaid; GitHub draws it in summaries and comments. */
export function mermaidChart({ title, y, legend, x, bars, line }: Chart): string {
  const top = Math.max(...bars, ...line) * 1.1;
  const palette = [...(bars.length > 0 ? [COLOURS.bars] : []), ...(line.length > 0 ? [COLOURS.line] : [])];
  const theme = { themeVariables: { xyChart: { plotColorPalette: palette.join(', ') } } };
  const axis =
    x.kind === 'names'
      ? `[${x.names.map((name) => `"${mermaidLabel(name)}"`).join(', ')}]`
      : `${x.from} --> ${x.to}`;
  const lines = [
    `%%{init: ${JSON.stringify(theme)}}%%`,
    'xychart-beta',
    `  title "${mermaidLabel(title)}"`,
    `  x-axis "${mermaidLabel(x.title)}" ${axis}`,
    `  y-axis "${mermaidLabel(y)}" 0 --> ${significant(top > 0 ? top : 1)}`,
    ...(bars.length > 0 ? [`  bar [${bars.map(significant).join(', ')}]`] : []),
    ...(line.length > 0 ? [`  line [${line.map(significant).join(', ')}]`] : []),
  ];
  const drawn = fence(lines.join('\n'), 'mermaid');
  return legend === null ? drawn : `${drawn}\n\n<sub>${legend}</sub>`;
}
