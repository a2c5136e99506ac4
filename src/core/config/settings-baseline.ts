import type { Setting } from './settings.ts';

const NONE = { input: false, flag: null, commands: [], default: null } as const;

/** What to compare with. */
export const BASELINE: readonly Setting[] = [
  {
    id: 'baseline',
    path: 'baseline.store',
    input: true,
    flag: '--baseline <dir>',
    commands: ['run', 'judge'],
    kind: 'store',
    default: 'artifact',
    help: 'where recordings are kept: artifact, directory:PATH, branch:NAME (a git branch of its own) or none',
  },
  {
    id: 'base-branch',
    path: 'baseline.branches',
    input: true,
    flag: null,
    commands: [],
    kind: 'list',
    default: null,
    help: 'branches whose runs are stored and compared with (default: the default branch)',
  },
  {
    ...NONE,
    id: 'baseline-workflow',
    path: 'baseline.workflow',
    kind: 'list',
    help: 'workflow files whose runs are trusted (default: this one)',
  },
  {
    ...NONE,
    id: 'baseline-wait',
    path: 'baseline.wait',
    kind: 'duration',
    help: 'how long to wait for the run of the base commit that is still under way, e.g. 2m, before the nearest older commit is taken (store artifact; default: not at all)',
  },
  {
    ...NONE,
    id: 'baseline-anchor',
    path: 'baseline.anchor',
    kind: 'tag',
    help: 'a tag such as v1.4.0, or latest-release: runs of the base branch, and others that stored runs decide, are compared with it too, which shows a slow drift; it never moves the verdict (default: none)',
  },
];
