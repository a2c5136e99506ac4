import type { Config } from '../core/config/config.ts';
import type { Baseline } from '../core/model/baseline.ts';
import type { Remedy } from '../core/model/decision/refused.ts';
import type { Judgement } from '../core/model/judgement/judgement.ts';
import { masked } from '../core/stored/masked.ts';
import { judge, judgeBroken } from '../core/words/judge.ts';
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
    const remedy = howToGetOne(config, context);
    return judge({ ...frame, head: measured.recording, baseline, remedy });
  }
  return judgeBroken({
    ...frame,
    ...measured,
    detail: measured.detail === '' ? [] : measured.detail.split('\n'),
    gate: config.gate,
    source: context.source,
    notes: [],
  });
}

/** Under `no-baseline`: what the user does next. */
export function howToGetOne(config: Config, context: RunContext): Remedy {
  const store = config.baseline.store;
  if (context.kind === 'local') {
    const place =
      store.kind === 'directory' ? store.path : store.kind === 'branch' ? `Branch ${store.name}` : null;
    return howToNameOne(place);
  }
  return store.kind === 'none' ? { kind: 'set-store' } : howToStoreOne(config, context);
}

/** Runs of the branches that are named are stored; where none is, those of the default branch. */
function howToStoreOne(
  { baseline: { branches } }: Config,
  { baseBranch: branch, defaultBranch = branch }: RunContext,
): Remedy {
  const stored = branches.length > 0 ? branches : [defaultBranch];
  if (stored.includes(branch)) return { kind: 'next-run', branch };
  return { kind: 'name-branch', branch, branches: [...stored, branch] };
}

/** The same on a command line, where stored runs lie in `places`; null: none was named. */
export function howToNameOne(places: string | null): Remedy {
  return places === null ? { kind: 'name-one' } : { kind: 'save-one', places };
}
