import { createLoadGenerator } from '../adapters/k6/load-generator.ts';
import { provideK6 } from '../adapters/k6/provide/provide.ts';
import type { Mask } from '../core/config/secrets.ts';
import type { K6Config } from '../core/config/settings/k6.ts';
import type { Clock } from '../ports/clock.ts';
import type { LoadGenerator } from '../ports/load-generator.ts';
import type { Log } from '../ports/log.ts';
import type { Run } from '../ports/run.ts';

type LazyOptions = {
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly mask: Mask;
  readonly run: Run;
};

/** Obtains k6 when the first measurement is asked for, and once. */
export function lazyLoadGenerator(
  config: K6Config,
  { log, clock, signal, mask, run }: LazyOptions,
): () => Promise<LoadGenerator> {
  let generator: Promise<LoadGenerator> | null = null;
  const provide = async () => {
    const { platform, arch, env } = process;
    const k6 = await provideK6({ config, log, env, platform, arch, signal });
    return createLoadGenerator({ binary: k6.binary, log, clock, env, mask, run });
  };
  return () => {
    generator ??= provide();
    return generator;
  };
}
