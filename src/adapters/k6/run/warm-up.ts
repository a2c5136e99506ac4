import type { Log } from '../../../ports/log.ts';
import { during } from '../../../ports/progress/during.ts';
import { formatDuration } from '../duration.ts';
import type { Scenarios } from '../script/scenario.ts';
import { wrapperModule } from '../script/wrapper.ts';
import type { Plan } from './plan.ts';
import { tellSeen } from './progress.ts';
import { runSession, type Setting } from './session.ts';

/** Runs the beginning of the script's own load and throws the result away. */
export async function warmUp(
  setting: Setting,
  script: string,
  { warmupMs, all }: Pick<Plan, 'warmupMs'> & { readonly all: Scenarios },
  log: Log,
): Promise<void> {
  log.write('info', `Warm-up: the script's own load for ${formatDuration(warmupMs)}, not judged`);
  const module = wrapperModule({
    script,
    scenarios: all,
    unjudged: [],
    thresholds: null,
    submetrics: [],
    trendStats: ['avg'],
  });
  await during(setting.progress, { step: 'warm-up', arm: 'head' }, () =>
    runSession(setting, {
      ...{ module, limitMs: warmupMs, log: null, summary: false },
      watch: (seen) => tellSeen(seen, { progress: setting.progress, arm: 'head' }),
    }),
  );
}
