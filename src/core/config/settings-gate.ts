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
];
