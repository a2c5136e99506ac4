import { soloPressureNotes, soloValidity } from '../../core/decision/load/solo-validity.ts';
import type { Round } from '../../core/model/duet.ts';
import type { Load } from '../../core/model/load.ts';
import type { CpuReading } from '../../ports/host.ts';
import type { MeasuredAlone, Measurement } from '../../ports/load-generator.ts';
import { withSteal } from '../duet/steal.ts';

/**
 * What was measured alone with what the machine did while it was judged, which its validity then takes into account.
 * `vcpus`: CPUs of this machine, null where that is not known.
 */
export function withMachine(
  { cpu, ...measurement }: MeasuredAlone,
  readings: readonly CpuReading[],
  vcpus: number | null,
): Measurement {
  const k6Cpu = cpu === null || vcpus === null ? null : cpu.usedMs / (cpu.wallMs * vcpus);
  const machine = { ...(k6Cpu !== null && { k6Cpu }), ...during(measurement.load, readings) };
  const load = { ...measurement.load, ...(Object.keys(machine).length > 0 && { machine }) };
  const notes = [...measurement.notes, ...soloPressureNotes(load)];
  return { ...measurement, load, validity: soloValidity(measurement.validity, load), notes };
}

/** A run alone is one long round. */
function during(load: Load, readings: readonly CpuReading[]): Load['machine'] {
  const { startedAt, iterations, droppedIterations, durationMs } = load;
  const whole: Round = { startedAt, iterations, droppedIterations, steal: null, subjects: {} };
  const [pair] = withSteal([{ first: 'head', base: whole, head: whole }], readings, durationMs);
  const { steal, pressure } = pair?.head ?? whole;
  return { ...(steal !== null && { steal }), ...(pressure !== undefined && { pressure }) };
}
