import type { Expected, Variant } from './expectation.ts';
import { KNOWN } from './known.ts';

/** Of a case of which nothing is known: no false alarm, and no slow head that passes. */
const ANY: Readonly<Record<string, Variant>> = {
  unchanged: { verdicts: ['pass', 'no-baseline', 'inconclusive'] },
  slowed: { verdicts: ['fail', 'warn', 'no-baseline'], env: { HEAD_SLOW: '1.6' } },
};

/** How a case is run, and what must come of it: what its own folder says, else what is known of it, else of any. */
export function expectedOf(name: string, own: Expected): Readonly<Record<string, Variant>> {
  const layers = [KNOWN[name] ?? {}, own];
  const variants: Record<string, Variant> = { ...ANY };
  for (const [variant, said] of layers.flatMap((layer) => Object.entries(layer))) {
    const before = variants[variant] ?? { verdicts: ANY['unchanged']?.verdicts ?? [] };
    variants[variant] = { ...before, ...said };
  }
  return variants;
}
