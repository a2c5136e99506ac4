import type { Refusal } from '../../core/model/baseline.ts';
import type { Candidate } from './list-artifacts.ts';
import { refuseListed, type Trust } from './trust.ts';

export type Chosen = { readonly candidates: readonly Candidate[]; readonly refused: readonly Refusal[] };

/** A repository under attack must not fill the report. */
const REFUSALS = 10;

/**
 * Puts the artifacts that nothing speaks against in the order in which they are tried: the exact base commit,
 * then its nearest ancestor; without ancestors the newest first. Of one commit the newest comes first.
 */
export function choose(listed: readonly Candidate[], ancestors: readonly string[], trust: Trust): Chosen {
  const place = new Map(ancestors.map((sha, index) => [sha, index]));
  const refused: Refusal[] = [];
  const candidates: Candidate[] = [];
  let elsewhere = 0;
  for (const candidate of listed) {
    const reason = refuseListed(candidate, trust);
    const related = ancestors.length === 0 || place.has(candidate.run.sha);
    if (reason === null && related) candidates.push(candidate);
    else if (reason === null) elsewhere += 1;
    else refused.push({ origin: `artifact ${candidate.name} of run ${candidate.run.id}`, reason });
  }
  candidates.sort(
    (a, b) =>
      (place.get(a.run.sha) ?? 0) - (place.get(b.run.sha) ?? 0) ||
      b.createdAt.localeCompare(a.createdAt) ||
      b.id - a.id,
  );
  return { candidates, refused: [...shorten(refused), ...sayElsewhere(elsewhere, candidates, ancestors)] };
}

function shorten(refused: readonly Refusal[]): readonly Refusal[] {
  if (refused.length <= REFUSALS) return refused;
  const more = { origin: 'artifacts', reason: `${refused.length - REFUSALS} more are not trusted` };
  return [...refused.slice(0, REFUSALS), more];
}

/** Worth saying only when it is the reason that nothing was found. */
function sayElsewhere(
  count: number,
  candidates: readonly Candidate[],
  ancestors: readonly string[],
): readonly Refusal[] {
  if (count === 0 || candidates.length > 0) return [];
  const reason = `${count} stored, but none for the base commit or the ${ancestors.length - 1} commits before it`;
  return [{ origin: 'artifacts', reason }];
}
