import type { History, HistoryEntry } from '../model/baseline.ts';
import type { StoredNote } from '../model/decision/note.ts';
import type { Mismatch, Why } from '../model/decision/refused.ts';
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

/** The one rule of what may be compared with what. A machine or a script that differs only weakens a comparison. */
export function mismatch(head: Measured, earlier: Measured): Mismatch | null {
  if (!earlier.valid) return 'validity';
  if (head.environment !== earlier.environment) return 'environment';
  if (head.profileHash !== earlier.profileHash) return 'load profile';
  return isAlike(head.generator, earlier.generator) ? null : 'k6 version';
}

/** Runs of a history that measured the same. A gate may have a load for pushes and another one for nights. */
export function comparableEntries(
  head: Measured,
  history: Pick<History, 'entries'> | null,
): readonly HistoryEntry[] {
  return (history?.entries ?? []).filter((entry) => mismatch(head, entry) === null);
}

export type Comparability =
  | { readonly comparable: true; readonly notes: readonly StoredNote[] }
  | { readonly comparable: false; readonly why: Extract<Why, { readonly kind: 'mismatch' }> };

/**
 * Whether two recordings measured the same thing. A mismatch names the field and both values. What only
 * weakens a comparison (another machine, another minor k6, a changed script) is a note.
 */
export function comparable(head: Recording, base: Recording): Comparability {
  const field = mismatch(measuredBy(head), measuredBy(base));
  if (field !== null) {
    const [ofHead, ofBase] = [VALUES[field](head), VALUES[field](base)];
    return { comparable: false, why: { kind: 'mismatch', field, head: ofHead, base: ofBase } };
  }
  return { comparable: true, notes: weakenedBy(head, base) };
}

function weakenedBy(head: Recording, base: Recording): readonly StoredNote[] {
  const notes: StoredNote[] = [];
  if (head.arms.head.workload.scriptHash !== base.arms.head.workload.scriptHash) {
    notes.push({ kind: 'script-changed' });
  }
  const [ofHead, ofBase] = [head.generator, base.generator];
  if (ofHead.name !== ofBase.name || ofHead.version !== ofBase.version) {
    notes.push({ kind: 'generators', head: ofHead, base: ofBase });
  }
  const [machine, other] = [machineOf(head.environment), machineOf(base.environment)];
  if (machine !== other) notes.push({ kind: 'machines', head: machine, base: other });
  return notes;
}

/** What a recording has of each, for people. */
const VALUES: Readonly<Record<Mismatch, (recording: Recording) => string>> = {
  validity: ({ validity }) => (validity.valid ? '' : (validity.reasons[0] ?? '')),
  environment: ({ arms }) => arms.head.workload.environment,
  'load profile': ({ arms }) => arms.head.workload.profile,
  'k6 version': ({ generator: { name, version } }) => `${name} ${version}`,
};
