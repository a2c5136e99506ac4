import type { Problem } from '../problem.ts';
import { SETTINGS } from '../settings.ts';
import { suggest } from '../suggest.ts';

export type UnknownInputs = {
  /** surely mistyped: a known one is near */
  readonly problems: readonly Problem[];
  /** unknown, and nothing like ours */
  readonly strangers: readonly string[];
};

const INPUTS: readonly string[] = SETTINGS.filter(({ input }) => input).map(({ id }) => id);

/**
 * The runner only warns of unknown inputs, and a mistyped one would silently be its default.
 * `names` are lower case, without `INPUT_`; the runner has put underscores where blanks stood.
 */
export function unknownInputs(names: readonly string[]): UnknownInputs {
  const strange = names.filter((name) => !INPUTS.includes(name));
  const known = strange.map((name) => ({ name, remedy: remedyOf(name) }));
  return {
    problems: known.flatMap(({ name, remedy }) =>
      remedy === null ? [] : [mistyped(name, `"${name}" is not an input of this action. ${remedy}`)],
    ),
    strangers: known.filter(({ remedy }) => remedy === null).map(({ name }) => name),
  };
}

const mistyped = (name: string, message: string): Problem => ({
  where: `input "${name}"`,
  line: null,
  column: null,
  message,
});

/** What was meant; null: nothing of ours. */
function remedyOf(name: string): string | null {
  const plain = name.replaceAll('_', '-');
  const named = SETTINGS.find(
    ({ id, path }) => path !== null && (id === plain || dashed(path) === dashed(plain)),
  );
  if (named?.input) return `Did you mean ${named.id}?`;
  if (named !== undefined) return `Set ${named.path} in perf-gate.yml instead.`;
  const near = suggest(plain, INPUTS);
  const meant = near === null ? relatives(plain) : [near];
  return meant.length === 0 ? null : `Did you mean ${meant.join(' or ')}?`;
}

const dashed = (path: string): string => path.replaceAll('.', '-');

/** Names that differ by whole words: `token` and github-token, `fail-on-regression` and fail-on. */
function relatives(name: string): readonly string[] {
  const longer = INPUTS.filter((known) => known.startsWith(`${name}-`) || known.endsWith(`-${name}`));
  const shorter = INPUTS.filter((known) => name.startsWith(`${known}-`));
  const longest = shorter.toSorted((a, b) => b.length - a.length).slice(0, 1);
  return longer.length > 0 ? longer : longest;
}
