import type { Call } from '../../init/calls.ts';
import type { FixedPort } from '../../init/setup.ts';
import type { Found, Place } from '../../init/tree.ts';
import { placeText } from './place.ts';

/** Behind a guessed line of perf-gate.yml: where it comes from. */
export const fromText = ({ at }: Found<unknown>): string => (at === null ? '' : placeText(at));

/** Above `app.port`, lines. */
export const fixedPortComment = ({ at, port, put }: FixedPort): readonly string[] => [
  `${placeText(at)} listens on ${port}, whatever PORT says. Better: write`,
  `  ${put}`,
  `there and take \`port\` and \`reach\` out. Till then base and head get a network each, on Linux, in which they reach`,
  'only the ports of this machine that `reach` lists.',
];

/** Above the requests, lines. */
export const requestsComment = (page: string): readonly string[] => [
  'What people really do finds more than a list of routes. Weights, bodies, headers and checks:',
  `${page} (\`npx perf-gate eject\` makes a k6 script of this)`,
];

/** Behind the line that makes a gate watch. */
export const TRIAL_COMMENT = 'it watches, and blocks nothing: take this line out to let it block';

/** Above a call whose path holds guessed values; '': none is guessed. */
export const guessedComment = ({ guessed }: Call): string => {
  if (guessed.length === 0) return '';
  const values = guessed.map(({ name, value }) => `${value} for \`${name}\``).join(', ');
  return `TODO: ${values} ${guessed.length === 1 ? 'is a guess' : 'are guesses'}, put in what exists.`;
};

/** Behind a request. */
export const calledAtText = ({ at }: Call): string =>
  at === null ? 'no route was found: put in your own' : placeText(at);

export const leftComment = (paths: readonly string[]): string => `Found too: ${paths.join(', ')}`;

export const BASELINE_RUN_COMMENT =
  'Of the base branch each run has a group of its own: it makes a baseline, and a later one in the queue would drop it.';

/** Above the condition of a job that only labelled pull requests start, lines. */
export const SKIPPED_COMMENT: readonly string[] = [
  'GitHub counts a skipped job as a success, even where the check is required: a pull request without the label can be',
  'merged unmeasured. Whoever may set labels decides.',
];

/** Above a step of the workflow. */
export const copiedText = (at: Place): string => `As in ${placeText(at)}.`;
