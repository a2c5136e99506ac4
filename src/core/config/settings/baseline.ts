import { LIST } from '../kinds/many/list.ts';
import { DURATION } from '../kinds/numbers/duration.ts';
import { STORE, type StoreConfig } from '../kinds/store.ts';
import { TAG } from '../kinds/texts/tag.ts';
import { FILE_ONLY, type Flag, type Rows } from './setting.ts';

/** What to compare with. */
export type BaselineConfig = {
  readonly store: StoreConfig;
  /** base branches; empty: the default branch */
  readonly branches: readonly string[];
  /** trusted workflow paths; empty: this one */
  readonly workflows: readonly string[];
  /** how long to wait for the base commit's own run that is still under way, milliseconds; 0: not at all */
  readonly waitMs: number;
  /** a tag that is compared with beside the base, or `latest-release`; null: none */
  readonly anchor: string | null;
};

/** `judge` compares with as many recordings as are named; the others have one place to read and keep them. */
const BASELINE_FLAGS: readonly Flag[] = [
  {
    flags: '--baseline <dir>',
    description: 'what to compare with: a store, a folder that `record --out` left, or a recording.json',
    commands: ['run'],
  },
  {
    flags: '--baseline <dir>',
    description: 'store of --save-baseline',
    commands: ['record'],
  },
  {
    flags: '--baseline <path...>',
    description:
      'what to compare with, as for run: a store, a folder that `record --out` left, or a recording.json; may be repeated',
    commands: ['judge'],
  },
];

export const BASELINE: Rows<BaselineConfig> = {
  store: {
    id: 'baseline',
    path: 'baseline.store',
    input: true,
    flag: '--baseline <dir>',
    commands: [],
    flags: BASELINE_FLAGS,
    kind: STORE,
    default: 'artifact',
    help: 'where recordings are kept: artifact, directory:PATH, branch:NAME (a git branch of its own) or none',
  },
  branches: {
    id: 'base-branch',
    path: 'baseline.branches',
    input: true,
    flag: null,
    commands: [],
    kind: LIST,
    default: null,
    unset: [],
    help: 'branches whose runs are stored and compared with (default: the default branch)',
  },
  workflows: {
    ...FILE_ONLY,
    id: 'baseline-workflow',
    path: 'baseline.workflow',
    kind: LIST,
    unset: [],
    help: 'workflow files whose runs are trusted (default: this one)',
  },
  waitMs: {
    ...FILE_ONLY,
    id: 'baseline-wait',
    path: 'baseline.wait',
    kind: DURATION,
    unset: 0,
    help: 'how long to wait for the run of the base commit that is still under way, e.g. 2m, before the nearest older commit is taken (store artifact; default: not at all)',
  },
  anchor: {
    ...FILE_ONLY,
    id: 'baseline-anchor',
    path: 'baseline.anchor',
    kind: TAG,
    help: 'a tag such as v1.4.0, or latest-release: runs of the base branch, and others that stored runs decide, are compared with it too, which shows a slow drift; it never moves the verdict (default: none)',
  },
};
