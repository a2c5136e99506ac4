import { stripVTControlCharacters } from 'node:util';
import type { Log, LogLevel } from '../../ports/log.ts';

export type TerminalLogOptions = { readonly stream: NodeJS.WritableStream; readonly colour: boolean };

const COLOURS: Readonly<Record<LogLevel, number>> = { debug: 2, info: 0, warning: 33, error: 31 };
const BOLD = 1;

/** The log on a terminal. Debug lines show only with PERF_GATE_DEBUG set. */
export function createTerminalLog({ stream, colour }: TerminalLogOptions): Log {
  const debug = process.env['PERF_GATE_DEBUG'] !== undefined;
  const paint = (code: number, text: string) =>
    colour && code !== 0 ? `\u001b[${code}m${text}\u001b[0m` : text;
  let depth = 0;
  const line = (code: number, text: string) => {
    stream.write(`${'  '.repeat(depth)}${paint(code, clean(text))}\n`);
  };
  return {
    write(level, text) {
      if (level === 'debug' && !debug) return;
      const label = level === 'info' || level === 'debug' ? '' : `${level}: `;
      for (const part of text.split('\n')) line(COLOURS[level], `${label}${part}`);
    },
    async group(title, body) {
      line(BOLD, title);
      depth += 1;
      try {
        return await body();
      } finally {
        depth -= 1;
      }
    },
  };
}

/** Programs under test write here too: their escape sequences must not move the cursor or hide a line. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return stripVTControlCharacters(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
