import * as core from '@actions/core';
import type { Mask } from '../../core/config/secrets.ts';
import { logLines } from '../../core/render/text/log-lines.ts';
import type { Log, LogLevel } from '../../ports/log.ts';

export type ActionsLogOptions = {
  /** Values that must never be readable: tokens, database URLs. Empty ones are passed over. */
  readonly secrets?: readonly string[];
  /** goes over every line; absent: only `secrets` are hidden */
  readonly mask?: Mask;
};

/** The runner shows ten warnings and ten errors of a step; most of them are for the verdict. */
const ANNOTATED = { warning: 3, error: 2 };

const asIs: Mask = (text) => text;

/** The log of a workflow run: groups fold, the first few warnings and errors become annotations. */
export function createActionsLog({ secrets = [], mask: hide = asIs }: ActionsLogOptions = {}): Log {
  const hidden = secrets.filter((secret) => secret !== '');
  for (const secret of hidden) core.setSecret(secret);
  const mask = (text: string): string =>
    hidden.reduce((masked, secret) => masked.replaceAll(secret, '***'), hide(text));
  const left = { ...ANNOTATED };
  return {
    write(level, text) {
      const lines = logLines(mask(text));
      if ((level === 'warning' || level === 'error') && left[level] > 0) {
        left[level] -= 1;
        const annotate = level === 'warning' ? core.warning : core.error;
        annotate(lines.join('\n'));
        return;
      }
      for (const line of lines) writeLine(level, line);
    },
    async group(title, body) {
      core.startGroup(logLines(mask(title)).join(' '));
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
