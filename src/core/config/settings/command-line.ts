import { BOOLEAN } from '../kinds/boolean.ts';
import { choice } from '../kinds/choice.ts';
import { SEED } from '../kinds/numbers/seed.ts';
import { TEXT } from '../kinds/texts/text.ts';
import { APART, type Flag, NOT_IN_FILE, type Rows } from './setting.ts';

/** What only the command line has. */
export type CommandLine = {
  /** folder for recording.json, judgement.json, report.md and logs */
  readonly out: string;
  /** whether the recording is also stored in the folder of --baseline */
  readonly saveBaseline: boolean;
};

/** Where the action's runner names no folder of its own, and for the command line. */
export const OUT_FOLDER = '.perf-gate';

/** The demo's own, which is beside nothing of a real run. */
export const DEMO_FOLDER: string = `${OUT_FOLDER}/demo`;

/** `judge` measures nothing, and leaves files only where it is asked to. */
const JUDGE_OUT: Flag = {
  flags: '--out <dir>',
  description: 'folder to leave judgement.json and report.md in (default: none are written)',
  commands: ['judge'],
};

/** What it tries goes wrong in the application's log or in k6's. */
const CHECK_OUT: Flag = {
  flags: '--out <dir>',
  description: `folder for the logs of k6 and the application (default: ${OUT_FOLDER})`,
  commands: ['check'],
};

const DEMO_OUT: Flag = {
  flags: '--out <dir>',
  description: `folder for the report, the job summary, recording.json and judgement.json (default: ${DEMO_FOLDER})`,
  commands: ['demo'],
};

const CHECK_JSON: Flag = {
  flags: '--json',
  description: 'print what was found as JSON, alone, to stdout',
  commands: ['check'],
};

type Apart =
  | 'runs'
  | 'to'
  | 'json'
  | 'recording'
  | 'judgement'
  | 'format'
  | 'yes'
  | 'forks'
  | 'label'
  | 'trial';

export const COMMAND_LINE: Rows<CommandLine, Apart> = {
  out: {
    ...NOT_IN_FILE,
    id: 'out',
    flag: '--out <dir>',
    commands: ['run', 'record', 'publish', 'selftest'],
    flags: [JUDGE_OUT, CHECK_OUT, DEMO_OUT],
    kind: TEXT,
    default: null,
    unset: '',
    help: `folder for recording.json, judgement.json and report.md (default: ${OUT_FOLDER})`,
  },
  saveBaseline: {
    ...NOT_IN_FILE,
    id: 'save-baseline',
    flag: '--save-baseline',
    commands: ['run', 'record'],
    kind: BOOLEAN,
    unset: false,
    help: 'also store the recording in the folder of --baseline',
  },
  runs: {
    ...APART,
    id: 'runs',
    flag: '--runs <n>',
    commands: ['selftest'],
    kind: SEED,
    default: '5',
    help: 'comparisons of one build with itself before a fault is planted',
  },
  to: {
    ...APART,
    id: 'to',
    flag: '--to <file>',
    commands: ['eject'],
    kind: TEXT,
    default: 'load.js',
    help: 'file to write the script to; one that exists is left alone',
  },
  json: {
    ...APART,
    id: 'json',
    flag: '--json',
    commands: ['run', 'judge'],
    flags: [CHECK_JSON],
    kind: BOOLEAN,
    help: 'print the judgement alone, as JSON, to stdout',
  },
  recording: {
    ...APART,
    id: 'recording',
    flag: '--recording <file>',
    commands: ['judge'],
    kind: TEXT,
    help: 'recording to judge',
  },
  judgement: {
    ...APART,
    id: 'judgement',
    flag: '--judgement <file>',
    commands: ['render'],
    kind: TEXT,
    help: 'judgement to draw',
  },
  format: {
    ...APART,
    id: 'format',
    flag: '--format <format>',
    commands: ['render'],
    kind: choice('markdown', 'report', 'summary', 'status', 'json', 'text'),
    default: 'text',
    help: 'markdown (the comment), report (report.md), summary (the job summary), status (one line), json or text',
  },
  yes: {
    ...APART,
    id: 'yes',
    flag: '--yes',
    commands: ['init'],
    kind: BOOLEAN,
    help: 'ask nothing: take what is found, and overwrite no file',
  },
  forks: {
    ...APART,
    id: 'forks',
    flag: '--forks',
    commands: ['init'],
    kind: BOOLEAN,
    help: 'a public repository: a second workflow comments on pull requests from forks',
  },
  label: {
    ...APART,
    id: 'label',
    flag: '--label <name>',
    commands: ['init'],
    kind: TEXT,
    help: 'measure only pull requests with this label',
  },
  trial: {
    ...APART,
    id: 'trial',
    flag: '--trial',
    commands: ['init'],
    kind: BOOLEAN,
    help: 'a gate that only watches at first: it blocks nothing, and counts the pull requests that it would have blocked',
  },
};
