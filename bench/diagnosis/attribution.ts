import type { Finding } from '../../src/core/model/judgement/finding.ts';
import { percent } from '../support/markdown.ts';
import type { Cell } from './cells.ts';

type Two<T> = readonly [T, T];

/** What a request of the endpoint takes, ms, timed without the gate: with neither cause, with each alone, and with both. */
export type Times = { readonly none: number; readonly alone: Two<number>; readonly both: number };

/** Shares of the slow-down, 0…1, by the cell's two causes. */
export type Attribution = {
  readonly times: Times;
  readonly planted: Two<number>;
  /** null: no new finding names the cause */
  readonly found: Two<number | null>;
};

/** So far a share may be off. */
export const MARGIN = 0.15;

/**
 * What each cause adds alone, as a share of what both add so. Throws where either adds nothing: then nothing was planted.
 */
export function plantedShares({ none, alone }: Times): Two<number> {
  const [first, second] = [alone[0] - none, alone[1] - none];
  if (first <= 0 || second <= 0)
    throw new Error(`A planted cause adds nothing: ${alone.join(', ')} ms, ${none} ms without.`);
  return [first / (first + second), second / (first + second)];
}

/** What was planted beside what the likeliest new finding of each cause says, where that is of the cell's endpoint. */
export function attributionOf(
  { parts, wanted }: Pick<Cell, 'parts' | 'wanted'>,
  times: Times,
  findings: readonly Pick<Finding, 'rule' | 'isNew' | 'endpoints' | 'impact'>[],
): Attribution {
  if (parts === undefined) throw new Error('One cause has no shares.');
  const shareOf = (rules: readonly string[]) => {
    const found = findings.find(
      ({ rule, isNew, endpoints }) => isNew && rules.includes(rule) && endpoints[0] === wanted?.endpoint,
    );
    return found?.impact.shareOfSlowdown ?? null;
  };
  const found = [shareOf(parts[0].rule), shareOf(parts[1].rule)] as const;
  return { times, planted: plantedShares(times), found };
}

/** Whether both shares lie within the margin of what was planted; one that is not told does not. */
export const isWithin = ({ planted, found }: Attribution): boolean =>
  planted.every((truth, at) => {
    const told = found[at] ?? null;
    return told !== null && Math.abs(told - truth) <= MARGIN;
  });

/** What both causes add at once, by what they add alone: 1 where neither is in the other's way. */
export const togetherOf = ({ none, alone, both }: Times): number =>
  (both - none) / (alone[0] + alone[1] - 2 * none);

/** "planted 70 % and 30 %, told 66 % and 24 %" */
export const shareText = ({ planted, found }: Attribution): string =>
  `planted ${planted.map(shown).join(' and ')}, told ${found.map(shown).join(' and ')}`;

const shown = (share: number | null): string => (share === null ? 'nothing' : percent(share, 0));
