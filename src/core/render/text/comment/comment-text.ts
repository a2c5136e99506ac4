import { inert } from '../log-lines.ts';
import { inline } from './inline.ts';
import { colourOf, type Paint, type Piece, painted, wrapped } from './pieces.ts';
import { tableLines } from './table-lines.ts';

export type Medium = {
  /** columns */
  readonly width: number;
  readonly paint: Paint;
};

/**
 * A comment of ours (core/render/markdown) as a person sees it on the pull request, for a terminal: what it folds stays
 * folded. Takes only the Markdown that those files write.
 */
export function commentText(markdown: string, medium: Medium): string {
  const blocks = markdown
    .trim()
    .replace(FOLDED, '▸ $1')
    .split(/\n{2,}/);
  return `${blocks.map((block) => blockLines(block, medium).map(inert).join('\n')).join('\n\n')}\n`;
}

/** Ours ends on a line of its own: what stands in code within a line ends none. */
const FOLDED = /<details>\s*<summary>(.*?)<\/summary>[\s\S]*?\n<\/details>/g;

function blockLines(block: string, { width, paint }: Medium): readonly string[] {
  const lines = block.split('\n');
  if (block.startsWith('|')) return tableLines(lines, paint);
  return lines.flatMap((line) => {
    const { lead, pieces } = lineOf(line);
    const parts = wrapped(pieces, width - lead.length);
    return parts.map(
      (part, index) => `${index === 0 ? lead : ' '.repeat(lead.length)}${painted(part, paint)}`,
    );
  });
}

/** `lead` stands before its first line, and its further lines begin below what follows it. */
function lineOf(line: string): { readonly lead: string; readonly pieces: readonly Piece[] } {
  const [, heading] = /^#+ (.*)/.exec(line) ?? [];
  if (heading !== undefined) return { lead: '', pieces: inline(heading, ['bold', ...colourOf(heading)]) };
  const [, item] = /^- (.*)/.exec(line) ?? [];
  if (item !== undefined) return { lead: '• ', pieces: inline(item) };
  if (line.startsWith('▸ ')) return { lead: '▸ ', pieces: inline(line.slice(2), ['dim']) };
  // A line break is written as a backslash.
  return { lead: '', pieces: inline(line.replace(/\\$/, ''), line.startsWith('<sub>') ? ['dim'] : []) };
}
