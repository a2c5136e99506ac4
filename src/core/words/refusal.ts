import type { Refused, Remedy, Why } from '../model/decision/refused.ts';
import type { Refusal } from '../model/judgement/refusal.ts';
import { type Phrases, say } from './phrases.ts';

const WHY: Phrases<Why> = {
  told: ({ text }) => text,
  'other-gate': ({ gate }) => `it belongs to gate \`${gate}\``,
  'other-branch': ({ branch, branches }) =>
    `its branch \`${branch}\` is not a base branch (${branches.join(', ')})`,
  'none-near': ({ stored, before }) =>
    `${stored} stored, but none for the base commit or the ${before} commits before it`,
  mismatch: (found) => `its ${found.field} differs: ${mismatchText(found)}`,
  'nothing-shared': () => 'no endpoint is on both sides',
  'not-valid': ({ fault }) => `its run is not valid: ${fault}`,
  'other-event': ({ event }) => `its run was started by \`${event}\``,
  'of-two-builds': () => 'it is a side-by-side run of base and head, and no recording of one build alone',
  'other-repository': () => 'its code comes from another repository',
};

function mismatchText({ field, head, base }: Extract<Why, { readonly kind: 'mismatch' }>): string {
  if (field === 'validity') return `the baseline run is not valid: ${base}`;
  if (field === 'environment') return `head ran against \`${head}\`, the baseline against \`${base}\``;
  return `head ran ${field === 'k6 version' ? 'on ' : ''}${head}, the baseline ${field === 'k6 version' ? 'on ' : ''}${base}`;
}

/** Why a candidate was not used; goes on a sentence. */
export const whyText = (why: Why): string => say(WHY, why);

/** A refusal as a judgement keeps it. */
export const refusalOf = ({ why, ...refused }: Refused): Refusal => ({ ...refused, reason: whyText(why) });

const REMEDIES: Phrases<Remedy> = {
  told: ({ text }) => text,
  'name-one': () =>
    'Name a baseline with `--baseline DIR`: a store, or what `perf-gate record --out DIR` left.',
  'save-one': ({ places }) =>
    `\`${places}\` holds no recording comparable with this run; save one with \`--save-baseline\`.`,
  'set-store': () => 'Set `baseline.store` so that runs of the base branch are kept.',
  'next-run': ({ branch }) =>
    `The next run of this workflow on \`${branch}\` stores a baseline, which later changes are compared with.`,
  'name-branch': ({ branch, branches }) =>
    `No run of \`${branch}\` is stored: set \`baseline.branches: [${branches.join(', ')}]\`, and let this workflow run on \`push\` to it too.`,
  'name-workflow': ({ branch }) =>
    `No stored run is trusted here: name the workflow that measures ${branch} in its configuration, \`baseline: { workflow: [.github/workflows/performance.yml] }\`.`,
  'store-release': ({ before }) =>
    `A run of that commit, or of one of the ${before} before it, has to be stored.`,
};

/** What the user does where no baseline is to be had, a sentence. */
export const remedyText = (remedy: Remedy): string => say(REMEDIES, remedy);
