import type { Application } from '../../init/application.ts';
import { frameworkText, placeText } from './place.ts';

/** What `perf-gate init` asks. */
export const QUESTIONS = {
  title: 'perf-gate init',
  application: 'Which application is to be measured?',
  start: 'Which command starts it? It gets the port in PORT.',
  trial: 'May it block pull requests from the first day on?',
  watch: 'no: it watches, and counts what it would have blocked, till one line is taken out',
  block: 'yes: a regression fails the check',
  forks: 'Do pull requests come from forks?',
  noForks: 'no: one workflow, which measures and comments',
  withForks: 'yes, a public repository: one workflow measures, a second one comments',
  label: 'Which pull requests are measured?',
  everyPull: 'every one',
  labelled: 'those with the label "performance"',
} as const;

/** The label of the last answer. */
export const LABEL = 'performance';

export const applicationText = ({ framework, at, start }: Application): string =>
  `${frameworkText(framework)} (${placeText(at)})${start === null ? '' : `: ${start.value}`}`;

export const overwriteText = (name: string): string => `${name} exists. Overwrite it?`;

export const EMPTY = 'It cannot be empty.';
