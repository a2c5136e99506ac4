import { choice } from '../kinds/choice.ts';
import { TEXT } from '../kinds/texts/text.ts';
import { WORKFLOW_RUN } from '../kinds/texts/workflow-run.ts';
import { APART, NOT_IN_FILE, type Rows } from './setting.ts';

export type Mode = 'auto' | 'run' | 'record' | 'judge' | 'publish' | 'self-test' | 'refresh';

/** Which stages run, and on what. */
export type StageConfig = {
  readonly mode: Mode;
  /** run of a pull request whose recording is published; null: the files of the step before */
  readonly fromRun: number | null;
};

export const STAGE: Rows<StageConfig, 'config'> = {
  config: {
    ...APART,
    id: 'config',
    input: true,
    flag: '--config <file>',
    commands: ['run', 'check', 'record', 'judge', 'publish', 'selftest', 'eject'],
    kind: TEXT,
    help: 'configuration file (default: perf-gate.yml, where there is one)',
  },
  mode: {
    ...NOT_IN_FILE,
    id: 'mode',
    input: true,
    kind: choice('auto', 'run', 'record', 'judge', 'publish', 'self-test', 'refresh'),
    default: 'auto',
    help: 'auto and run measure, judge and publish; record, judge and publish do one of these, on the files of the step before; self-test shows how far the gate can be trusted on this runner; refresh renews stored baselines before they expire',
  },
  fromRun: {
    ...NOT_IN_FILE,
    id: 'from-run',
    input: true,
    flag: '--from-run <id>',
    commands: ['publish'],
    kind: WORKFLOW_RUN,
    help: 'workflow run of a pull request whose recording is judged again and published (default with mode publish in a workflow_run: the run that started it)',
  },
};
