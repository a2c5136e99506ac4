import { BOOLEAN } from '../kinds/boolean.ts';
import { LIST } from '../kinds/many/list.ts';
import { GATE } from '../kinds/texts/gate.ts';
import { FILE_ONLY, type Rows } from './setting.ts';

/** What the gate is called, when it matters and where it speaks. */
export type GateItself = {
  readonly gate: string;
  /** gates of one group share a comment; null: a comment of its own */
  readonly commentGroup: string | null;
  /** whether a check run is written beside the commit status */
  readonly checkRun: boolean;
  /** globs from the repository's root; a change that touches none of them is not measured; empty: all are */
  readonly paths: readonly string[];
  /** pull requests upload their recording for a run that may write, and write nothing themselves */
  readonly handOver: boolean;
};

export const GATE_ITSELF: Rows<GateItself> = {
  gate: {
    id: 'gate',
    path: 'gate',
    input: true,
    flag: '--gate <id>',
    commands: ['run', 'record', 'publish'],
    kind: GATE,
    default: null,
    unset: '',
    help: 'id of this gate: comment, commit status and artifact are named after it (default: job id and matrix values)',
  },
  commentGroup: {
    ...FILE_ONLY,
    id: 'comment-group',
    path: 'comment-group',
    input: true,
    kind: GATE,
    help: 'name of a comment that several gates share, each with a section of its own (default: one comment per gate)',
  },
  checkRun: {
    ...FILE_ONLY,
    id: 'check-run',
    path: 'check-run',
    input: true,
    kind: BOOLEAN,
    default: 'false',
    help: 'also write a check run with details; it needs `checks: write`',
  },
  paths: {
    ...FILE_ONLY,
    id: 'paths',
    path: 'paths',
    input: true,
    kind: LIST,
    unset: [],
    help: 'globs from the root of the repository; a pull request that touches none of them is not measured (default: every one is)',
  },
  handOver: {
    ...FILE_ONLY,
    id: 'hand-over',
    path: 'hand-over',
    input: true,
    kind: BOOLEAN,
    default: 'false',
    help: 'leave the comment and the status to a workflow_run workflow: a pull request uploads its recording and writes nothing; other events publish as always',
  },
};
