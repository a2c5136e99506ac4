import type { Config } from '../core/config/config.ts';
import { NO_BASELINE } from '../core/model/baseline.ts';
import type { Judgement } from '../core/model/judgement/judgement.ts';
import { ARMS } from '../core/model/recording/window.ts';
import { toError } from '../ports/errors.ts';
import { during } from '../ports/progress/during.ts';
import type { Receipt } from '../ports/publisher.ts';
import type { RunContext } from '../ports/run-context.ts';
import { findBaseline } from './baseline/find-baseline.ts';
import { saveBaseline } from './baseline/save-baseline.ts';
import { withAnchor } from './baseline/since-anchor.ts';
import { watchedAlone } from './baseline/watch.ts';
import { cutShort } from './cut-short.ts';
import { type Kept, keep } from './keep.ts';
import { measure } from './measure.ts';
import type { Ports } from './ports.ts';
import { abandon, announce, publish } from './publish.ts';
import { untouched } from './rules/affected.ts';
import { readRules } from './rules/read-rules.ts';
import { type Rules, ruled, withChange, withStore } from './rules/rules.ts';
import { type Settled, settle } from './settle.ts';

export type GateResult = {
  readonly judgement: Judgement;
  readonly files: Kept;
  readonly receipts: readonly Receipt[];
};

/**
 * The whole run: measure head, find what to compare it with, settle the verdict, keep everything on disk, store, publish.
 * Results are on disk before anything is published, and no publisher can change the verdict.
 * Throws UsageError for what the user must correct; every other trouble of the world is a verdict.
 */
export async function gate(
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
): Promise<GateResult> {
  await announce(ports);
  // Beside this run's recording they would pass for its own, where nothing is profiled now.
  for (const arm of ARMS) await ports.files.removeAll(`profile-${arm}.`);
  try {
    const needless = await untouched(config, context, ports);
    // Before anything of head runs: its code could write what git reads them from.
    const rules = signal.aborted ? null : await readRules(config, context, ports);
    const judging = rules === null ? config : ruled(config, rules);
    if (needless !== null) {
      const judgement = await agreed(needless, judging, context, ports, rules);
      if (judgement !== null)
        return await show({ judgement, measured: null }, config, context, ports, signal);
    }
    const world = rules === null ? ports : withStore(ports, config, rules);
    return await story(judging, context, world, signal, rules);
  } catch (thrown) {
    await abandon(toError(thrown).message, ports);
    throw thrown;
  }
}

/** That a change concerns nothing of the gate, where the rules that judge say so too; null: they do not. */
async function agreed(
  needless: Judgement,
  config: Config,
  context: RunContext,
  ports: Ports,
  rules: Rules | null,
): Promise<Judgement | null> {
  if (rules === null) return needless;
  if (rules.unread === true) return null;
  const judgement = rules.locked === null ? needless : await untouched(config, context, ports);
  return judgement === null ? null : withChange(judgement, rules);
}

async function story(
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  rules: Rules | null,
): Promise<GateResult> {
  const { log } = ports;
  const first = await measure(config, context, ports, signal, rules);
  const besideDuet = first.kind === 'recorded' && first.recording.duet !== undefined;
  // Where nothing was measured there is nothing to compare, and without a store nothing to look for.
  const baseline =
    first.kind === 'recorded' && ports.store !== null
      ? await log.group(besideDuet ? 'Read the history' : 'Find the baseline', () =>
          during(ports.progress, { step: 'baseline' }, () =>
            findBaseline(config, context, ports, signal, { besideDuet }),
          ),
        )
      : NO_BASELINE;

  const counted = cutShort(first, signal);
  const { measured, ...settled } = await settle(counted, baseline, config, context, ports, signal, rules);
  // A recording brings its own.
  const bringsOwn = rules === null || measured.kind === 'recorded';
  const told = bringsOwn ? settled.judgement : withChange(settled.judgement, rules);
  const judgement = await withAnchor(told, measured, config, context, ports, signal);
  return show({ judgement, measured }, config, context, ports, signal, async () => {
    // Who cancels a run wants its end, and the status first.
    if (measured.kind !== 'recorded' || signal.aborted) return;
    if (context.kind === 'base-branch' && (rules?.locked ?? null) !== null) return;
    const { comparisons } = judgement;
    await saveBaseline({ config, context, recording: measured.recording, comparisons, baseline }, ports);
  });
}

type Shown = Pick<Settled, 'judgement'> & { readonly measured: Settled['measured'] | null };

/** Keeps, then stores, then publishes. */
async function show(
  { judgement: alone, measured }: Shown,
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  store: () => Promise<void> = async () => {},
): Promise<GateResult> {
  const { judgement, save } = await watchedAlone({ judgement: alone, context }, config, ports, signal);
  const files = await keep(judgement, measured, context, ports);
  await during(ports.progress, { step: 'store' }, store);
  await save();
  const publication = { judgement, files, runUrl: context.runUrl };
  const receipts = await during(ports.progress, { step: 'publish' }, () => publish(publication, ports));
  return { judgement, files, receipts };
}
