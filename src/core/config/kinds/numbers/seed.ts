import type { Kind } from '../kind.ts';
import { oneValue } from '../one-value.ts';

/** What a generator's state holds: 32 bits. */
const MOST = 4_294_967_295;

export const SEED: Kind<number> = oneValue({
  parse: (text) => (/^\d{1,10}$/.test(text) && Number(text) <= MOST ? Number(text) : null),
  wants: `a whole number from 0 to ${MOST}`,
  schema: { type: 'integer', minimum: 0, maximum: MOST },
});
