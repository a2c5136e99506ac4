import type { Config } from '../../core/config/config.ts';
import type { WhatFailed } from '../../core/model/decision/reason-fact.ts';
import type { Step } from '../../core/model/judgement/step.ts';
import type { Recording } from '../../core/model/recording/recording.ts';
import { AppError, EnvironmentError } from '../../ports/errors.ts';
import { machineTrouble } from '../../ports/machine-trouble.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { sayWhatIsLacking } from '../pages/load-pages.ts';
import type { Ports } from '../ports.ts';
import { armOf, assemble, describe } from './assemble.ts';
import { checkScript } from './check-script.ts';
import { driveAlone } from './drive-alone.ts';

/** What came of measuring head. Trouble is a value, since it has a verdict of its own. */
export type Measured =
  | { readonly kind: 'recorded'; readonly recording: Recording; readonly path: string }
  | {
      readonly kind: 'head-broken';
      readonly text: string;
      /** how to mend it, a sentence; absent: `text` says it, or nobody knows */
      readonly hint?: string;
      readonly detail: string;
      /** the command of the user's that failed; absent: the application itself */
      readonly step?: Step;
    }
  | {
      readonly kind: 'could-not-measure';
      readonly text: string;
      readonly hint?: string;
      readonly detail: string;
      /** absent: it is none of these */
      readonly what?: WhatFailed;
    };

/** What came of it in one go, sentences. */
export const troubleText = ({ text, hint }: { readonly text: string; readonly hint?: string }): string =>
  hint === undefined ? text : `${text} ${hint}`;

type CouldNot = Extract<Measured, { readonly kind: 'could-not-measure' }>;

/** What the recording holds beside what was measured. */
export type Beside = Pick<Recording, 'notes' | 'rules' | 'refused'>;

/**
 * Measures the checked-out revision alone and keeps the result on disk, with what is known `beside` it: once, or a second
 * time where the first could not be judged (drive-alone.ts). UsageErrors pass through.
 */
export async function record(
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  beside: Beside = { notes: [] },
): Promise<Measured> {
  try {
    const environment = await describe(ports);
    const load = await ports.loadGenerator();
    await checkScript(config, load, signal, ports.progress);
    const { vcpus } = environment;
    sayWhatIsLacking({ config, load, ports });
    const driven = await driveAlone({ config, ports, load, vcpus, signal });
    const { measurement, window, death } = driven;
    const { generator, metrics, validity, notes } = measurement;
    const recording = assemble(config, ports, environment, {
      ...{ generator, metrics, validity, ...beside, notes: [...notes, ...beside.notes] },
      arms: { head: armOf(measurement, context.source, null, driven) },
      windows: [window],
    });
    const path = await ports.files.write('recording.json', `${JSON.stringify(recording, null, 1)}\n`);
    if (death === null || signal.aborted) return { kind: 'recorded', recording, path };
    return { kind: 'head-broken', text: death.reason, detail: death.logTail };
  } catch (thrown) {
    return troubleAsMeasured(thrown, signal);
  }
}

/** Trouble of the world as what it means for the run; anything else is thrown again. */
export function troubleAsMeasured(
  thrown: unknown,
  signal: AbortSignal,
): Exclude<Measured, { kind: 'recorded' }> {
  const machine = signal.aborted ? null : machineTrouble(thrown);
  if (machine !== null) return notMeasured(machine);
  if (thrown instanceof AppError && !signal.aborted) {
    const { message: text, hint, logTail: detail, step } = thrown;
    return { kind: 'head-broken', text, ...(hint !== '' && { hint }), detail, step };
  }
  if (thrown instanceof AppError || (thrown instanceof EnvironmentError && signal.aborted)) {
    const text = 'Cancelled before anything was measured.';
    return { kind: 'could-not-measure', text, detail: '', what: 'cancelled' };
  }
  if (thrown instanceof EnvironmentError) return notMeasured(thrown);
  throw thrown;
}

function notMeasured({ message: text, hint }: Pick<EnvironmentError, 'message' | 'hint'>): CouldNot {
  return { kind: 'could-not-measure', text, ...(hint !== '' && { hint }), detail: '' };
}
