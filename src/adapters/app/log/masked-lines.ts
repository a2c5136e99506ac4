import { StringDecoder } from 'node:string_decoder';
import type { Mask } from '../../../core/config/secrets.ts';

/** Characters of a line: what is read before it is cut, and what is kept of it then. */
const LONGEST_LINE = 65_536;
const CUT_LINE = 16_384;

/** Chunks as they come, made into whole masked lines: a secret may begin in one chunk and end in another. */
export type MaskedLines = {
  hear(chunk: Buffer): void;
  /** what was heard of a line that has no end yet, masked */
  rest(): string;
  /** Hands the rest over too. */
  end(): void;
};

export function maskedLines(mask: Mask, keep: (text: string) => void): MaskedLines {
  const decoder = new StringDecoder('utf8');
  let line = '';
  let cut = false;
  const hear = (text: string) => {
    const end = text.lastIndexOf('\n') + 1;
    // All whole lines at once: a program may write a million.
    if (end > 0) {
      const whole = cut ? text.slice(text.indexOf('\n') + 1, end) : line + text.slice(0, end);
      if (whole !== '') keep(mask(whole));
      line = '';
      cut = false;
    }
    if (!cut) line += text.slice(end);
    if (line.length <= LONGEST_LINE) return;
    keep(`${mask(line).slice(0, CUT_LINE)} … the rest of this line is left out\n`);
    line = '';
    cut = true;
  };
  return {
    hear: (chunk) => hear(decoder.write(chunk)),
    rest: () => mask(line),
    end() {
      hear(decoder.end());
      if (line !== '') keep(mask(line));
      line = '';
    },
  };
}
