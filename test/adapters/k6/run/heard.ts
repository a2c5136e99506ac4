import type { Heard } from '../../../../src/adapters/k6/run/k6-log.ts';

/** What k6 said, where it is these errors alone. */
export const heardSaying = (...errors: readonly string[]): Heard => ({
  ...{ thrown: new Map(), firstOf: new Map(), firstThrown: null },
  marks: errors.filter((error) => error.startsWith('test marked as failed')).length,
  ...{ errors, exhausted: new Set(), refused: new Set() },
});

/** What k6 1.8 and 2.x say where the server of a module has a hiccup. */
export const NOT_FETCHED =
  'The moduleSpecifier "https://jslib.k6.io/k6-utils/1.4.0/index.js" couldn\'t be retrieved from the resolved url ' +
  '"https://jslib.k6.io/k6-utils/1.4.0/index.js". Error : "wrong status code (503)"';
