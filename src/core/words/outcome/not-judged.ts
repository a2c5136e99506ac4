import type { ReasonFact, WhatFailed } from '../../model/decision/reason-fact.ts';
import type { Reason } from '../../model/judgement/reason.ts';
import type { Step } from '../../model/judgement/step.ts';
import { unstopped } from '../names.ts';
import type { Of } from '../phrases.ts';
import type { Told } from './told.ts';

const SHORT: Readonly<Record<WhatFailed, string>> = {
  cancelled: 'the run was cancelled',
  undelivered: 'the load was not delivered',
  'busy-generator': 'k6 took the CPUs for itself',
  host: "the machine's host took CPU time away",
  'few-pairs': 'too little of the load can be used',
  script: 'the script did not work',
  generator: 'k6 did not run to its end',
  time: 'it took too long',
};

const AGAIN = 'the check again: nothing was compared, so this says nothing about the change';

/** Why nothing could be measured, and what to do: whatever it was, the run is to be made again. */
export function invalidTold({ text, hint, said, what, last }: Of<ReasonFact, 'invalid'>): Told {
  const again = what === 'cancelled' ? `Run ${AGAIN}` : `Once that is fixed, run ${AGAIN}`;
  return {
    text,
    ...(what !== undefined && { short: SHORT[what] }),
    ...(said !== undefined && { why: logText(said) }),
    ...(last && { fix: hint === undefined ? again : `${unstopped(hint)}. Then run ${AGAIN}` }),
  };
}

const FAILS: Readonly<Record<Step, string>> = {
  build: 'head does not build',
  setup: '`app.setup` fails on head',
  reset: '`app.reset` fails on head',
  start: 'head does not start',
};

const LOOK =
  'Look into its log, `app-head.log` among the files of this run, and start it by hand as `app.start` does.';

/** What does not work on head, and why, as far as its log tells. */
export const brokenTold = ({ text, hint, said, step }: Of<ReasonFact, 'head-broken'>): Told => ({
  text,
  short: step === undefined ? 'head does not work under load' : FAILS[step],
  ...(said !== undefined && { why: logText(said) }),
  fix: hint ?? LOOK,
});

/** Longest line of a log that is shown; characters. */
const LONGEST = 300;

/** Text of others as code, which nothing in it can end. */
function logText(line: string): string {
  const shown = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return `the log says \`${shown.replaceAll('`', "'")}\``;
}

/** The command that a reason accuses, as it was told; undefined: the application under load, or none. */
export function failedStep({ of, short }: Pick<Reason, 'of' | 'short'>): Step | undefined {
  // Under load it is the start's command too that a reason is about.
  return of?.kind === 'command' && short === FAILS[of.step] ? of.step : undefined;
}
