import { expect, test } from 'vitest';
import { mergeHistory } from '../../../src/core/baseline/merge-history.ts';
import type { HistoryEntry } from '../../../src/core/model/baseline.ts';
import { machineOf } from '../../../src/core/model/machine.ts';
import { explainHistory } from '../../../src/core/words/history.ts';
import { sampleEntry, sampleHistory, sampleRecording, shaOf } from '../../contracts/samples.ts';

const head = sampleRecording({ runId: 9, sha: shaOf(9) });
const P95 = { subject: 'overall', metric: 'p95' } as const;

/** Run `runId` of that minute, like head but for `more`. */
function entry(runId: number, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const createdAt = `2026-11-01T10:${String(runId).padStart(2, '0')}:00.000Z`;
  const plain = sampleEntry(sampleRecording({ runId, sha: shaOf(runId) }, { createdAt }));
  return { ...plain, machine: machineOf(head.environment), ...more };
}

const explained = (...entries: readonly HistoryEntry[]) =>
  explainHistory({ ...sampleHistory(head), entries }, head, entries);

test('a run like head is compared, and whatever differs is named', () => {
  const lines = explained(
    entry(7),
    entry(6, { profileHash: 'x' }),
    entry(5, { environment: 'staging' }),
    entry(4, { generator: { name: 'k6', version: '1.8.1' } }),
    entry(3, { valid: false }),
    entry(2, { machine: 'a laptop' }),
    entry(1, { attempt: 2 }),
  );
  expect(lines).toEqual([
    'run 7 (aaaaaaa, 2026-11-01 10:07): compared',
    'run 6 (aaaaaaa, 2026-11-01 10:06): not compared: another load profile',
    'run 5 (aaaaaaa, 2026-11-01 10:05): not compared: environment `staging`',
    'run 4 (aaaaaaa, 2026-11-01 10:04): not compared: k6 1.8.1',
    'run 3 (aaaaaaa, 2026-11-01 10:03): not compared: it is not valid',
    'run 2 (aaaaaaa, 2026-11-01 10:02): compared; another machine (a laptop)',
    'run 1 attempt 2 (aaaaaaa, 2026-11-01 10:01): compared',
  ]);
});

test('the accepted level and open regressions are named', () => {
  const many = Array.from({ length: 5 }, (_, index) => ({ ...P95, subject: `GET ${index}` }));
  const [newest, level, older] = explained(
    entry(3, { regressed: [P95] }),
    entry(2, { accepted: many }),
    entry(1, { runId: 0, sha: '' }),
  );
  expect(newest).toContain(
    'compared; without p95 of all requests: a regression that was not accepted with it',
  );
  expect(level).toContain('a new level of p95 of GET 0, p95 of GET 1, p95 of GET 2 and 2 more begins here');
  expect(older).toBe(
    'local run (no commit, 2026-11-01 10:01): compared; without figures of which a later run began a new level',
  );
});

test('a run that the history has no room for is named once, as dropped', () => {
  const before = Array.from({ length: 50 }, (_, index) => entry(50 - index));
  const whole = { ...sampleHistory(head), entries: before };
  const merged = mergeHistory(whole, { ...whole, entries: [entry(51)] });
  const lines = explainHistory(merged, head, before);
  expect(lines).toHaveLength(51);
  expect(lines.filter((line) => line.includes('dropped'))).toEqual([
    'run 1 (aaaaaaa, 2026-11-01 10:01): dropped, since 50 runs that say more are kept',
  ]);
});
