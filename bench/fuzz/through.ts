import { mergeHistory } from '../../src/core/baseline/merge-history.ts';
import { exitCode } from '../../src/core/decision/exit-code.ts';
import type { Baseline, History } from '../../src/core/model/baseline.ts';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import { renderComment } from '../../src/core/render/markdown/comment.ts';
import { renderSummary } from '../../src/core/render/markdown/summary.ts';
import { renderAnnotations } from '../../src/core/render/text/annotations.ts';
import { renderStatusDescription } from '../../src/core/render/text/status.ts';
import { renderText } from '../../src/core/render/text/text.ts';
import { toReport } from '../../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../../src/core/stored/decode.ts';
import { judge } from '../../src/core/words/judge.ts';
import { POLICY } from '../../test/contracts/policy.ts';
import { KINDS } from './files.ts';

const MAX_BYTES = 65_000;

const WHOLE: readonly Recording[] = (KINDS[0]?.texts ?? []).map((text) => {
  const decoded = decodeRecording(JSON.parse(text));
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.value;
});

/** What the whole program makes of a file that was taken. Throws for a judgement that its own reader refuses. */
export function through(kind: string, value: unknown): readonly Judgement[] {
  const judgements =
    kind === 'judgement'
      ? [value as Judgement]
      : kind === 'history'
        ? WHOLE.map((head) => judged(head, head, value as History))
        : recordingThrough(value as Recording);
  for (const judgement of judgements) draw(judgement);
  return judgements;
}

/** As head against itself as it was, and as the base of a head that is whole. */
function recordingThrough(value: Recording): readonly Judgement[] {
  const like = WHOLE.filter(
    ({ arms }) => arms.head.workload.profileHash === value.arms.head.workload.profileHash,
  ).slice(0, 2);
  return like.flatMap((whole) => [judged(value, whole, null), judged(whole, value, null)]);
}

export function judged(head: Recording, base: Recording, history: History | null): Judgement {
  const run = { recording: base, origin: 'bench', distance: 0 };
  const merged = history === null ? null : mergeHistory(history, history);
  const baseline: Baseline = { runs: [run], refused: [], history: merged };
  const createdAt = '2026-11-25T12:00:00.000Z';
  return judge({
    head,
    baseline,
    policy: POLICY,
    createdAt,
    tool: 'fuzz',
    remedy: { kind: 'told', text: 'None.' },
  });
}

function draw(judgement: Judgement): void {
  const again = decodeJudgement(JSON.parse(JSON.stringify(judgement)));
  if (!again.ok) throw new Error(`a judgement of ours is refused: ${again.reason}`);
  exitCode(judgement);
  const report = toReport(judgement, { runUrl: null });
  const texts = [
    renderComment(report, { maxBytes: MAX_BYTES }),
    renderSummary(report, { maxBytes: MAX_BYTES }),
    renderText(report, { width: 100 }),
    renderStatusDescription(report),
    ...renderAnnotations(report).map(({ message }) => message),
  ];
  const odd = texts.find((text) => /\b(NaN|Infinity|undefined)\b/.test(text));
  if (odd !== undefined && !JSON.stringify(judgement).includes('undefined')) {
    throw new Error(`a number that is none is printed: ${/.*\b(NaN|Infinity|undefined)\b.*/.exec(odd)?.[0]}`);
  }
  const large = texts.find((text) => Buffer.byteLength(text) > MAX_BYTES && text.startsWith('#'));
  if (large !== undefined) throw new Error('a comment is larger than it may be');
}
