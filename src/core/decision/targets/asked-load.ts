import type { AskedUsers } from '../../model/judgement/load-test.ts';
import type { Recording } from '../../model/recording/recording.ts';
import type { Stage } from '../../model/recording/stage.ts';

type Driven = Pick<Recording, 'arms' | 'duet'>;

/** Iterations per second that the run was asked for, over its time; null: none, as virtual users take what they get. */
export function askedRate({ arms: { head }, duet }: Driven): number | null {
  const levels = duet?.plateau?.levels;
  if (levels !== undefined) {
    return levels.some(({ unit }) => unit === 'vus')
      ? null
      : levels.reduce((sum, { level }) => sum + level, 0);
  }
  return head.workload.targetRate ?? meanRate(head.workload.stages ?? []);
}

/** Of rates that change, by the time that each stage takes. */
function meanRate(stages: readonly Stage[]): number | null {
  const isOpen = stages.every(({ unit, durationMs }) => unit === 'per-second' && durationMs !== null);
  if (stages.length === 0 || !isOpen) return null;
  const iterations = stages.reduce(
    (sum, { from, to, durationMs }) => sum + (((from + to) / 2) * (durationMs ?? 0)) / 1000,
    0,
  );
  const first = Math.min(...stages.map(({ startMs }) => startMs));
  const last = Math.max(...stages.map(({ startMs, durationMs }) => startMs + (durationMs ?? 0)));
  return last > first ? (iterations / (last - first)) * 1000 : null;
}

/** The load generator reads how many virtual users there are once in this time. */
const READ_MS = 1000;

/** Virtual users at once that the run was asked for, at most; null: it was asked for rates. */
export function askedUsers({ arms: { head }, duet }: Driven): AskedUsers | null {
  const levels = duet?.plateau?.levels.filter(({ unit }) => unit === 'vus');
  if (levels !== undefined) {
    const most = levels.reduce((sum, { level }) => sum + level, 0);
    return levels.length === 0 ? null : { most, seen: most };
  }
  const all = head.workload.stages ?? [];
  const stages = all.filter(({ unit }) => unit === 'vus');
  if (stages.length === 0) return null;
  const most = Math.max(...bordersOf(stages).map((time) => usersAt(stages, time)));
  // Those of a number of iterations beside others may be done before anybody looks.
  const sure = all.length === 1 ? stages : stages.filter(({ durationMs }) => durationMs !== null);
  // A ramp has whole users alone, the last of them at its very end.
  const around = bordersOf(sure).flatMap((time) => [time - READ_MS, time - READ_MS / 2, time]);
  const lasting = around.map((from) => Math.min(usersAt(sure, from), usersAt(sure, from + READ_MS)));
  return { most, seen: Math.floor(Math.max(0, ...lasting)) };
}

const bordersOf = (stages: readonly Stage[]): readonly number[] =>
  stages.flatMap((stage) => [stage.startMs, endOf(stage)]).filter(Number.isFinite);

const endOf = ({ startMs, durationMs }: Stage): number =>
  durationMs === null ? Number.POSITIVE_INFINITY : startMs + durationMs;

/** Where two stages of a scenario meet, the higher of both. */
function usersAt(stages: readonly Stage[], time: number): number {
  const active = stages.filter((stage) => stage.startMs <= time && time <= endOf(stage));
  const highest = new Map<string, number>();
  for (const { scenario, from, to, startMs, durationMs } of active) {
    const share = durationMs ? (time - startMs) / durationMs : 0;
    highest.set(scenario, Math.max(highest.get(scenario) ?? 0, from + (to - from) * share));
  }
  return [...highest.values()].reduce((sum, users) => sum + users, 0);
}
