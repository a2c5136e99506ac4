import type { Config } from '../../core/config/config.ts';
import { decodeJudgement, decodeRecording } from '../../core/stored/decode.ts';
import { findBaseline } from '../../pipeline/baseline/find-baseline.ts';
import { withAnchor } from '../../pipeline/baseline/since-anchor.ts';
import { watchedAlone } from '../../pipeline/baseline/watch.ts';
import { cutShort } from '../../pipeline/cut-short.ts';
import type { GateResult } from '../../pipeline/gate.ts';
import { decide } from '../../pipeline/judge.ts';
import { keep } from '../../pipeline/keep.ts';
import type { Ports } from '../../pipeline/ports.ts';
import { publish } from '../../pipeline/publish.ts';
import { readRules } from '../../pipeline/rules/read-rules.ts';
import { ruled, withChange, withStore } from '../../pipeline/rules/rules.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { readJson } from '../cli/read-json.ts';

/** Judges the recording that a `mode: record` step of this gate left. Publishes nothing. */
export async function judgeFiles(
  own: Config,
  context: RunContext,
  world: Ports,
  signal: AbortSignal,
): Promise<GateResult> {
  const path = world.files.path('recording.json');
  const origin = 'A step with `mode: record` and the same gate must run before this one.';
  const left = await readJson({ flag: 'recording', file: path, decode: decodeRecording, origin });
  // Rules are read here: what ran since that step, head's code too, may have written others beside the figures.
  const { rules: _rules, ...figures } = left;
  const rules = await readRules(own, context, world);
  const [config, ports] = [ruled(own, rules), withStore(world, own, rules)];
  const found = { kind: 'recorded', recording: { ...figures, gate: config.gate }, path } as const;
  const baseline = await ports.log.group('Find the baseline', () =>
    findBaseline(config, context, ports, signal),
  );
  const measured = cutShort(found, signal);
  const alone = withChange(decide(measured, baseline, config, context, ports), rules);
  const uncounted = await withAnchor(alone, measured, config, context, ports, signal);
  const { judgement, save } = await watchedAlone({ judgement: uncounted, context }, config, ports, signal);
  const files = await keep(judgement, measured, context, ports);
  await save();
  return { judgement, files, receipts: [] };
}

/** Publishes the judgement that an earlier step of this gate left. */
export async function publishFiles(context: RunContext, ports: Ports): Promise<GateResult> {
  const path = ports.files.path('judgement.json');
  const origin = 'A step with `mode: judge` and the same gate must run before this one.';
  const judgement = await readJson({ flag: 'judgement', file: path, decode: decodeJudgement, origin });
  const files = {
    recording: ports.files.path('recording.json'),
    judgement: path,
    report: ports.files.path('report.md'),
  };
  const receipts = await publish({ judgement, files, runUrl: context.runUrl }, ports);
  return { judgement, files, receipts };
}
