import path from 'node:path';
import { readConfigFile } from '../../adapters/files/config-file.ts';
import { unknownInputs } from '../../core/config/check/unknown-inputs.ts';
import type { Config } from '../../core/config/config.ts';
import type { ConfigFile } from '../../core/config/config-file.ts';
import { defaultGate } from '../../core/config/default-gate.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { OUT_FOLDER } from '../../core/config/settings/command-line.ts';
import { UsageError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import { readAcceptances } from '../read-acceptances.ts';

const STAGES_WITHOUT_LOAD = ['judge', 'publish', 'refresh'];

/** Whether the mode of a step may start the application and send it requests. */
export const drivesLoad = (inputs: Readonly<Record<string, string>>): boolean =>
  !STAGES_WITHOUT_LOAD.includes(inputs['mode'] ?? '');

/** The configuration of a step, from its inputs and the file, which is returned too. Throws UsageError with every problem. */
export async function actionConfig(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
): Promise<{ readonly config: Config; readonly file: ConfigFile | null }> {
  const unknown = unknownInputs(Object.keys(inputs));
  for (const name of unknown.strangers) log.write('warning', `"${name}" is not an input of this action.`);
  const directory = path.resolve(inputs['working-directory'] || '.');
  const file = await readConfigFile(directory, inputs['config'] || null);
  const temp = env['RUNNER_TEMP'] || path.resolve(OUT_FOLDER);
  const parsed = parseConfig({
    file,
    overrides: inputs,
    label: (id) => `input "${id}"`,
    measures: drivesLoad(inputs),
    defaultGate: actionGate(inputs, env),
    outFor: (gate) => path.join(temp, 'perf-gate', gate),
    acceptances: await readAcceptances(directory),
    resolve: (name) => path.resolve(name),
  });
  const problems = [...unknown.problems, ...(parsed.ok ? [] : parsed.problems)];
  if (problems.length > 0 || !parsed.ok) throw new UsageError(problems);
  return { config: parsed.config, file };
}

/** The id of a gate that gives itself none: its job's, with the values of the matrix leg. */
export function actionGate(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>>,
): string {
  return defaultGate(env['GITHUB_JOB'] ?? '', matrixOf(inputs['matrix'] ?? ''));
}

/** Outside a matrix GitHub gives `null`. */
function matrixOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
