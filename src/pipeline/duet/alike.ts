import { sharedOutputs } from '../../core/config/alike/shared-build.ts';
import type { Config } from '../../core/config/config.ts';
import type { AlikeNote } from '../../core/model/decision/alike.ts';
import { alikeText } from '../../core/words/notes/alike.ts';
import type { Way } from '../choose-way.ts';
import type { Ports } from '../ports.ts';

/** What may make base and head other than their revisions say, seen before either is built. */
export async function whatDiffers({ app }: Config): Promise<readonly AlikeNote[]> {
  return app === null ? [] : sharedOutputs(app);
}

/** The same, told in the log; nothing of targets, which the user started. */
export async function sayWhatDiffers(
  way: Way,
  config: Config,
  { log }: Pick<Ports, 'log'>,
): Promise<readonly AlikeNote[]> {
  const found = way.kind === 'duet' ? await whatDiffers(config) : [];
  for (const note of found) log.write('warning', alikeText(note));
  return found;
}
