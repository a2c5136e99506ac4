import type { HistoryEntry } from '../model/baseline.ts';
import { machineOf } from '../model/machine.ts';
import type { Generator } from '../model/recording/generator.ts';
import type { Recording } from '../model/recording/recording.ts';

/** What decides whether two runs measured the same thing. */
export type Measured = Pick<HistoryEntry, 'valid' | 'environment' | 'profileHash' | 'generator'>;

export const measuredBy = ({ validity, arms, generator }: Recording): Measured => ({
  valid: validity.valid,
  environment: arms.head.workload.environment,
  profileHash: arms.head.workload.profileHash,
  generator,
});

const major = (version: string): string => version.split('.')[0] ?? version;

const isAlike = (a: Generator, b: Generator): boolean =>
  a.name === b.name && major(a.version) === major(b.version);

const named = ({ name, version }: Generator): string => `${name} ${version}`;

/** The first of these that two runs differ in; `validity`: of the earlier run. null: they may be compared. */
export type Mismatch = 'validity' | 'environment' | 'load profile' | 'k6 version';

/** The one rule of what may be compared with what. A machine or a script that differs only weakens a comparison. */
export function mismatch(head: Measured, earlier: Measured): Mismatch | null {
  if (!earlier.valid) return 'validity';
  if (head.environment !== earlier.environment) return 'environment';
  if (head.profileHash !== earlier.profileHash) return 'load profile';
  return isAlike(head.generator, earlier.generator) ? null : 'k6 version';
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
  if (head.arms.head.workload.scriptHash !== base.arms.head.workload.scriptHash) {
    notes.push('The k6 script changed since the baseline: endpoints that are on both sides are compared.');
  }
  const [ofHead, ofBase] = [named(head.generator), named(base.generator)];
  if (ofHead !== ofBase) notes.push(`${ofHead} is compared with ${ofBase}.`);
  const [machine, other] = [machineOf(head.environment), machineOf(base.environment)];
  if (machine !== other) {
    notes.push(`The machines differ, which alone can move latencies by 20 %: ${machine} against ${other}.`);
  }
  return { comparable: true, notes };
}

const REASONS: Readonly<Record<Mismatch, (head: Recording, base: Recording) => string>> = {
  validity: (_head, { validity }) =>
    `the baseline run is not valid: ${validity.valid ? '' : validity.reasons[0]}`,
  environment: (head, base) =>
    `head ran against \`${head.arms.head.workload.environment}\`, the baseline against \`${base.arms.head.workload.environment}\``,
  'load profile': (head, base) =>
    `head ran ${head.arms.head.workload.profile}, the baseline ${base.arms.head.workload.profile}`,
  'k6 version': (head, base) =>
    `head ran on ${named(head.generator)}, the baseline on ${base.generator.version}`,
};
