import { createResultFiles } from '../adapters/files/result-files.ts';
import { readDocument } from '../adapters/files/users/document-file.ts';
import type { Config } from '../core/config/config.ts';
import { madeOf } from '../core/config/settings/workload.ts';
import { documentOf, type Planned, planScript, USUAL_ADDRESS } from '../core/script/plan-script.ts';
import { writeScript } from '../core/script/write-script.ts';
import { leftOutLines, leftOutText, unusableText } from '../core/words/script/left-out.ts';
import { madeScriptText, scriptRemarks } from '../core/words/script/made-script.ts';
import { pathWithin } from '../plumbing/files/path-within.ts';
import { UsageError } from '../ports/errors.ts';
import type { Log } from '../ports/log.ts';

const NAME = 'script.js';

/**
 * The same configuration with a script to drive: where none is named it is made, and left in the folder of the results.
 * Throws UsageError for a source that cannot be used, and EnvironmentError for a folder that cannot be written.
 */
export async function withScript(config: Config, log: Pick<Log, 'write'>): Promise<Config> {
  const { workload, out, workingDirectory } = config;
  if (madeOf(workload) === null) return config;
  const { plan, leftOut } = await planned(config);
  const remarks = scriptRemarks(workload, plan, { kept: false, leftOut });
  // Without the target, which k6 is told each time: the same requests to another one are the same script.
  const text = writeScript({ ...plan, remarks, baseUrl: USUAL_ADDRESS });
  const file = await createResultFiles(out).write(NAME, text);
  const script = pathWithin(workingDirectory, file) ?? file;
  log.write('info', madeScriptText(workload, plan, script));
  for (const line of leftOutLines(leftOut, script)) log.write('info', line);
  const { rate, durationMs } = plan;
  return { ...config, workload: { ...workload, script, rate, durationMs } };
}

/** What the script is to be. Throws UsageError for a source that cannot be used. */
export async function planned({
  workload,
  workingDirectory,
}: Pick<Config, 'workload' | 'workingDirectory'>): Promise<Extract<Planned, { kind: 'planned' }>> {
  const source = documentOf(workload);
  const document = source && (await readDocument(workingDirectory, source.file, source.setting));
  const found = planScript(workload, document);
  if (found.kind === 'planned') return found;
  const { setting, file } = source ?? { setting: 'workload', file: '' };
  const why = `${setting} ${file} cannot be used: ${unusableText(found.why)}.`;
  const rest = found.leftOut.map((one) => `Left out: ${leftOutText(one)}.`);
  throw new UsageError(
    [why, ...rest].map((message) => ({ where: setting, line: null, column: null, message })),
  );
}
