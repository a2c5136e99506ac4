import type { Policy } from '../model/policy.ts';
import type { PresetUse } from '../model/script-check.ts';
import type { AppConfig } from './settings/app.ts';
import type { BaselineConfig } from './settings/baseline.ts';
import type { CommandLine } from './settings/command-line.ts';
import type { CompareConfig } from './settings/compare.ts';
import type { GateItself } from './settings/gate-itself.ts';
import type { K6Config } from './settings/k6.ts';
import type { PolicyConfig } from './settings/policy.ts';
import type { ProbesConfig } from './settings/probes.ts';
import type { Reporting } from './settings/reporting.ts';
import type { StageConfig } from './settings/stage.ts';
import type { WorkloadConfig } from './settings/workload.ts';

/**
 * Everything a run needs to know; built once, frozen, from defaults < preset < file < inputs or flags. Each part stands beside
 * its rows in `settings/`.
 */
export type Config = GateItself &
  StageConfig &
  Reporting &
  Pick<CommandLine, 'out'> &
  Pick<PolicyConfig, 'policyFrom'> & {
    readonly app: AppConfig | null;
    readonly workload: WorkloadConfig;
    /** null: none is named */
    readonly preset: PresetUse | null;
    readonly compare: CompareConfig;
    readonly policy: Policy;
    readonly probes: ProbesConfig;
    readonly baseline: BaselineConfig & {
      /** the CLI's `--save-baseline` */
      readonly save: CommandLine['saveBaseline'];
    };
    readonly k6: K6Config;
    /** the configuration file that was read, as it was named; null: none */
    readonly file: string | null;
  };
