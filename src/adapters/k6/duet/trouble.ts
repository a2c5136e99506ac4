import type { Arm, Round } from '../../../core/model/duet.ts';
import type { Driven } from '../../../ports/load-generator.ts';
import { brokenBy, endedFromOutside } from '../outcome.ts';
import type { K6Exit } from '../process.ts';
import type { SessionResult } from '../session.ts';
import { isLead } from './windows.ts';

/** What broke an arm in a chunk, a sentence; none: load was driven. How much of it is judged over all rounds. */
export function brokenChunk(
  { exit, heard, elapsedMs }: SessionResult,
  rounds: readonly Round[],
  limitMs: number,
): readonly string[] {
  if (exit.stopped === 'other-arm') return [];
  const sum = (read: (round: Round) => number) => rounds.reduce((total, round) => total + read(round), 0);
  const thrown = [...heard.thrown].reduce(
    (total, [scenario, count]) => (isLead(scenario) ? total : total + count),
    0,
  );
  const iterations = sum((round) => round.iterations);
  const requests = sum((round) => round.subjects['overall']?.requests ?? 0);
  const broken = brokenBy({ exit, heard, elapsedMs, limitMs, requests, iterations, thrown });
  return broken === null ? [] : [broken[1]];
}

/** How an arm ended; null: as it should. */
export type Troubled = { readonly exit: K6Exit | null; readonly reasons: readonly string[] };

/** What ended the arms. Where k6 itself was killed or crashed neither revision is to blame, so both have the trouble. */
export function troubleOf({ base, head }: { readonly [A in Arm]: Troubled }): Driven['trouble'] {
  const blameless = [head, base].find(({ exit }) => exit !== null && endedFromOutside(exit));
  const both = blameless?.reasons ?? null;
  return { base: both ?? base.reasons, head: both ?? head.reasons };
}
