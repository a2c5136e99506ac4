import * as core from '@actions/core';
import type { Log, LogLevel } from '../../ports/log.ts';
import { safeLines } from './safe-text.ts';

export type ActionsLogOptions = {
  /** Values that must never be readable: tokens, database URLs. Empty ones are passed over. */
  readonly secrets?: readonly string[];
};

/** The runner shows ten warnings and ten errors of a step; most of them are for the verdict. */
const ANNOTATED = { warning: 3, error: 2 };

/** The log of a workflow run: groups fold, the first few warnings and errors become annotations. */
export function createActionsLog({ secrets = [] }: ActionsLogOptions = {}): Log {
  const hidden = secrets.filter((secret) => secret !== '');
  for (const secret of hidden) core.setSecret(secret);
  const mask = (text: string): string =>
    hidden.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
  const left = { ...ANNOTATED };
  return {
    write(level, text) {
      const lines = safeLines(mask(text));
      if ((level === 'warning' || level === 'error') && left[level] > 0) {
        left[level] -= 1;
        const annotate = level === 'warning' ? core.warning : core.error;
        annotate(lines.join('\n'));
        return;
      }
      for (const line of lines) writeLine(level, line);
    },
    async group(title, body) {
      core.startGroup(safeLines(mask(title)).join(' '));
      try {
        return await body();
      } finally {
        core.endGroup();
      }
    },
  };
}

function writeLine(level: LogLevel, line: string): void {
  if (level === 'debug') core.debug(line);
  else core.info(level === 'info' ? line : `${level === 'warning' ? 'Warning' : 'Error'}: ${line}`);
}
