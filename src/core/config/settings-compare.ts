import type { Command, Setting } from './settings.ts';

const RUN: readonly Command[] = ['run'];
const NONE = { input: false, flag: null, commands: [], default: null } as const;

/** How base and head are compared. */
export const COMPARE: readonly Setting[] = [
  {
    id: 'compare',
    path: 'compare.mode',
    input: true,
    flag: '--compare <mode>',
    commands: RUN,
    kind: 'choice',
    allowed: ['auto', 'duet', 'stored'],
    default: 'auto',
    help: 'duet drives base and head in turns on this machine, stored compares with earlier runs; auto takes a duet wherever base can be started',
  },
  {
    id: 'base-target',
    path: 'compare.base-target',
    input: true,
    flag: '--base-url <url>',
    commands: RUN,
    kind: 'url',
    default: null,
    help: 'URL of a running base, for a duet of two targets that you start yourself',
  },
  {
    id: 'head-target',
    path: 'compare.head-target',
    input: true,
    flag: '--head-url <url>',
    commands: RUN,
    kind: 'url',
    default: null,
    help: 'URL of a running head, together with that of base; runs of the base branch measure it alone',
  },
  {
    ...NONE,
    id: 'escalate',
    path: 'compare.escalate',
    input: true,
    kind: 'choice',
    allowed: ['duet', 'never'],
    default: 'duet',
    help: 'how a comparison with earlier runs is settled that is unclear or looks worse: duet drives base and head in turns in the same job, never leaves it',
  },
  {
    ...NONE,
    id: 'base',
    path: null,
    flag: '--base <revision>',
    commands: RUN,
    kind: 'text',
    help: 'git revision to compare the working tree with, in a duet',
  },
];

/** How much load and certainty a duet takes. */
export const EVIDENCE: readonly Setting[] = [
  {
    id: 'budget',
    path: 'policy.budget',
    input: true,
    flag: '--budget <seconds>',
    commands: RUN,
    kind: 'budget',
    default: '120s',
    help: 'load that a duet may take on both sides together, or both attempts of a run alone, at least 24s; a duet ends when the answer is clear, after four pairs of rounds at the earliest (up to 80s at a low rate) and 20 at the latest; as much time again may go by between them, in setup() and resets',
  },
  {
    ...NONE,
    id: 'confidence',
    path: 'policy.confidence',
    kind: 'confidence',
    default: '0.995',
    help: 'how sure a duet must be that a change is worse, above 0.9 and below 0.9999',
  },
  {
    ...NONE,
    id: 'seed',
    path: 'policy.seed',
    flag: '--seed <n>',
    commands: RUN,
    kind: 'seed',
    help: 'whole number that decides the order of base and head, to repeat a run (default: chosen by the run)',
  },
];
