import { defaultGate } from '../../default-gate.ts';
import type { Kind } from '../kind.ts';
import { inQuotes, matching, textOf } from '../one-value.ts';

/** Parts between slashes begin with a letter or digit, so that no gate's folder can climb out of ours. */
export const GATE_PATTERN: RegExp = /^(?=.{1,100}$)[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/;

/** The id of a gate, or of what is named like one. */
export const GATE: Kind<string> = matching(GATE_PATTERN, {
  wants:
    'at most 100 letters, digits, dots, dashes, underscores or slashes, each part beginning with a letter or digit',
  meant(raw) {
    const isBare = typeof raw === 'boolean' || typeof raw === 'number';
    if (isBare && GATE_PATTERN.test(String(raw))) return inQuotes(raw);
    const text = textOf(raw) ?? '';
    return /[A-Za-z0-9]/.test(text) && text.length <= 100 ? defaultGate(text, null) : null;
  },
});
