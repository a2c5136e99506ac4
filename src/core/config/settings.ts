import { BASELINE } from './settings-baseline.ts';
import { COMPARE, EVIDENCE } from './settings-compare.ts';
import { APP, POLICY, WORKLOAD } from './settings-file.ts';
import { GATE_ITSELF } from './settings-gate.ts';
import { ACTION, COMMAND_LINE } from './settings-surface.ts';

export type Kind =
  | 'text'
  | 'url'
  | 'gate'
  | 'rate'
  | 'duration'
  | 'percent'
  | 'budget'
  | 'confidence'
  | 'seed'
  | 'choice'
  | 'boolean'
  | 'port'
  | 'list'
  | 'variables'
  | 'routes'
  | 'map'
  | 'metrics'
  | 'endpoints'
  | 'store'
  | 'version'
  | 'sha256'
  | 'run'
  | 'tag';

export type Command = 'run' | 'record' | 'judge' | 'render' | 'publish' | 'demo' | 'selftest' | 'k6 install';

/** One setting, described once: the action's inputs, flags, documentation and schema are made from this. */
export type Setting = {
  /** name of the action's input, and the id everywhere else */
  readonly id: string;
  /** place in perf-gate.yml; null: not there */
  readonly path: string | null;
  /** whether it is an input of the action */
  readonly input: boolean;
  /** as commander writes it; null: no flag */
  readonly flag: string | null;
  readonly commands: readonly Command[];
  readonly kind: Kind;
  readonly allowed?: readonly string[];
  /** as a user would write it; null: none */
  readonly default: string | null;
  readonly help: string;
};

export const SETTINGS: readonly Setting[] = [
  ...GATE_ITSELF,
  ...APP,
  ...WORKLOAD,
  ...COMPARE,
  ...POLICY,
  ...EVIDENCE,
  ...BASELINE,
  ...ACTION,
  ...COMMAND_LINE,
];

export type Output = { readonly id: string; readonly help: string };

/** What a later step can read; all are set before the step fails. */
export const OUTPUTS: readonly Output[] = [
  {
    id: 'verdict',
    help: 'pass, warn, fail, inconclusive, no-baseline, invalid, or not-affected where nothing was measured (`paths`)',
  },
  { id: 'reason', help: 'the first line of every report, with numbers' },
  { id: 'regressions', help: 'how many comparisons are significant or critical' },
  { id: 'report-path', help: 'report.md' },
  { id: 'recording-path', help: 'recording.json' },
  { id: 'judgement-path', help: 'judgement.json' },
  { id: 'comment-url', help: 'the pull-request comment; empty when none was written' },
  { id: 'baseline-sha', help: 'commit of the baseline that was compared with; empty when there was none' },
  { id: 'k6-exit-code', help: 'exit code of k6' },
];
