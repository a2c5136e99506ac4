import type { Config } from '../core/config/config.ts';
import { judge } from '../core/decision/judge.ts';
import { judgeBroken } from '../core/decision/judge-broken.ts';
import type { Baseline } from '../core/model/baseline.ts';
import type { Judgement } from '../core/model/judgement/judgement.ts';
import { masked } from '../core/stored/masked.ts';
import type { RunContext } from '../ports/run-context.ts';
import type { Measured } from './alone/record.ts';
import type { Ports } from './ports.ts';

/** Turns what was measured and the baseline into a judgement without secrets, whatever came of the measuring. */
export function decide(
  measured: Measured,
  baseline: Baseline,
  config: Config,
  context: RunContext,
  ports: Ports,
): Judgement {
  return masked(judgementOf(measured, baseline, config, context, ports), ports.mask);
}

function judgementOf(
  measured: Measured,
  baseline: Baseline,
  config: Config,
  context: RunContext,
  ports: Ports,
): Judgement {
  const frame = {
    policy: config.policy,
    tool: ports.tool,
    createdAt: new Date(ports.clock.now()).toISOString(),
  };
  if (measured.kind === 'recorded') {
    const missingBaseline = howToGetOne(config, context);
    return judge({ ...frame, head: measured.recording, baseline, missingBaseline });
  }
  return judgeBroken({
    ...frame,
    kind: measured.kind,
    ...(measured.kind === 'head-broken' && measured.step !== undefined && { step: measured.step }),
    text: measured.text,
    detail: measured.detail === '' ? [] : measured.detail.split('\n'),
    gate: config.gate,
    source: context.source,
    notes: [],
  });
}

/** The sentence under `no-baseline`: what the user does next. */
export function howToGetOne(config: Config, context: RunContext): string {
  const store = config.baseline.store;
  if (context.kind === 'local') {
    const place =
      store.kind === 'directory' ? store.path : store.kind === 'branch' ? `Branch ${store.name}` : null;
    return howToNameOne(place);
  }
  if (store.kind === 'none') return 'Set `baseline.store` so that runs of the base branch are kept.';
  return `The next run of this workflow on \`${context.baseBranch}\` stores one.`;
}

/** The same on a command line, where stored runs lie in `places`; null: none was named. */
export function howToNameOne(places: string | null): string {
  return places === null
    ? 'Name one with --baseline DIR: a store, or what `perf-gate record --out DIR` left.'
    : `${places} holds no recording comparable with this run; save one with --save-baseline.`;
}
