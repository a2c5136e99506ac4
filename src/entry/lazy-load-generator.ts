import { createLoadGenerator } from '../adapters/k6/load-generator.ts';
import { provideK6 } from '../adapters/k6/provide/provide.ts';
import type { Mask } from '../core/config/secrets.ts';
import type { K6Config } from '../core/config/settings/k6.ts';
import type { Clock } from '../ports/clock.ts';
import type { LoadGenerator } from '../ports/load-generator.ts';
import type { Log } from '../ports/log.ts';
import { during } from '../ports/progress/during.ts';
import type { Progress } from '../ports/progress/progress.ts';
import type { Run } from '../ports/run.ts';

type LazyOptions = {
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly mask: Mask;
  readonly run: Run;
  readonly progress: Progress;
};

/** Obtains k6 when the first measurement is asked for, and once. */
export function lazyLoadGenerator(
  config: K6Config,
  { log, clock, signal, mask, run, progress }: LazyOptions,
): () => Promise<LoadGenerator> {
  let generator: Promise<LoadGenerator> | null = null;
  const provide = async () => {
    const { platform, arch, env } = process;
    const wanted = { config, log, env, platform, arch, signal };
    const { binary } = await during(progress, { step: 'k6' }, () => provideK6(wanted));
    return createLoadGenerator({ binary, log, clock, env, mask, run, progress });
  };
  return () => {
    generator ??= provide();
    return generator;
  };
}
