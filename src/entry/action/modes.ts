import { setOutputs } from '../../adapters/actions/outputs.ts';
import type { Config } from '../../core/config/config.ts';
import type { Mode } from '../../core/config/settings/stage.ts';
import { exitCode } from '../../core/decision/exit-code.ts';
import type { Judgement } from '../../core/model/judgement/judgement.ts';
import type { Reference } from '../../core/model/judgement/reason.ts';
import { subjectKey } from '../../core/model/subject-key.ts';
import { visible } from '../../core/render/text/visible.ts';
import { selfTestReport, selfTestVerdict } from '../../core/report/self-test-report.ts';
import { record, troubleText } from '../../pipeline/alone/record.ts';
import { refresh } from '../../pipeline/baseline/refresh.ts';
import { type GateResult, gate } from '../../pipeline/gate.ts';
import type { Ports } from '../../pipeline/ports.ts';
import { selfTest } from '../../pipeline/self-test/self-test.ts';
import { EnvironmentError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { EXIT, EXIT_OF_SELF_TEST } from '../exit.ts';
import { judgeFiles, publishFiles } from './replay.ts';

type Run = (config: Config, context: RunContext, ports: Ports, signal: AbortSignal) => Promise<number>;

const whole: Run = async (config, context, ports, signal) => {
  const result = await gate(config, context, ports, signal);
  return finish(result, ports);
};

const measureOnly: Run = async (config, context, ports, signal) => {
  const measured = await ports.log.group('Measure', () => record(config, context, ports, signal));
  if (measured.kind !== 'recorded') throw new EnvironmentError(troubleText(measured), measured.detail);
  const { arms, validity } = measured.recording;
  setOutputs({ 'recording-path': measured.path, 'k6-exit-code': arms.head.load.exitCode ?? '' });
  if (validity.valid) return EXIT.ok;
  for (const reason of validity.reasons) ports.log.write('error', reason);
  return EXIT.couldNotMeasure;
};

/** Duets of one build that a self-test drives before it plants something. */
const SELF_TEST_RUNS = 3;

const trySelf: Run = async (config, context, ports, signal) => {
  const found = await selfTest(config, context, ports, signal, SELF_TEST_RUNS);
  for (const line of selfTestReport(found)) ports.log.write('info', line);
  const { verdict, reason } = selfTestVerdict(found);
  ports.log.write(verdict === 'pass' ? 'info' : 'error', `Verdict: ${verdict}. ${reason}`);
  setOutputs({ verdict, reason: visible(ports.mask(reason)) });
  return EXIT_OF_SELF_TEST[verdict];
};

/** What each `mode` does. */
export const MODES: Readonly<Record<Mode, Run>> = {
  auto: whole,
  run: whole,
  record: measureOnly,
  'self-test': trySelf,
  judge: async (config, context, ports, signal) =>
    finish(await judgeFiles(config, context, ports, signal), ports),
  refresh: async (config, context, ports) => {
    await ports.log.group('Renew the baseline', () => refresh(config, context, ports));
    return EXIT.ok;
  },
  publish: async (_config, context, ports) => finish(await publishFiles(context, ports), ports),
};

/** Outputs are set before the step fails, so that later steps can read them. */
function finish(result: GateResult, ports: Ports): number {
  const { judgement } = result;
  tell(result);
  const code = exitCode(judgement);
  ports.log.write(code === 0 ? 'info' : 'error', `Verdict: ${judgement.verdict}. ${judgement.reason}`);
  return code;
}

/** The endpoint that a reason is about; all requests for one about the run as a whole. */
function subjectIn(of: Reference | undefined, { comparisons }: Judgement): string {
  const found = of?.kind === 'comparison' ? comparisons[of.index] : undefined;
  return found === undefined ? 'overall' : subjectKey(found.subject);
}

/** Everything that later steps can read. */
export function tell({ judgement, files, receipts }: GateResult): void {
  const worse = judgement.reasons.filter(({ kind }) => kind === 'regression' || kind === 'errors');
  const places = new Set(worse.map(({ of }) => subjectIn(of, judgement)));
  setOutputs({
    verdict: judgement.verdict,
    reason: visible(judgement.reason),
    regressions: places.size,
    'report-path': files.report,
    'recording-path': files.recording,
    'judgement-path': files.judgement,
    'comment-url': receipts.find(({ publisher }) => publisher === 'comment')?.url ?? '',
    'baseline-sha': judgement.base?.source.sha ?? '',
    'k6-exit-code': judgement.head?.load.exitCode ?? '',
  });
}
