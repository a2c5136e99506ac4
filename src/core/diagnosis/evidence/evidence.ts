import { mean, sampleStandardDeviation, sum } from 'simple-statistics';
import type { Compared } from '../../model/decision/compared.ts';
import type { CauseFact } from '../../model/evidence/cause.ts';
import { isOfLevel } from '../../model/recording/pairs.ts';
import type { QuantityId } from '../../model/recording/quantities.ts';
import type { ArmRecord, Recording } from '../../model/recording/recording.ts';
import type { Arm } from '../../model/recording/window.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { type LoadUse, loadUses } from './load-use.ts';
import { type Slowdown, slowdownOf } from './slowdown.ts';
import { type StatementUse, statementUses } from './statement-use.ts';

/** What a diagnosis rests on. */
export type DiagnosisInput = {
  readonly recording: Recording;
  /** what head was compared with: the arm beside it, or a stored run's; null: nothing */
  readonly base: ArmRecord | null;
  readonly comparisons: readonly Compared[];
};

/** The same as rules ask for it. */
export type Evidence = Omit<DiagnosisInput, 'recording'> & {
  readonly head: ArmRecord;
  /** both ran on this machine in this run, so that their times can be held against each other */
  readonly isDuet: boolean;
  /** share of its CPUs' time that the load generator took; null: not known */
  readonly generatorCpu: number | null;
  /** mean over an arm's windows; null: not read */
  reading(arm: Arm, quantity: QuantityId): number | null;
  /** of a counter's values in an arm's windows, per request in them; null: not read */
  perRequest(arm: Arm, quantity: QuantityId): number | null;
  /** CPUs that an arm's processes kept busy on average, in its windows; null: not read */
  coresOf(arm: Arm): number | null;
  /** standard error of that, as it differs from window to window; null: there are fewer than two */
  errorPerRequest(arm: Arm, quantity: QuantityId): number | null;
  readonly uses: readonly StatementUse[];
  /** by shape */
  readonly underLoad: {
    readonly base: ReadonlyMap<string, LoadUse>;
    readonly head: ReadonlyMap<string, LoadUse>;
  };
  slowdown(endpoint: string | null): Slowdown;
};

/** A rule looks for one kind of cause; what it finds are facts, none of it a sentence. */
export type Rule = {
  readonly id: string;
  /** Every cause of its kind, or none. */
  find(evidence: Evidence): readonly CauseFact[];
};

/** Joins what was recorded of both arms. */
export function evidenceOf({ recording, base, comparisons }: DiagnosisInput): Evidence {
  const { head } = recording.arms;
  return {
    ...{ head, base, comparisons },
    isDuet: base !== null && base === recording.arms.base,
    generatorCpu: recording.generator.cpu ?? null,
    reading(arm, quantity) {
      const values = readingsOf(recording, arm, quantity).map(({ value }) => value);
      return values.length === 0 ? null : mean(values);
    },
    perRequest(arm, quantity) {
      const read = readingsOf(recording, arm, quantity);
      const requests = sum(read.map((one) => one.requests));
      return requests === 0 ? null : sum(read.map(({ value }) => value)) / requests;
    },
    coresOf(arm) {
      const read = readingsOf(recording, arm, 'cpu');
      const wallMs = sum(read.map(({ durationMs }) => durationMs));
      return wallMs === 0 ? null : sum(read.map(({ value }) => value)) / wallMs;
    },
    errorPerRequest(arm, quantity) {
      const read = readingsOf(recording, arm, quantity).filter(({ requests }) => requests > 0);
      if (read.length < 2) return null;
      return sampleStandardDeviation(read.map((one) => one.value / one.requests)) / Math.sqrt(read.length);
    },
    uses: statementUses(head, base),
    underLoad: { base: loadUses(base?.database), head: loadUses(head.database) },
    slowdown: slowdowns(head, base, comparisons),
  };
}

/** Each endpoint's once, however often rules ask for it. */
function slowdowns(
  head: ArmRecord,
  base: ArmRecord | null,
  comparisons: readonly Compared[],
): Evidence['slowdown'] {
  const bySubject = Map.groupBy(comparisons, ({ subject }) => subjectKey(subject));
  const known = new Map<string | null, Slowdown>();
  return (endpoint) => {
    const own = bySubject.get(endpoint ?? 'overall') ?? [];
    const found = known.get(endpoint) ?? slowdownOf(endpoint, { head, base, comparisons: own });
    known.set(endpoint, found);
    return found;
  };
}

type Read = { readonly value: number; readonly requests: number; readonly durationMs: number };

function readingsOf({ windows }: Recording, arm: Arm, quantity: QuantityId): readonly Read[] {
  return windows.flatMap((window): readonly Read[] => {
    const value = window.readings[quantity];
    if (window.arm !== arm || isOfLevel(window.part) || value === undefined) return [];
    const { durationMs, subjects } = window;
    return [{ value, requests: subjects['overall']?.requests ?? 0, durationMs }];
  });
}
