import { expect, test } from 'vitest';
import { atAcceptedLevel, openRegressions } from '../../../src/core/baseline/accepted-level.ts';
import { compact } from '../../../src/core/baseline/compact.ts';
import { mergeHistory } from '../../../src/core/baseline/merge-history.ts';
import type { HistoryEntry, Mark } from '../../../src/core/model/baseline.ts';
import { sampleEntry, sampleHistory, sampleRecording, shaOf } from '../../contracts/samples.ts';

const P95: Mark = { subject: 'overall', metric: 'p95' };
const P50: Mark = { subject: 'overall', metric: 'p50' };

/** Runs 1…count, a minute apart, newest first. */
function runs(count: number, marks: (runId: number) => Partial<HistoryEntry> = () => ({})): HistoryEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const runId = index + 1;
    const createdAt = new Date(Date.UTC(2026, 10, 1, 0, runId)).toISOString();
    const entry = sampleEntry(sampleRecording({ runId, sha: shaOf(runId) }, { createdAt }));
    return { ...entry, ...marks(runId) };
  }).toReversed();
}

const idsOf = (entries: readonly HistoryEntry[]) => entries.map(({ runId }) => runId);
const from = (last: number, count: number) => Array.from({ length: count }, (_, index) => last - index);

test('up to fifty runs all stay, and of more the newest', () => {
  expect(compact(runs(50))).toHaveLength(50);
  expect(idsOf(compact(runs(70)))).toEqual(from(70, 50));
});

test('thirty runs of the accepted level stay, however many regressed ones follow', () => {
  const kept = compact(runs(140, (runId) => (runId > 40 ? { regressed: [P95] } : {})));
  expect(idsOf(kept)).toEqual([...from(140, 19), 41, ...from(40, 30)]);
  const level = atAcceptedLevel(kept).filter(({ values }) => values['overall']?.p95 !== undefined);
  expect(level).toHaveLength(30);
});

test('the run that brought a regression is still the one that is named', () => {
  const all = runs(140, (runId) => (runId > 40 ? { regressed: [P95] } : {}));
  expect(openRegressions(compact(all))).toEqual(openRegressions(all));
  expect(openRegressions(compact(all))[0]?.sha).toBe(shaOf(41));
});

test('an accepted level still begins where it did, so that runs before it do not count again', () => {
  const marks = (runId: number): Partial<HistoryEntry> => {
    if (runId === 41) return { accepted: [P50], regressed: [P95] };
    return runId > 41 ? { regressed: [P95] } : {};
  };
  const kept = compact(runs(140, marks));
  expect(idsOf(kept)).toContain(41);
  const levelOf = (entries: readonly HistoryEntry[]) =>
    idsOf(atAcceptedLevel(entries).filter(({ values }) => values['overall']?.p50 !== undefined));
  expect(Math.min(...levelOf(kept))).toBe(41);
  expect(Math.min(...levelOf(kept.filter(({ runId }) => runId !== 41)))).toBeLessThan(41);
});

test('so does one that an improvement began', () => {
  const kept = compact(runs(140, (runId) => (runId === 20 ? { improved: [P50] } : {})));
  expect(idsOf(kept)).toEqual([...from(140, 49), 20]);
});

test('of two entries of one run the one that tells an improvement stays', () => {
  const [plain] = runs(1);
  const [told] = runs(1, () => ({ improved: [P50] }));
  if (plain === undefined || told === undefined) throw new Error('no run');
  const whole = (entry: HistoryEntry) => ({ ...sampleHistory(), entries: [entry] });
  expect(mergeHistory(whole(plain), whole(told)).entries).toEqual([told]);
});

test('a history in which every run is a turn stays within fifty', () => {
  const marks = (runId: number) => ({ accepted: [{ subject: `GET ${runId}`, metric: 'p95' as const }] });
  expect(idsOf(compact(runs(200, marks)))).toEqual(from(200, 50));
});

test('compacting again changes nothing', () => {
  const once = compact(runs(140, (runId) => (runId % 3 === 0 ? { regressed: [P95] } : {})));
  expect(compact(once)).toEqual(once);
});

test('two runs of one millisecond are two runs, and two attempts too', () => {
  const one = sampleHistory(sampleRecording({ runId: 7 }));
  const attempt = sampleHistory(sampleRecording({ runId: 7, attempt: 2 }));
  const other = sampleHistory(sampleRecording({ runId: 8 }));
  const local = (sha: string) => sampleHistory(sampleRecording({ runId: 0, attempt: 0, sha }));
  const merged = mergeHistory(one, attempt, other, local(shaOf(1)), local(shaOf(2)), local(shaOf(2)));
  expect(merged.entries.map(({ runId, attempt: nth }) => [runId, nth])).toEqual([
    [8, 1],
    [7, 2],
    [7, 1],
    [0, 0],
    [0, 0],
  ]);
});

test('the union does not depend on the order of its parts', () => {
  const parts = [runs(3), runs(5), runs(4, () => ({ regressed: [P95] }))].map((entries) => ({
    ...sampleHistory(sampleRecording()),
    entries,
  }));
  const [a, b, c] = parts as [
    (typeof parts)[0] & object,
    (typeof parts)[0] & object,
    (typeof parts)[0] & object,
  ];
  const expected = mergeHistory(a, b, c);
  expect(idsOf(expected.entries)).toEqual([5, 4, 3, 2, 1]);
  expect(mergeHistory(c, b, a)).toEqual(expected);
  expect(mergeHistory(mergeHistory(b, c), a)).toEqual(expected);
  expect(expected.entries.map(({ regressed }) => regressed?.length ?? 0)).toEqual([0, 1, 1, 1, 1]);
});

test('of two loads each keeps the run that brought its regression', () => {
  const all = runs(140, (runId) => {
    const profileHash = runId % 2 === 0 ? 'night' : 'push';
    return runId > 40 ? { profileHash, regressed: [profileHash === 'night' ? P50 : P95] } : { profileHash };
  });
  const kept = compact(all);
  for (const load of ['night', 'push']) {
    const of = (entries: readonly HistoryEntry[]) => entries.filter((one) => one.profileHash === load);
    expect(openRegressions(of(kept))).toEqual(openRegressions(of(all)));
  }
  expect(kept).toHaveLength(50);
});
