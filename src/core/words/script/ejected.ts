import { madeOf, originOf, type WorkloadConfig } from '../../config/settings/workload.ts';
import type { LeftOut } from '../../script/left-out.ts';
import { leftOutLines } from './left-out.ts';

type Place = {
  /** of the script, as it was asked for */
  readonly name: string;
  /** of the script, from the working directory */
  readonly script: string;
  /** the configuration file; null: there is none */
  readonly file: string | null;
  /** where that says what the script is made of; null: it does not */
  readonly line: number | null;
};

export const NOTHING_TO_EJECT =
  'there is no script to write: it is made from workload.requests, workload.url, workload.openapi or workload.har, and none is set.';

/** What was written, and what to write into the configuration file now. */
export function ejectedText(workload: WorkloadConfig, leftOut: readonly LeftOut[], place: Place): string {
  const { name, script, file, line } = place;
  const source = madeOf(workload);
  const there =
    line === null
      ? `In ${file ?? 'perf-gate.yml'} write`
      : `In ${file}, line ${line}, write this in the place of \`${source}\``;
  const origin = originOf(workload);
  const needless =
    workload.headers === undefined ? [] : ['', 'Take `headers` out: the script sends them itself.'];
  return [
    `Wrote ${name}.`,
    ...leftOutLines(leftOut, name),
    '',
    `${there}:`,
    '',
    'workload:',
    `  script: ${JSON.stringify(script).replace(/^"([\w./-]+)"$/, '$1')}`,
    ...(origin === null ? [] : [`  target: ${origin}`]),
    ...needless,
    '',
  ].join('\n');
}
