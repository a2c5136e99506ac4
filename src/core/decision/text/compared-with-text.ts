import type { Comparing, Comparison, Side } from '../../model/judgement/judgement.ts';

/** What a change was measured against: "against base a1b2c3d", "against 5 runs up to a1b2c3d". */
export function againstText(
  { evidence }: Pick<Comparison, 'evidence'>,
  base: Pick<Side, 'source'> | null,
  comparing: Comparing | undefined,
): string {
  const sha = base?.source.sha.slice(0, 7) ?? '';
  if (comparing?.way === 'duet') return sha === '' ? 'against base' : `against base ${sha}`;
  const runs = evidence?.count ?? 1;
  if (runs === 1) return sha === '' ? 'against the baseline' : `against the run of ${sha}`;
  return sha === '' ? `against ${runs} earlier runs` : `against ${runs} runs up to ${sha}`;
}
