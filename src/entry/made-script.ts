import path from 'node:path';
import { createResultFiles } from '../adapters/files/result-files.ts';
import type { Config } from '../core/config/config.ts';
import { planScript } from '../core/script/plan-script.ts';
import { writeScript } from '../core/script/write-script.ts';
import { madeScriptText, scriptRemarks } from '../core/words/script/made-script.ts';
import type { Log } from '../ports/log.ts';

const NAME = 'script.js';

/**
 * The same configuration with a script to drive: where none is named it is made, and left in the folder of the results.
 * Throws UsageError for a source that cannot be used, and EnvironmentError for a folder that cannot be written.
 */
export async function withScript(config: Config, log: Pick<Log, 'write'>): Promise<Config> {
  const { workload, out, workingDirectory } = config;
  const plan = planScript(workload);
  if (plan === null) return config;
  const remarks = scriptRemarks(workload, plan, { kept: false });
  const file = await createResultFiles(out).write(NAME, writeScript({ ...plan, remarks }));
  const inside = path.relative(workingDirectory, file);
  const script = inside.startsWith('..') || path.isAbsolute(inside) ? file : inside;
  log.write('info', madeScriptText(workload, plan, script));
  const { rate, durationMs } = plan;
  return { ...config, workload: { ...workload, script, rate, durationMs } };
}
