import type { Reason } from '../../model/judgement/reason.ts';
import type { JudgedTarget } from '../../model/targets/judged-target.ts';
import { listed, unstopped } from '../names.ts';
import { targetQuantity } from '../targets/judged.ts';

/** A figure of an endpoint or a check that is behind what was missed. */
export type Behind = { readonly name: string; readonly figure: string };

/** What was missed, in as many words as it takes, and what to do. */
export type Missed = {
  readonly reason: Pick<Reason, 'kind' | 'text' | 'why' | 'fix'>;
  /** other targets of the same kind that were missed too */
  readonly also: readonly Pick<JudgedTarget, 'text' | 'measured' | 'unit'>[];
  /** what is behind it, the worst first; empty: the reason names it, or nothing is known */
  readonly behind: { readonly what: BehindWhat; readonly all: readonly Behind[] };
  /** what to do where the reason does not say it: "review the diff a1b2c3d…e4f5a6b"; null: it does, or nothing is known */
  readonly step: string | null;
};

const BEHIND = {
  latency: 'Slowest',
  errors: 'Most failures',
  checks: 'Failed most',
  load: 'Delivered',
} as const;

export type BehindWhat = keyof typeof BEHIND;

/** One thing to do as sentences: what missed with its figure, what is behind it, what to do. */
export function todoText({ reason, also, behind, step }: Missed): string {
  const names = behind.all.map(({ name, figure }) => (name === '' ? figure : `${name} (${figure})`));
  return [
    reason.text,
    ...(also.length === 0 ? [] : [`Missed too: ${also.map(missedText).join(', ')}`]),
    ...(names.length === 0 ? [] : [`${BEHIND[behind.what]}: ${listed(names)}`]),
    // What a threshold's text says of base is all there is to say.
    ...(reason.why === undefined || reason.kind === 'threshold' ? [] : [capital(reason.why)]),
    ...[reason.fix ?? step].flatMap((todo) => (todo === null ? [] : [capital(todo)])),
  ]
    .map((part) => `${unstopped(part)}.`)
    .join(' ');
}

const missedText = ({ text, measured, unit }: Missed['also'][number]): string =>
  `${text} (${targetQuantity(measured?.value ?? null, unit)})`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
