import { styleText } from 'node:util';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Progress } from '../../../ports/progress/progress.ts';
import { createProgressDisplay } from './display.ts';
import { createProgressLines } from './lines.ts';

export type ProgressOptions = {
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
  /** where it is drawn, if it can be, and what may be the same terminal */
  readonly stream: NodeJS.WriteStream;
  readonly others: readonly NodeJS.WriteStream[];
  readonly env: NodeJS.ProcessEnv;
};

/** A display where `stream` can be drawn on, else lines of the log. */
export function createProgress({ log, clock, stream, others, env }: ProgressOptions): Progress {
  if (!mayDraw(stream, env)) return createProgressLines({ log, clock });
  const terminals = others.filter((other) => other.isTTY);
  const paint = (style: Parameters<typeof styleText>[0], text: string) => styleText(style, text, { stream });
  return createProgressDisplay({ stream, others: terminals, clock, paint });
}

/** Only a terminal in which somebody looks, and whose user did not ask for plain text. */
export function mayDraw({ isTTY }: Pick<NodeJS.WriteStream, 'isTTY'>, env: NodeJS.ProcessEnv): boolean {
  const asks = (name: string) => !['', '0', 'false'].includes(env[name] ?? '');
  // Any value of NO_COLOR but an empty one, as no-color.org has it.
  return isTTY === true && env['TERM'] !== 'dumb' && (env['NO_COLOR'] ?? '') === '' && !asks('CI');
}
