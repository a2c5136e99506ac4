import type { Uncut } from '../../decision/shape/choose-shape.ts';
import type { ShapeNote } from '../../model/decision/note.ts';
import type { LEFT_OUT, NotBorne, Plateau } from '../../model/recording/duet.ts';
import type { Arm } from '../../model/recording/window.ts';
import { levelsText } from '../compared/levels.ts';
import { type Phrases, say } from '../phrases.ts';

/** "driven at its plateau of 20 VUs", as a part of the sentence that says how base and head were compared. */
export function plateauText(plateau: Plateau): string {
  const { chosen, lowered } = plateau;
  const levels = levelsText(plateau.levels);
  if (chosen === 'users') {
    return lowered === undefined
      ? `driven with its ${levels}`
      : `driven with ${levels}, ${percent(lowered.share)} of its own`;
  }
  const name = chosen === 'held' ? 'plateau' : 'peak';
  return lowered === undefined
    ? `driven at its ${name} of ${levels}`
    : `driven at ${percent(lowered.share)} of its ${name}, ${levels}`;
}

/** "base dropped 12 % of its iterations" */
export const notBorneText = ({ kind, share }: NotBorne, arm: Arm = 'base'): string =>
  kind === 'dropped'
    ? `${arm} dropped ${percent(share)} of its iterations`
    : `${percent(share)} of ${arm}'s requests failed`;

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

/** What the rounds of a load that changes are, and what of it they leave out. */
export const SHAPE: Phrases<ShapeNote> = {
  plateau: ({ plateau }) => {
    const missing = leftText(plateau);
    if (missing === '') return chosenText(plateau);
    return `${chosenText(plateau)} Not driven: ${missing}. \`compare.shape: whole\` drives all of it, both sides at once.`;
  },
};

const UNCUT: Phrases<Uncut> = {
  whole: () => "`compare.shape: whole` keeps the script's load as it is.",
  executor: ({ scenario, executor }) =>
    `Scenario \`${scenario}\` is of the kind ${executor}, which cannot be cut into short rounds. With \`workload.rate\` the default function is driven at a constant rate instead.`,
  browser: ({ scenario }) =>
    `Scenario \`${scenario}\` loads pages in a browser, of which a short round holds too few. With \`compare.shape: plateau\` rounds are driven all the same.`,
  'count-beside': ({ scenario }) =>
    `Scenario \`${scenario}\` ends by a number of iterations, and others run beside it: in rounds it would go on and on, so a short round would not show what runs together.`,
  sequence: ({ scenario }) =>
    `The functions of the script never keep up their load all at the same time, or too briefly: a short round would not show scenario \`${scenario}\` as the script runs it. With \`compare.shape: plateau\` there are rounds all the same, and a note says what they leave out.`,
  'no-load': () => "The script's scenarios start no iteration.",
};

/** Why rounds cannot show a script's load, and what can be done, a sentence or two. */
export const uncutText = (why: Uncut): string => say(UNCUT, why);

const WORDS: Readonly<Record<(typeof LEFT_OUT)[number], string>> = {
  ramps: 'its ramps',
  levels: 'its other levels',
  counts: 'the number of its iterations',
  'start-times': 'its start times',
};

function leftText({ left, dropped }: Plateau): string {
  const names = dropped.map((name) => `\`${name}\``).join(', ');
  const scenarios = dropped.length === 0 ? [] : [`scenario${dropped.length > 1 ? 's' : ''} ${names}`];
  return [...left.map((one) => WORDS[one]), ...scenarios].join(', ');
}

function chosenText(plateau: Plateau): string {
  const { chosen, heldMs, lowered } = plateau;
  const levels = levelsText(plateau.levels);
  const whole = WHOLE[chosen];
  if (lowered !== undefined) {
    return `Rounds are driven at ${percent(lowered.share)} of ${whole}, ${levels}: in the warm-up at all of it ${notBorneText(lowered.why)}.`;
  }
  if (chosen === 'users') return `The script makes a number of iterations: rounds keep its ${levels} busy.`;
  if (chosen === 'peak') {
    const held =
      plateau.levels.length > 1
        ? "The script's scenarios hold no level together"
        : 'The script holds no level';
    return `${held}: rounds are driven at its peak of ${levels}.`;
  }
  return `Rounds are driven at ${whole}, ${levels}${heldMs === null ? '' : ` (${timeText(heldMs)})`}.`;
}

const WHOLE: Readonly<Record<Plateau['chosen'], string>> = {
  held: 'the level that the script holds longest',
  peak: "the script's peak",
  users: "the script's VUs",
};

/** "5 min", "1 min 30 s", "20 s" */
function timeText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [
    seconds >= 60 ? `${Math.floor(seconds / 60)} min` : '',
    seconds % 60 > 0 || seconds < 60 ? `${seconds % 60} s` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
