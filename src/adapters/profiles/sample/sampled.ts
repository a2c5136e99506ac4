import type { ProfileGap } from '../../../core/model/evidence/profile.ts';
import type { RawProfile } from '../read-profile.ts';

/** What calls the application meanwhile, and how many requests it got answers of. */
export type Body = (signal: AbortSignal) => Promise<{ readonly requests: number | null }>;

/** `requests`: that were answered meanwhile; null: not known. */
export type Sampled =
  | { readonly kind: 'sampled'; readonly raw: RawProfile; readonly requests: number | null }
  | { readonly kind: 'missing'; readonly gap: ProfileGap };

/** Bytes of a profile that are read: Go's are below one, of Node.js some ten million. */
export const MOST_BYTES: number = 64 << 20;

export const failed = (said: string): Sampled => ({ kind: 'missing', gap: { kind: 'failed', said } });

export const unreachable = (said: string): Sampled => ({
  kind: 'missing',
  gap: { kind: 'unreachable', said },
});
