import type { Recording } from '../model/recording.ts';
import { machineOf } from './machine.ts';

export type Comparability =
  | { readonly comparable: true; readonly notes: readonly string[] }
  | { readonly comparable: false; readonly field: string; readonly reason: string };

const major = (version: string): string => version.split('.')[0] ?? version;

/**
 * Whether two recordings measured the same thing. A mismatch names the field and both values. What only
 * weakens a comparison (another machine, another minor k6, a changed script) is a note.
 */
export function comparable(head: Recording, base: Recording): Comparability {
  const [h, b] = [head.workload, base.workload];
  if (!base.validity.valid) {
    return no('validity', `the baseline run is not valid: ${base.validity.reasons[0]}`);
  }
  if (h.environment !== b.environment) {
    return no(
      'environment',
      `head ran against \`${h.environment}\`, the baseline against \`${b.environment}\``,
    );
  }
  if (h.profileHash !== b.profileHash) {
    return no('load profile', `head ran ${h.profile}, the baseline ${b.profile}`);
  }
  const [headK6, baseK6] = [head.environment.k6, base.environment.k6];
  if (major(headK6) !== major(baseK6)) {
    return no('k6 version', `head ran on k6 ${headK6}, the baseline on ${baseK6}`);
  }
  const notes: string[] = [];
  if (h.scriptHash !== b.scriptHash) {
    notes.push('The k6 script changed since the baseline: endpoints that are on both sides are compared.');
  }
  if (headK6 !== baseK6) notes.push(`k6 ${headK6} is compared with k6 ${baseK6}.`);
  const [machine, other] = [machineOf(head.environment), machineOf(base.environment)];
  if (machine !== other) {
    notes.push(`The machines differ, which alone can move latencies by 20 %: ${machine} against ${other}.`);
  }
  return { comparable: true, notes };
}

function no(field: string, reason: string): Comparability {
  return { comparable: false, field, reason };
}
