import { undelivered } from '../../../core/decision/load/undelivered.ts';
import type { Outcome } from '../../../core/model/recording/load.ts';
import { noteText } from '../../../core/words/note.ts';
import { formatDuration } from '../duration.ts';
import { firstLine, type Heard } from './k6-log.ts';
import type { K6Exit } from './k6-process.ts';

/** What is known once k6 has ended. Counts are of judged samples. */
export type Ending = {
  readonly exit: K6Exit;
  readonly heard: Heard;
  readonly requests: number;
  readonly iterations: number;
  /** judged iterations that threw */
  readonly thrown: number;
  readonly dropped: number;
  /** whether a judged scenario had no VU left at some time */
  readonly vusExhausted: boolean;
  /** iterations per second: reached, and wanted (null: not an open, steady load) */
  readonly iterationRate: number;
  readonly targetRate: number | null;
  readonly elapsedMs: number;
  readonly limitMs: number;
  /** requests that failed, in words; absent: none is known */
  readonly failing?: readonly string[];
};

/** `reasons` are complete sentences that say why the run may not be judged; none: it may. */
export type Judged = { readonly outcome: Outcome; readonly reasons: readonly string[] };

/** Exit code 0 proves nothing: a run that ended well is looked at for what it measured. */
export function outcomeOf(ending: Ending): Judged {
  const broken = brokenBy(ending);
  if (broken !== null) return { outcome: broken[0], reasons: [broken[1]] };
  const outcome = ending.exit.code === 99 ? 'thresholds-crossed' : 'completed';
  const lacking = undelivered({ ...ending, exhausted: ending.vusExhausted });
  return { outcome, reasons: lacking === null ? [] : [noteText(lacking)] };
}

type Broken = readonly [Outcome, string] | null;
type Whether = Omit<Ending, 'dropped' | 'vusExhausted' | 'iterationRate' | 'targetRate'>;

/** Why there is nothing to judge at all, as an outcome and a sentence; null: load was driven, well or badly. */
export function brokenBy(ending: Whether): Broken {
  const broken = brokenRun(ending) ?? emptyRun(ending);
  const { failing = [] } = ending;
  if (broken === null || failing.length === 0 || !SCRIPTS_OWN.includes(broken[0])) return broken;
  return [broken[0], `${broken[1]} Failed requests: ${failing.join(', ')}.`];
}

/** What a failed request may explain. */
const SCRIPTS_OWN: readonly Outcome[] = ['script-error', 'aborted', 'all-iterations-failed', 'timed-out'];

/** Whether something outside of script and application ended k6: a signal that is not ours, or a fault of its own. */
export function endedFromOutside({ code, stopped }: K6Exit): boolean {
  return stopped === null && (code === null || code === 105 || code === 109);
}

function brokenRun({ exit, heard, elapsedMs, limitMs }: Whether): Broken {
  const after = `after ${formatDuration(elapsedMs)}`;
  const said = saidBy(heard);
  if (exit.stopped === 'cancelled') return ['cancelled', `The run was cancelled ${after}.`];
  if (exit.stopped === 'timed-out') {
    return ['timed-out', `k6 did not end within ${formatDuration(limitMs)} and was stopped.`];
  }
  if (exit.stopped === 'refused') {
    const whom = heard.refused.size === 0 ? '' : ` to ${[...heard.refused].join(', ')}`;
    return [
      'aborted',
      `Every connection${whom} was refused for some seconds, so the load was stopped ${after}.`,
    ];
  }
  if (exit.code === null) {
    const memory = exit.signal === 'SIGKILL' ? '; the machine may have run out of memory' : '';
    return ['crashed', `k6 was ended by ${exit.signal ?? 'a signal'} ${after}${memory}.`];
  }
  switch (exit.code) {
    case 0:
    case 99:
      return null;
    case 100:
      return ['timed-out', `setup() did not end within its time limit${said}.`];
    case 101:
      return ['timed-out', `teardown() did not end within its time limit${said}.`];
    case 102:
      return ['timed-out', `A time limit of the script ended the run ${after}${said}.`];
    case 103:
      return ['aborted', `The run was stopped through k6's REST API ${after}.`];
    case 105:
      return ['cancelled', `k6 was stopped by a signal from outside ${after}.`];
    case 107:
      return ['script-error', `The script ended the run with an exception ${after}${said}.`];
    case 108:
      return ['aborted', `The script called test.abort() ${after}${said}.`];
    case 109:
      return ['crashed', `k6 itself crashed ${after}${said}.`];
    case 110:
      return ['script-error', `The script called test.fail()${said}.`];
    default:
      return ['crashed', `k6 ended with exit code ${exit.code} ${after}${said}.`];
  }
}

/** k6's last words that add something to the exit code. */
function saidBy({ errors }: Heard): string {
  const last = errors.findLast(
    (error) => !error.startsWith('thresholds on metrics') && error !== 'test run was marked as failed',
  );
  if (last === undefined) return '';
  return `: ${firstLine(last)
    .replace(/^test (marked as failed|aborted): /, '')
    .replace(/\.$/, '')}`;
}

function emptyRun({ requests, iterations, thrown, heard }: Whether): Broken {
  const why = heard.firstThrown === null ? '' : `, the first with "${heard.firstThrown}"`;
  if (thrown > 0 && thrown >= iterations) {
    return [
      'all-iterations-failed',
      `All ${Math.max(thrown, iterations)} iterations threw an exception${why}.`,
    ];
  }
  if (iterations === 0 && requests > 0) {
    return ['all-iterations-failed', `No iteration finished, though ${requests} requests were made.`];
  }
  if (iterations === 0)
    return ['no-data', 'No iteration finished and no request was made, so there is nothing to judge.'];
  if (requests === 0) {
    return ['no-data', `The ${iterations} iterations made no HTTP request, so there is nothing to judge.`];
  }
  return null;
}
