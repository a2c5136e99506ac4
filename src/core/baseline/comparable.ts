import type { HistoryEntry } from '../model/baseline.ts';
import { machineOf } from '../model/machine.ts';
import type { Recording } from '../model/recording.ts';

/** What decides whether two runs measured the same thing. */
export type Measured = Pick<HistoryEntry, 'valid' | 'environment' | 'profileHash' | 'k6'>;

export const measuredBy = ({ validity, workload, environment }: Recording): Measured => ({
  valid: validity.valid,
  environment: workload.environment,
  profileHash: workload.profileHash,
  k6: environment.k6,
});

const major = (version: string): string => version.split('.')[0] ?? version;

/** The first of these that two runs differ in; `validity`: of the earlier run. null: they may be compared. */
export type Mismatch = 'validity' | 'environment' | 'load profile' | 'k6 version';

/** The one rule of what may be compared with what. A machine or a script that differs only weakens a comparison. */
export function mismatch(head: Measured, earlier: Measured): Mismatch | null {
  if (!earlier.valid) return 'validity';
  if (head.environment !== earlier.environment) return 'environment';
  if (head.profileHash !== earlier.profileHash) return 'load profile';
  return major(head.k6) === major(earlier.k6) ? null : 'k6 version';
}

export type Comparability =
  | { readonly comparable: true; readonly notes: readonly string[] }
  | { readonly comparable: false; readonly field: Mismatch; readonly reason: string };

/**
 * Whether two recordings measured the same thing. A mismatch names the field and both values. What only
 * weakens a comparison (another machine, another minor k6, a changed script) is a note.
 */
export function comparable(head: Recording, base: Recording): Comparability {
  const field = mismatch(measuredBy(head), measuredBy(base));
  if (field !== null) return { comparable: false, field, reason: REASONS[field](head, base) };
  const notes: string[] = [];
  if (head.workload.scriptHash !== base.workload.scriptHash) {
    notes.push('The k6 script changed since the baseline: endpoints that are on both sides are compared.');
  }
  const [headK6, baseK6] = [head.environment.k6, base.environment.k6];
  if (headK6 !== baseK6) notes.push(`k6 ${headK6} is compared with k6 ${baseK6}.`);
  const [machine, other] = [machineOf(head.environment), machineOf(base.environment)];
  if (machine !== other) {
    notes.push(`The machines differ, which alone can move latencies by 20 %: ${machine} against ${other}.`);
  }
  return { comparable: true, notes };
}

const REASONS: Readonly<Record<Mismatch, (head: Recording, base: Recording) => string>> = {
  validity: (_head, { validity }) =>
    `the baseline run is not valid: ${validity.valid ? '' : validity.reasons[0]}`,
  environment: ({ workload: head }, { workload: base }) =>
    `head ran against \`${head.environment}\`, the baseline against \`${base.environment}\``,
  'load profile': ({ workload: head }, { workload: base }) =>
    `head ran ${head.profile}, the baseline ${base.profile}`,
  'k6 version': ({ environment: head }, { environment: base }) =>
    `head ran on k6 ${head.k6}, the baseline on ${base.k6}`,
};
