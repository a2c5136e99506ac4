import { beforeNewestLevel } from '../baseline/accepted-level.ts';
import { comparableEntries, measuredBy, mismatch } from '../baseline/comparable.ts';
import { levelOfScript } from '../decision/stored/script-level.ts';
import type { History, HistoryEntry, Mark } from '../model/baseline.ts';
import { machineOf } from '../model/machine.ts';
import { METRIC_IDS } from '../model/metric.ts';
import type { Recording } from '../model/recording/recording.ts';
import { runKey } from '../model/run-key.ts';
import { listed, nameOf } from './names.ts';

/**
 * One line for each run of a history, newest first: whether a run like `head` is compared with it, and if not, why; then
 * one for each of `before` that is in it no longer.
 */
export function explainHistory(
  history: History,
  head: Recording,
  before: readonly HistoryEntry[],
): readonly string[] {
  const comparable = comparableEntries(measuredBy(head), history);
  const older = beforeNewestLevel(comparable);
  const { before: held } = levelOfScript(head.arms.head.workload.scriptHash, comparable);
  const kept = new Set(history.entries.map(runKey));
  return [
    ...history.entries.map(
      (entry) => `${runName(entry)}: ${whyHeld(entry, held) ?? why(entry, head, older)}`,
    ),
    ...before
      .filter((entry) => !kept.has(runKey(entry)))
      .map((entry) => `${runName(entry)}: dropped, since 50 runs that say more are kept`),
  ];
}

function runName({ runId, attempt, sha, createdAt }: HistoryEntry): string {
  const run = runId > 0 ? `run ${runId}${attempt > 1 ? ` attempt ${attempt}` : ''}` : 'local run';
  return `${run} (${sha.slice(0, 7) || 'no commit'}, ${createdAt.slice(0, 16).replace('T', ' ')})`;
}

/** Of a run of the script before, whose level is that of a regression that is open since; null: it is none. */
function whyHeld(entry: HistoryEntry, held: readonly HistoryEntry[]): string | null {
  const marks = held
    .filter((one) => runKey(one) === runKey(entry))
    .flatMap(({ values }) =>
      Object.entries(values).flatMap(([subject, all]) =>
        METRIC_IDS.filter((metric) => all[metric] !== undefined).map((metric) => ({ subject, metric })),
      ),
    );
  if (marks.length === 0) return null;
  return `another script, compared in ${marksOf(marks)} alone: a regression that is open since`;
}

/** As `earlierRuns` chooses: another load, environment or script is never compared, another machine only where too few are left. */
function why(entry: HistoryEntry, head: Recording, older: readonly HistoryEntry[]): string {
  const out = incomparable(entry, head);
  if (out !== null) return `not compared: ${out}`;
  const notes = [
    entry.machine === machineOf(head.environment) ? [] : [`another machine (${entry.machine})`],
    entry.accepted === undefined
      ? []
      : [`a new level of ${marksOf(entry.accepted)} begins here, which was accepted`],
    entry.improved === undefined
      ? []
      : [`a new level of ${marksOf(entry.improved)} begins here, which is better`],
    entry.regressed === undefined
      ? []
      : [`without ${marksOf(entry.regressed)}: a regression that was not accepted with it`],
    older.includes(entry) ? ['without figures of which a later run began a new level'] : [],
  ].flat();
  return notes.length === 0 ? 'compared' : `compared; ${notes.join('; ')}`;
}

function incomparable(entry: HistoryEntry, head: Recording): string | null {
  switch (mismatch(measuredBy(head), entry)) {
    case 'validity':
      return 'it is not valid';
    case 'environment':
      return `environment \`${entry.environment}\``;
    case 'load profile':
      return 'another load profile';
    case 'k6 version':
      return `${entry.generator.name} ${entry.generator.version}`;
    case null:
      return entry.scriptHash === head.arms.head.workload.scriptHash ? null : 'another script';
  }
}

const marksOf = (marks: readonly Mark[]): string =>
  listed(marks.map(({ subject, metric }) => `${metric} of ${nameOf(subject)}`));
