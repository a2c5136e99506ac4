import { suggest } from '../../../../src/core/config/suggest.ts';
import type { Target } from '../../../../src/core/model/targets/target.ts';
import { parseTarget } from '../../../../src/core/targets/parse-target.ts';

/** A target as a file holds it; throws what is wrong with it. */
export function targetOf(text: string, more: Partial<Target> = {}): Target {
  const parsed = parseTarget(text, suggest);
  if (!parsed.ok) throw new Error(`${text} must be ${parsed.wants}`);
  return { ...parsed.target, ...more };
}
