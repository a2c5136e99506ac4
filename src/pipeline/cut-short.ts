import type { Measured } from './alone/record.ts';

/**
 * What was measured, as it counts once the run is cancelled: before it is compared there is no verdict. A duet holds its own
 * base, and says itself whether it was cancelled.
 */
export function cutShort(measured: Measured, signal: AbortSignal): Measured {
  if (!signal.aborted || measured.kind !== 'recorded' || measured.recording.duet !== undefined)
    return measured;
  const { recording } = measured;
  const { validity } = recording;
  const reasons = [
    'The run was cancelled before this was compared.',
    ...(validity.valid ? [] : validity.reasons),
  ];
  return { ...measured, recording: { ...recording, validity: { valid: false, reasons } } };
}
