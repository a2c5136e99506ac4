import type { Mask } from '../../core/config/secrets.ts';
import { logLines } from '../../core/render/text/log-lines.ts';
import type { Log, LogLevel } from '../../ports/log.ts';

export type TerminalLogOptions = {
  readonly stream: NodeJS.WritableStream;
  readonly colour: boolean;
  /** goes over every line; absent: nothing is secret */
  readonly mask?: Mask;
};

const COLOURS: Readonly<Record<LogLevel, number>> = { debug: 2, info: 0, warning: 33, error: 31 };
const BOLD = 1;

const asIs: Mask = (text) => text;

/** The log on a terminal. Debug lines show only with PERF_GATE_DEBUG set. */
export function createTerminalLog({ stream, colour, mask = asIs }: TerminalLogOptions): Log {
  const debug = process.env['PERF_GATE_DEBUG'] !== undefined;
  const paint = (code: number, text: string) =>
    colour && code !== 0 ? `\u001b[${code}m${text}\u001b[0m` : text;
  let depth = 0;
  const line = (code: number, text: string) => {
    stream.write(`${'  '.repeat(depth)}${paint(code, text)}\n`);
  };
  return {
    write(level, text) {
      if (level === 'debug' && !debug) return;
      const label = level === 'info' || level === 'debug' ? '' : `${level}: `;
      for (const part of logLines(mask(text))) line(COLOURS[level], `${label}${part}`);
    },
    async group(title, body) {
      line(BOLD, logLines(mask(title)).join(' '));
      depth += 1;
      try {
        return await body();
      } finally {
        depth -= 1;
      }
    },
  };
}
