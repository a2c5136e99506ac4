/** What a user waits for, in the order in which a run comes to it. */
export const STAGES = [
  'reading',
  'build',
  'start',
  'first try',
  'warm-up',
  'rounds',
  'restart',
  'second warm-up',
  'verdict',
] as const;
export type Stage = (typeof STAGES)[number];

/** Something that the gate said, or a start of k6 (`k6`). */
export type Moment = { readonly seconds: number; readonly text: string };

export const K6_START = 'k6';

/**
 * Seconds in each stage of a run: the gate's own words and the starts of k6 end them. `seconds`: of the whole command.
 * What a run did not come to, or does not say, is 0.
 */
export function stagesOf(moments: readonly Moment[], seconds: number): Readonly<Record<Stage, number>> {
  const spent = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
  let from = 0;
  let reached = { started: false, asked: false, warmed: false };
  const end = (stage: Stage, at: number) => {
    spent[stage] += at - from;
    from = at;
  };
  for (const { seconds: at, text } of moments.toSorted((one, other) => one.seconds - other.seconds)) {
    if (/^Machine: /.test(text)) end('reading', at);
    else if (/^Starting (base|head) on /.test(text) && !reached.started) {
      end('build', at);
      reached = { ...reached, started: true };
    } else if (text === K6_START && reached.started && !reached.asked) {
      end('start', at);
      reached = { ...reached, asked: true };
    } else if (/^Preflight of /.test(text)) end('first try', at);
    else if (/^Warm-up: /.test(text)) {
      end(reached.warmed ? 'second warm-up' : 'warm-up', at);
      reached = { ...reached, warmed: true };
    } else if (/ pairs of rounds · /.test(text)) end('rounds', at);
    else if (/ (restarted|started anew,) in the other order/.test(text)) end('restart', at);
  }
  end('verdict', seconds);
  return spent;
}
