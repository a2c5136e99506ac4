import { APP } from './settings/app.ts';
import { BASELINE } from './settings/baseline.ts';
import { COMMAND_LINE } from './settings/command-line.ts';
import { COMPARE, EVIDENCE } from './settings/compare.ts';
import { GATE_ITSELF } from './settings/gate-itself.ts';
import { K6 } from './settings/k6.ts';
import { POLICY } from './settings/policy.ts';
import { PROBES } from './settings/probes.ts';
import { REPORTING } from './settings/reporting.ts';
import type { Setting } from './settings/setting.ts';
import { STAGE } from './settings/stage.ts';
import { WORKLOAD } from './settings/workload.ts';

type Chapter = Readonly<Record<string, Setting>>;

/** In the order in which they are told; a setting is added as a row of its chapter. */
const CHAPTERS: readonly Chapter[] = [
  ...[GATE_ITSELF, APP, WORKLOAD, COMPARE, POLICY, EVIDENCE, PROBES, BASELINE],
  ...[STAGE, K6, REPORTING, COMMAND_LINE],
];

export const SETTINGS: readonly Setting[] = CHAPTERS.flatMap((chapter) => Object.values(chapter));
