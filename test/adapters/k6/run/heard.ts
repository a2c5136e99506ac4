import type { Heard } from '../../../../src/adapters/k6/run/k6-log.ts';

/** What k6 said, where it is these errors alone. */
export const heardSaying = (...errors: readonly string[]): Heard => ({
  ...{ thrown: new Map(), firstOf: new Map(), firstThrown: null },
  marks: errors.filter((error) => error.startsWith('test marked as failed')).length,
  ...{ errors, exhausted: new Set(), refused: new Set() },
});
