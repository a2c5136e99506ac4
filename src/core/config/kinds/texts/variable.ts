import { secretsOf } from '../../secrets.ts';
import type { Kind } from '../kind.ts';
import { matching, textOf } from '../one-value.ts';

const REFERENCE = /^\$\{?\{?\s*(?:env\.|secrets\.|vars\.)?([A-Za-z_]\w*)\s*\}?\}?$/;

/** The name of an environment variable. */
export const VARIABLE: Kind<string> = matching(/^[A-Za-z_]\w*$/, {
  wants: 'the name of a variable, such as DATABASE_URL',
  /** "$DATABASE_URL", "${{ env.DATABASE_URL }}" → "DATABASE_URL" */
  meant: (raw) => REFERENCE.exec(textOf(raw) ?? '')?.[1] ?? null,
  // Somebody may have written what it holds.
  secrets: (raw) => secretsOf({ value: textOf(raw) ?? '' }),
});
