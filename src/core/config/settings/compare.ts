import { DUET_CONFIDENCE, type Policy } from '../../model/policy.ts';
import { choice } from '../kinds/choice.ts';
import { BUDGET } from '../kinds/numbers/budget.ts';
import { CONFIDENCE } from '../kinds/numbers/confidence.ts';
import { DURATION } from '../kinds/numbers/duration.ts';
import { SEED } from '../kinds/numbers/seed.ts';
import { HTTP_URL } from '../kinds/texts/http-url.ts';
import { TEXT } from '../kinds/texts/text.ts';
import { type Command, FILE_ONLY, type Rows } from './setting.ts';

/** How base and head are compared. */
export type CompareConfig = {
  readonly mode: 'auto' | 'duet' | 'stored';
  /** duet: an inconclusive or suspicious stored comparison is settled by a duet in the same job */
  readonly escalate: 'duet' | 'never';
  /** how a duet drives a load that changes: in rounds at one level of it, or all of it side by side */
  readonly shape: 'auto' | 'plateau' | 'whole';
  /** wall time that runs of the script's whole load may take on both sides at once, ms */
  readonly wholeLimitMs: number;
  /** running base and head, which the user started; both or neither */
  readonly baseTarget: string | null;
  readonly headTarget: string | null;
  /** a git revision to compare with (command line); null: the rule of the design */
  readonly baseRevision: string | null;
  /** seconds of judged load on both arms together */
  readonly budgetSeconds: number;
  /** decides the order of the arms; null: chosen by the run */
  readonly seed: number | null;
};

const RUN: readonly Command[] = ['run', 'check'];

type Effort = Pick<CompareConfig, 'budgetSeconds' | 'seed'>;

export const COMPARE: Rows<Omit<CompareConfig, keyof Effort>> = {
  mode: {
    id: 'compare',
    path: 'compare.mode',
    input: true,
    flag: '--compare <mode>',
    commands: RUN,
    kind: choice('auto', 'duet', 'stored'),
    default: 'auto',
    help: 'duet compares base and head side by side on this machine, stored compares with earlier runs; auto is duet wherever base can be started',
  },
  baseTarget: {
    id: 'base-target',
    path: 'compare.base-target',
    input: true,
    flag: '--base-url <url>',
    commands: RUN,
    kind: HTTP_URL,
    default: null,
    help: 'URL of a running base, to compare two targets side by side that you start yourself',
  },
  headTarget: {
    id: 'head-target',
    path: 'compare.head-target',
    input: true,
    flag: '--head-url <url>',
    commands: RUN,
    kind: HTTP_URL,
    default: null,
    help: 'URL of a running head, together with that of base; runs of the base branch measure it alone',
  },
  escalate: {
    ...FILE_ONLY,
    id: 'escalate',
    path: 'compare.escalate',
    input: true,
    kind: choice('duet', 'never'),
    default: 'duet',
    help: 'what follows where a comparison with earlier runs is inconclusive or looks worse: duet compares base and head side by side in the same job, never leaves it at that',
  },
  shape: {
    id: 'shape',
    path: 'compare.shape',
    input: true,
    flag: '--shape <shape>',
    commands: RUN,
    kind: choice('auto', 'plateau', 'whole'),
    default: 'auto',
    help: 'how a script whose load changes (stages, iteration counts, start times) is compared: plateau drives rounds at the level that it holds longest, whole drives all of it on both sides at once; auto takes the plateau where every function of the script runs there, else whole',
  },
  wholeLimitMs: {
    ...FILE_ONLY,
    id: 'whole-limit',
    path: 'compare.whole-limit',
    kind: DURATION,
    default: '20m',
    help: "how long base and head may be driven side by side by the script's whole load, where it cannot be cut into rounds; further runs, which confirm a regression, make up for a short load or follow in turns for want of room, count too",
  },
  baseRevision: {
    ...FILE_ONLY,
    id: 'base',
    path: null,
    flag: '--base <revision>',
    commands: RUN,
    kind: TEXT,
    help: 'git revision to compare the working tree with, side by side',
  },
};

/** How much load and certainty a duet takes. */
export type Evidence = Effort & Pick<Policy, 'confidence'>;

export const EVIDENCE: Rows<Evidence> = {
  budgetSeconds: {
    id: 'budget',
    path: 'policy.budget',
    input: true,
    flag: '--budget <seconds>',
    commands: RUN,
    kind: BUDGET,
    default: '120s',
    help: 'most load of a side-by-side comparison, both sides together, or of both attempts of a single run, at least 24s; a comparison ends as soon as the answer is clear, after 4 to 20 pairs of rounds (4 take up to 80s at a low rate); setup() and resets may take as much time again, and where the host of the machine took CPU time from pairs up to four more follow',
  },
  confidence: {
    ...FILE_ONLY,
    id: 'confidence',
    path: 'policy.confidence',
    kind: CONFIDENCE,
    default: `${DUET_CONFIDENCE}`,
    onlyGiven: true,
    help: 'confidence that a side-by-side comparison takes to call a change worse, above 0.9 and below 0.9999',
  },
  seed: {
    ...FILE_ONLY,
    id: 'seed',
    path: 'policy.seed',
    flag: '--seed <n>',
    commands: ['run'],
    kind: SEED,
    help: 'whole number that decides the order of base and head, to repeat a run (default: chosen by the run)',
  },
};
