import { styleText } from 'node:util';
import type { Mask } from '../../core/config/secrets.ts';
import { logLines } from '../../core/render/text/log-lines.ts';
import type { Log, LogLevel } from '../../ports/log.ts';

export type TerminalLogOptions = {
  readonly stream: NodeJS.WritableStream;
  /** goes over every line; absent: nothing is secret */
  readonly mask?: Mask;
};

const STYLES = { debug: 'dim', info: null, warning: 'yellow', error: 'red' } as const;

const asIs: Mask = (text) => text;

/** The log on a terminal, in colour where `stream` shows it (NO_COLOR, FORCE_COLOR). Debug lines show only with PERF_GATE_DEBUG set. */
export function createTerminalLog({ stream, mask = asIs }: TerminalLogOptions): Log {
  const debug = process.env['PERF_GATE_DEBUG'] !== undefined;
  let depth = 0;
  const line = (style: 'bold' | (typeof STYLES)[LogLevel], text: string) => {
    const shown = style === null || text === '' ? text : styleText(style, text, { stream });
    stream.write(`${'  '.repeat(depth)}${shown}\n`);
  };
  return {
    write(level, text) {
      if (level === 'debug' && !debug) return;
      const label = level === 'info' || level === 'debug' ? '' : `${level}: `;
      for (const part of logLines(mask(text))) line(STYLES[level], `${label}${part}`);
    },
    async group(title, body) {
      line('bold', logLines(mask(title)).join(' '));
      depth += 1;
      try {
        return await body();
      } finally {
        depth -= 1;
      }
    },
  };
}
