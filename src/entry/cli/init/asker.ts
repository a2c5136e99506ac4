import type { Application } from '../../../core/init/application.ts';
import type { Choices } from '../../../core/init/setup.ts';
import { alreadyThere } from '../../../core/words/init/refusals.ts';
import { UsageError } from '../../../ports/errors.ts';

/** Who decides what was not found, or was found more than once. A user who gives up is Cancelled. */
export type Asker = {
  /** `all`: the likeliest first */
  application(all: readonly Application[]): Promise<Application | null>;
  /** `usual`: what was found; null: nothing. Null as an answer: that counts */
  start(usual: string | null): Promise<string | null>;
  /** Whether the gate only watches at first. */
  trial(given: boolean): Promise<boolean>;
  choices(given: Choices): Promise<Choices>;
  /** Which of these files may be overwritten. */
  overwrite(names: readonly string[]): Promise<ReadonlySet<string>>;
};

/** The user gave up: nothing is written. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Takes the likeliest, and overwrites nothing. */
export const nobody: Asker = {
  application: async ([first = null]) => first,
  start: async () => null,
  // What nobody has chosen must not pass everything.
  trial: async (given) => given,
  choices: async (given) => given,
  async overwrite(names) {
    throw new UsageError([{ where: names[0] ?? '', line: null, column: null, message: alreadyThere(names) }]);
  },
};
