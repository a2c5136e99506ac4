import { BOOLEAN } from '../kinds/boolean.ts';
import { choice } from '../kinds/choice.ts';
import { TEXT } from '../kinds/texts/text.ts';
import { APART, NOT_IN_FILE, type Rows, STARTING } from './setting.ts';

/** Where the run works and what it tells GitHub. */
export type Reporting = {
  readonly workingDirectory: string;
  readonly comment: 'always' | 'on-change' | 'never';
  readonly dryRun: boolean;
};

export const REPORTING: Rows<Reporting, 'github-token' | 'matrix'> = {
  'github-token': {
    ...APART,
    id: 'github-token',
    input: true,
    kind: TEXT,
    default: `\${{ github.token }}`,
    help: 'token for the comment, the status and reading baselines',
  },
  workingDirectory: {
    ...NOT_IN_FILE,
    id: 'working-directory',
    input: true,
    flag: '--working-directory <dir>',
    commands: [...STARTING, 'eject'],
    kind: TEXT,
    default: '.',
    help: 'folder that relative paths start from and commands run in',
  },
  comment: {
    ...NOT_IN_FILE,
    id: 'comment',
    input: true,
    kind: choice('always', 'on-change', 'never'),
    default: 'on-change',
    help: 'when to write the pull-request comment: on-change begins none while the verdict is pass, and keeps one that is there up to date',
  },
  dryRun: {
    ...NOT_IN_FILE,
    id: 'dry-run',
    input: true,
    kind: BOOLEAN,
    default: 'false',
    help: 'measure and judge, but write nothing to GitHub and store no baseline',
  },
  matrix: {
    ...APART,
    id: 'matrix',
    input: true,
    kind: TEXT,
    default: `\${{ toJSON(matrix) }}`,
    help: 'internal; do not set',
  },
};
