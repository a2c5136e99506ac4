import type { Config } from '../../core/config/config.ts';
import type { LoadGenerator } from '../../ports/load-generator.ts';
import { during } from '../../ports/progress/during.ts';
import type { Progress } from '../../ports/progress/progress.ts';

/** Nobody waits for a build and two starts to hear that the script cannot be driven. Throws as `check` does. */
export async function checkScript(
  { workload, workingDirectory, app, compare }: Config,
  load: LoadGenerator,
  signal: AbortSignal,
  progress?: Progress,
): Promise<void> {
  const target = workload.target ?? compare.headTarget;
  const baseUrl = app === null && target !== null && target !== '' ? target : null;
  const mayBeMade = app !== null && (app.build !== null || app.setup !== null);
  await during(progress, { step: 'script' }, () =>
    load.check({ workload, workingDirectory, signal, baseUrl, mayBeMade }),
  );
}
