import { soloFaults, soloPressure } from '../../core/decision/load/solo-validity.ts';
import type { LoadTimeline } from '../../core/model/recording/load-timeline.ts';
import type { Window } from '../../core/model/recording/window.ts';
import type { Samples } from '../../core/readings/sample.ts';
import { readingsOf } from '../../core/readings/windows.ts';
import { noteText, validityOf } from '../../core/words/note.ts';
import type { MeasuredAlone, Measurement } from '../../ports/load-generator.ts';

/** What was measured alone, and the one window that it is. */
export type Alone = { readonly measurement: Measurement; readonly window: Window };

/**
 * What was measured alone with what the machine did while it was judged, which its validity then takes into account.
 * `vcpus`: CPUs of this machine, null where that is not known.
 */
export function withMachine(
  { cpu, loadTimeline, ...measurement }: MeasuredAlone,
  samples: Samples,
  vcpus: number | null,
): Alone {
  const generatorCpu = cpu === null || vcpus === null ? null : cpu.usedMs / (cpu.wallMs * vcpus);
  const window = wholeOf(measurement, loadTimeline, samples);
  const { validity, load } = measurement;
  return {
    window,
    measurement: {
      ...measurement,
      generator: { ...measurement.generator, ...(generatorCpu !== null && { cpu: generatorCpu }) },
      validity: validityOf(soloFaults(validity, load, { generatorCpu, readings: window.readings })),
      notes: [...measurement.notes, ...soloPressure(window.readings).map(noteText)],
    },
  };
}

function wholeOf(
  { load, workload }: Pick<Measurement, 'load' | 'workload'>,
  timeline: LoadTimeline | undefined,
  samples: Samples,
): Window {
  const { startedAt, durationMs, iterations, droppedIterations: dropped, maxVus: vus } = load;
  const { targetRate } = workload;
  const wanted = targetRate === null ? null : (targetRate * durationMs) / 1000;
  return {
    ...{ arm: 'head', part: { kind: 'whole' }, startedAt, durationMs },
    load: { iterations, dropped, wanted, vus, exhausted: null, ...(timeline && { timeline }) },
    subjects: {},
    readings: readingsOf(load, samples, 'head'),
  };
}
