import type { Kind } from '../kind.ts';
import { inQuotes, matching } from '../one-value.ts';

/** Any text that is not empty. */
export const TEXT_PATTERN: RegExp = /\S/;

export const TEXT: Kind<string> = matching(TEXT_PATTERN, {
  wants: 'a text',
  meant: (raw) => (typeof raw === 'boolean' || typeof raw === 'number' ? inQuotes(raw) : null),
});
