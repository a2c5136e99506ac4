import type { Setting } from './settings.ts';

const NONE = { input: false, flag: null, commands: [], default: null } as const;

/** What the gate is called, when it matters and where it speaks. */
export const GATE_ITSELF: readonly Setting[] = [
  {
    id: 'gate',
    path: 'gate',
    input: true,
    flag: '--gate <id>',
    commands: ['run', 'record', 'publish'],
    kind: 'gate',
    default: null,
    help: 'id of this gate: comment, commit status and artifact are named after it (default: job id and matrix values)',
  },
  {
    ...NONE,
    id: 'comment-group',
    path: 'comment-group',
    input: true,
    kind: 'gate',
    help: 'name of a comment that several gates share, each with a section of its own (default: one comment per gate)',
  },
  {
    ...NONE,
    id: 'check-run',
    path: 'check-run',
    input: true,
    kind: 'boolean',
    default: 'false',
    help: 'also write a check run with details; it needs `checks: write`',
  },
  {
    ...NONE,
    id: 'paths',
    path: 'paths',
    input: true,
    kind: 'list',
    help: 'globs from the root of the repository; a pull request that touches none of them is not measured (default: every one is)',
  },
  {
    ...NONE,
    id: 'hand-over',
    path: 'hand-over',
    input: true,
    kind: 'boolean',
    default: 'false',
    help: 'leave the comment and the status to a workflow_run workflow: a pull request uploads its recording and writes nothing',
  },
];
