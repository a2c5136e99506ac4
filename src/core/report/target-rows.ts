import { isSampled, type JudgedThreshold } from '../model/judgement/judged-threshold.ts';
import type { Judgement } from '../model/judgement/judgement.ts';
import type { JudgedTarget, TargetState } from '../model/targets/judged-target.ts';
import { measuredText } from '../words/compared/threshold.ts';
import { rowText } from '../words/targets/judged.ts';

/** How a target is marked: missed and blocking, missed or met only just, met, not measured. */
export type TargetMark = 'missed' | 'warned' | 'met' | 'unmeasured';

/** One target, or a threshold of the script's, as a reader sees it; texts are not yet escaped for any medium. */
export type TargetRow = {
  readonly mark: TargetMark;
  /** `GET /orders: p95 < 300ms`, or the threshold as the script has it */
  readonly target: string;
  /** it is the script's own */
  readonly ofScript: boolean;
  /** "251 ms (95 % CI 243 to 259 ms)", or why there is nothing */
  readonly measured: string;
};

const ORDER: readonly TargetMark[] = ['missed', 'warned', 'met', 'unmeasured'];

/** Targets and the script's thresholds in one table, worst first; none where no target is set. */
export function targetRows(judgement: Judgement): readonly TargetRow[] {
  return judgement.targets === undefined || judgement.targets.length === 0 ? [] : measuredRows(judgement);
}

/** The same, whether a target is set or not. */
export function measuredRows({ targets = [], thresholds, policy }: Judgement): readonly TargetRow[] {
  const rows = [...targets.map(ofTarget), ...thresholds.map((one) => ofThreshold(one, policy.thresholds))];
  return rows.toSorted((a, b) => ORDER.indexOf(a.mark) - ORDER.indexOf(b.mark));
}

function ofTarget(judged: JudgedTarget): TargetRow {
  return { mark: markOf(judged), target: judged.text, ofScript: false, measured: rowText(judged) };
}

const MARKS: Readonly<Record<TargetState, TargetMark>> = {
  missed: 'missed',
  near: 'warned',
  met: 'met',
  unmeasured: 'unmeasured',
};

const markOf = ({ state, role }: JudgedTarget): TargetMark =>
  state === 'missed' && role !== 'blocking' ? 'warned' : MARKS[state];

function ofThreshold(threshold: JudgedThreshold, role: Judgement['policy']['thresholds']): TargetRow {
  const { metric, expression, crossed, base } = threshold;
  const isMild = role === 'warn' || role === 'ignore' || (role === 'head-only' && base?.crossed === true);
  const mark = crossed ? (isMild ? 'warned' : 'missed') : isSampled(threshold) ? 'met' : 'unmeasured';
  return { mark, target: `${metric}: ${expression}`, ofScript: true, measured: measuredText(threshold) };
}
