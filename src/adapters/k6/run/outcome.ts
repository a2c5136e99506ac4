import { undelivered } from '../../../core/decision/load/undelivered.ts';
import type { Outcome } from '../../../core/model/recording/load.ts';
import { noteText } from '../../../core/words/note.ts';
import type { Trouble } from '../../../ports/trouble.ts';
import { type Failing, failingText } from '../collect/failing-requests.ts';
import { formatDuration } from '../duration.ts';
import { type NotFetched, notFetched, VENDOR } from '../script/script-trouble.ts';
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
  /** requests that failed; absent: none is known */
  readonly failing?: readonly Failing[];
};

/** `reasons` are complete sentences that say why the run may not be judged; none: it may. */
export type Judged = { readonly outcome: Outcome; readonly reasons: readonly string[] };

/** Exit code 0 proves nothing: a run that ended well is looked at for what it measured. */
export function outcomeOf(ending: Ending): Judged {
  const broken = brokenBy(ending);
  if (broken !== null) return { outcome: broken.outcome, reasons: [broken.trouble.text] };
  const outcome = ending.exit.code === 99 ? 'thresholds-crossed' : 'completed';
  const lacking = undelivered({ ...ending, exhausted: ending.vusExhausted });
  return { outcome, reasons: lacking === null ? [] : [noteText(lacking)] };
}

type Broken = { readonly outcome: Outcome; readonly trouble: Trouble };
type Whether = Omit<Ending, 'dropped' | 'vusExhausted' | 'iterationRate' | 'targetRate'>;

/** Why there is nothing to judge at all; null: load was driven, well or badly. */
export function brokenBy(ending: Whether): Broken | null {
  const broken = brokenRun(ending) ?? emptyRun(ending);
  const { failing = [] } = ending;
  if (broken === null || failing.length === 0 || !SCRIPTS_OWN.includes(broken.outcome)) return broken;
  const { outcome, trouble } = broken;
  const text = `${trouble.text} Failed requests: ${failingText(failing)}.`;
  const said = [trouble.said ?? '', ...failing.map(({ what }) => what)].join('\n');
  return { outcome, trouble: { ...trouble, text, said } };
}

/** What broke it, as a sentence without its full stop, and the words of k6's or of the script's that end it. */
function brokenAs(outcome: Outcome, kind: string, text: string, said: string | null = null): Broken {
  return { outcome, trouble: { text: said === null ? `${text}.` : `${text}: ${said}.`, kind, said } };
}

/** What a failed request may explain. */
const SCRIPTS_OWN: readonly Outcome[] = ['script-error', 'aborted', 'all-iterations-failed', 'timed-out'];

/** Whether something outside of script and application ended k6: a signal that is not ours, or a fault of its own. */
export function endedFromOutside({ code, stopped }: K6Exit): boolean {
  return stopped === null && (code === null || code === 105 || code === 109);
}

/** Whether the script ended it, by a call, an exception or a time limit that holds for both arms. */
export function endedByScript({ code, stopped }: K6Exit): boolean {
  if (stopped !== null) return stopped === 'timed-out';
  return code !== null && [100, 101, 102, 107, 108].includes(code);
}

/** k6's exit code for a call of test.fail(). */
const MARKED = 110;
/** Kind of that trouble, where it is one. */
export const TEST_FAIL = 'test-fail';

/** Whether the script marked its test as failed. That ends nothing: k6 goes on to the end of its load. */
export const isMarked = ({ code, stopped }: K6Exit): boolean => stopped === null && code === MARKED;

/** Whether k6 came to the end of its load, whatever the script thinks of it by its thresholds or a mark. */
export const isWhole = (exit: K6Exit): boolean =>
  isMarked(exit) || (exit.stopped === null && (exit.code === 0 || exit.code === 99));

function brokenRun({ exit, heard, elapsedMs, limitMs }: Whether): Broken | null {
  if (exit.stopped === 'enough') return null;
  const after = `after ${formatDuration(elapsedMs)}`;
  if (exit.stopped === 'cancelled') return brokenAs('cancelled', 'stopped', `The run was cancelled ${after}`);
  if (exit.stopped === 'timed-out') {
    const text = `k6 did not end within ${formatDuration(limitMs)} and was stopped`;
    return brokenAs('timed-out', 'limit', text);
  }
  if (exit.stopped === 'refused') {
    const refused = [...heard.refused].join(', ');
    const whom = refused === '' ? '' : ` to ${refused}`;
    const text = `Every connection${whom} was refused for some seconds, so the load was stopped ${after}.`;
    return { outcome: 'aborted', trouble: { text, kind: 'refused', said: refused } };
  }
  if (exit.code === null) {
    const signal = exit.signal ?? 'a signal';
    const memory = exit.signal === 'SIGKILL' ? '; the machine may have run out of memory' : '';
    return brokenAs('crashed', `k6 ${signal}`, `k6 was ended by ${signal} ${after}${memory}`);
  }
  const missed = missedModule({ exit, heard });
  return missed === null ? byExitCode(exit.code, after, saidBy(heard)) : brokenByNetwork(missed);
}

/** The module for want of which k6 ended before it began, as each start of it fetches them all anew; null: it has all. */
export function missedModule({ exit, heard }: Pick<Ending, 'exit' | 'heard'>): NotFetched | null {
  const last = exit.stopped === null && exit.code !== null && !isWhole(exit) ? lastError(heard) : undefined;
  return last === undefined ? null : notFetched(last);
}

/** Kind of that trouble, which is no revision's. */
export const NOT_FETCHED = 'not-fetched';

function brokenByNetwork({ url, cause }: NotFetched): Broken {
  const text = `The script imports ${url}, which k6 could not fetch: ${cause}. ${VENDOR}`;
  return { outcome: 'crashed', trouble: { text, kind: NOT_FETCHED, said: cause } };
}

function byExitCode(code: number, after: string, said: string | null): Broken | null {
  switch (code) {
    case 0:
    case 99:
      return null;
    case 100:
      return brokenAs('timed-out', 'setup-limit', 'setup() did not end within its time limit', said);
    case 101:
      return brokenAs('timed-out', 'teardown-limit', 'teardown() did not end within its time limit', said);
    case 102:
      return brokenAs('timed-out', 'script-limit', `A time limit of the script ended the run ${after}`, said);
    case 103:
      return brokenAs('aborted', 'rest-api', `The run was stopped through k6's REST API ${after}`);
    case 105:
      return brokenAs('cancelled', 'interrupted', `k6 was stopped by a signal from outside ${after}`);
    case 107:
      return brokenAs(
        'script-error',
        'exception',
        `The script ended the run with an exception ${after}`,
        said,
      );
    case 108:
      return brokenByAbort(after, said);
    case 109:
      return brokenAs('crashed', 'crash', `k6 itself crashed ${after}`, said);
    case MARKED:
      return brokenAs('script-error', TEST_FAIL, 'The script called test.fail()', said);
    default:
      return brokenAs('crashed', 'exit-code', `k6 ended with exit code ${code} ${after}`, said);
  }
}

/** k6's browser module ends a run as the script may, where no browser starts. */
function brokenByAbort(after: string, said: string | null): Broken {
  if (said?.startsWith('error building browser') !== true) {
    return brokenAs('aborted', 'test-abort', `The script called test.abort() ${after}`, said);
  }
  const broken = brokenAs('aborted', 'no-browser', `k6 could not start a browser ${after}`, said);
  if (!said.includes('--no-sandbox')) return broken;
  const cure =
    "Root has to start Chromium without its sandbox: set `K6_BROWSER_ARGS: no-sandbox` in the step's `env`.";
  return { ...broken, trouble: { ...broken.trouble, text: `${broken.trouble.text} ${cure}` } };
}

/** The last error that adds something to the exit code. */
const lastError = ({ errors }: Heard): string | undefined =>
  errors.findLast(
    (error) => !error.startsWith('thresholds on metrics') && error !== 'test run was marked as failed',
  );

/** k6's last words that add something to the exit code; null: there are none. */
function saidBy(heard: Heard): string | null {
  const last = lastError(heard);
  if (last === undefined) return null;
  return firstLine(last)
    .replace(/^test (marked as failed|aborted): /, '')
    .replace(/\.$/, '');
}

function emptyRun({ requests, iterations, thrown, heard }: Whether): Broken | null {
  const { firstThrown } = heard;
  if (thrown > 0 && thrown >= iterations) {
    const why = firstThrown === null ? '' : `, the first with "${firstThrown}"`;
    const text = `All ${Math.max(thrown, iterations)} iterations threw an exception${why}.`;
    return { outcome: 'all-iterations-failed', trouble: { text, kind: 'all-threw', said: firstThrown } };
  }
  if (iterations === 0 && requests > 0) {
    const text = `No iteration finished, though ${requests} requests were made`;
    return brokenAs('all-iterations-failed', 'none-finished', text);
  }
  const nothing = 'so there is nothing to judge';
  if (iterations === 0) {
    return brokenAs('no-data', 'nothing', `No iteration finished and no request was made, ${nothing}`);
  }
  if (requests === 0) {
    return brokenAs('no-data', 'no-request', `The ${iterations} iterations made no request, ${nothing}`);
  }
  return null;
}
