import type { PresetUse } from '../../model/script-check.ts';
import { choice } from '../kinds/choice.ts';
import type { Kind } from '../kinds/kind.ts';

export type Preset = PresetUse['name'];

/**
 * How much load and time a run takes, in one word: the settings that it sets, by their ids, as a user would write them. What
 * the file, an input or a flag says is stronger.
 */
export const PRESETS: Readonly<Record<Preset, Readonly<Record<string, string>>>> = {
  /** the least that can be compared: it shows that the gate works, and proves nothing of the change */
  smoke: { duration: '10s', budget: '24s', escalate: 'never' },
  /** what holds where no preset is named */
  'pull-request': { duration: '30s', budget: '120s', 'whole-limit': '20m', escalate: 'duet', warn: '20%' },
  /**
   * All the rounds that anything is learned from, at their longest, and a limit that takes them: a comparison ends as soon
   * as it is clear about the limit, so that a lower one is what makes it look closer.
   */
  nightly: { duration: '2m', budget: '10m', 'whole-limit': '1h', warn: '10%' },
};

export const PRESET: Kind<Preset> = choice('smoke', 'pull-request', 'nightly');
