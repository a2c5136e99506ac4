import type { Measured } from './alone/record.ts';

/**
 * What was measured, as it counts once the run is cancelled: before it is compared there is no verdict. A duet holds its own
 * base, and says itself whether it was cancelled.
 */
export function cutShort(measured: Measured, signal: AbortSignal): Measured {
  if (!signal.aborted || measured.kind !== 'recorded' || measured.recording.duet !== undefined)
    return measured;
  const { recording } = measured;
  const { validity, arms } = recording;
  // It says so itself.
  if (!validity.valid && arms.head.load.outcome === 'cancelled') return measured;
  const reasons = [
    'The run was cancelled before this was compared.',
    ...(validity.valid ? [] : validity.reasons),
  ];
  const load = { ...arms.head.load, outcome: 'cancelled' } as const;
  const cut = {
    arms: { ...arms, head: { ...arms.head, load } },
    validity: { valid: false, reasons },
  } as const;
  return { ...measured, recording: { ...recording, ...cut } };
}
