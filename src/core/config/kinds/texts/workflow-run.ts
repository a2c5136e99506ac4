import type { Kind } from '../kind.ts';
import { oneValue } from '../one-value.ts';

const PATTERN = /^[1-9]\d{0,14}$/;

/** The id that GitHub gives a workflow run. */
export const WORKFLOW_RUN: Kind<number> = oneValue({
  parse: (text) => (PATTERN.test(text) ? Number(text) : null),
  wants: 'the id of a workflow run, a whole number',
  schema: { type: 'integer', minimum: 1 },
});
