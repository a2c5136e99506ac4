import { onlyInHead } from '../../../core/config/alike/only-in-head.ts';
import { sharedOutputs } from '../../../core/config/alike/shared-build.ts';
import type { Config } from '../../../core/config/config.ts';
import type { AlikeNote } from '../../../core/model/decision/alike.ts';
import { alikeText } from '../../../core/words/notes/alike.ts';
import type { Way } from '../../choose-way.ts';
import type { Ports } from '../../ports.ts';
import { BaseError } from './base-side.ts';

/** What may make base and head other than their revisions say, seen before either is built. */
export async function whatDiffers(
  { app, workingDirectory }: Config,
  { revisions }: Pick<Ports, 'revisions'>,
): Promise<readonly AlikeNote[]> {
  if (app === null) return [];
  const files = onlyInHead(await revisions.untracked(workingDirectory), app);
  return [...sharedOutputs(app), ...(files.length > 0 ? [{ kind: 'only-in-head', files } as const] : [])];
}

/** The same, told in the log; nothing of targets, which the user started. */
export async function sayWhatDiffers(
  way: Way,
  config: Config,
  ports: Pick<Ports, 'log' | 'revisions'>,
): Promise<readonly AlikeNote[]> {
  const found = way.kind === 'duet' ? await whatDiffers(config, ports) : [];
  for (const note of found) ports.log.write('warning', alikeText(note));
  return found;
}

/** Why base does not build or start, with what it may have needed of head's folder. */
export function withLacking(thrown: unknown, alike: readonly AlikeNote[]): unknown {
  const lacking = alike.filter(({ kind }) => kind === 'only-in-head').map(alikeText);
  if (!(thrown instanceof BaseError) || lacking.length === 0) return thrown;
  return new BaseError([thrown.message, ...lacking].join(' '), thrown.logTail, thrown.step);
}
