import type { Kind } from '../kind.ts';
import { oneValue } from '../one-value.ts';

const MOST = 65_535;

export const PORT: Kind<number> = oneValue({
  parse(text) {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    return port > 0 && port <= MOST ? port : null;
  },
  wants: `a port from 1 to ${MOST}`,
  schema: { type: 'integer', minimum: 1, maximum: MOST },
});
