import type { Problem } from './config.ts';
import { SETTINGS } from './settings.ts';
import { suggest } from './suggest.ts';

export type UnknownInputs = {
  /** surely mistyped: a known one is near */
  readonly problems: readonly Problem[];
  /** unknown, and nothing like ours */
  readonly strangers: readonly string[];
};

/** The runner only warns of unknown inputs, and a mistyped one would silently be its default. */
export function unknownInputs(names: readonly string[]): UnknownInputs {
  const known = SETTINGS.filter(({ input }) => input).map(({ id }) => id);
  const strange = names.filter((name) => !known.includes(name));
  const near = strange.map((name) => ({ name, near: suggest(name, known) }));
  return {
    problems: near.flatMap(({ name, near: meant }) =>
      meant === null
        ? []
        : [
            {
              where: `input "${name}"`,
              line: null,
              column: null,
              message: `"${name}" is not an input of this action. Did you mean ${meant}?`,
            },
          ],
    ),
    strangers: near.filter(({ near: meant }) => meant === null).map(({ name }) => name),
  };
}
