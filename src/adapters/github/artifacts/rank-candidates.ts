import type { Refusal } from '../../../core/model/judgement/refusal.ts';
import type { Candidate } from './list-artifacts.ts';
import { refuseListed, type Trust } from './trust.ts';

export type Chosen = { readonly candidates: readonly Candidate[]; readonly refused: readonly Refusal[] };

/** A repository under attack must not fill the report. */
const REFUSALS = 10;

/**
 * Puts the artifacts that nothing speaks against in the order in which they are tried: the exact base commit,
 * then its nearest ancestor; without ancestors those of the base branch, the newest first. Of one commit the newest
 * comes first. Ids tell which that is: they only grow, and GitHub promises no order of its lists.
 */
export function rankCandidates(
  listed: readonly Candidate[],
  ancestors: readonly string[],
  trust: Trust,
): Chosen {
  const place = new Map(ancestors.map((sha, index) => [sha, index]));
  const line = new Set(trust.line);
  const refused: Refusal[] = [];
  const candidates: Candidate[] = [];
  let elsewhere = 0;
  for (const candidate of listed) {
    const reason = refuseListed(candidate, trust);
    const { sha } = candidate.run;
    const related = ancestors.length === 0 ? line.has(sha) : place.has(sha);
    if (reason === null && related) candidates.push(candidate);
    else if (reason === null) elsewhere += 1;
    else refused.push({ origin: `artifact ${candidate.name} of run ${candidate.run.id}`, reason });
  }
  candidates.sort((a, b) => (place.get(a.run.sha) ?? 0) - (place.get(b.run.sha) ?? 0) || b.id - a.id);
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
  const where =
    ancestors.length === 0
      ? 'for a commit of the base branch that this checkout knows (`fetch-depth: 0` shows it more)'
      : `for the base commit or the ${ancestors.length - 1} commits before it`;
  const reason = `${count} stored, but none ${where}`;
  return [{ origin: 'artifacts', reason }];
}
