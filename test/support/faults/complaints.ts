import { shaOf } from '../../contracts/samples.ts';
import type { Emulator } from '../github/emulator.ts';
import type { Call } from './calls.ts';
import type { Case } from './case.ts';
import type { Left } from './full-run.ts';

export type Ended = Case & {
  readonly left: Left;
  readonly emulator: Emulator;
  /** comments that were there before */
  readonly comments: number;
};

/** Everything that a run must keep, whatever GitHub does, and did not. */
export function complaints(ended: Ended): readonly string[] {
  const { left, emulator } = ended;
  return [
    ...(left.files.length === 2 ? [] : ['the files are not on disk']),
    ...emulator.violations.map((text) => `against GitHub's description: ${text}`),
    ...twice(ended),
    ...(isReading(ended.call) && !isSpared(ended) ? ofReading(ended) : ofVerdict(ended)),
    ...ofFix(ended),
    ...ofAnchor(ended),
  ];
}

const isReading = ({ serves }: Call): boolean => serves === 'reading' || serves === 'candidate';

const isSpared = ({ call, trouble }: Ended): boolean => call.spared?.includes(trouble.name) === true;

/** A comment that may not be edited is followed by one new one, not by one for each try. */
function mostComments({ call, trouble, comments: before }: Ended): number {
  const refused = call.method === 'PATCH' && /^(403 permission|404|410)$/.test(trouble.name);
  return before + (before === 0 || refused ? 1 : 0);
}

function twice(ended: Ended): readonly string[] {
  const { emulator } = ended;
  const { comments, checks, statuses, artifacts } = emulator.state;
  const states = statuses.map(({ context, state }) => `${context} ${state}`);
  const own = artifacts.filter(({ runId }) => runId === 300);
  return [
    ...(comments.length > mostComments(ended) ? [`${comments.length} comments`] : []),
    ...(checks.length > 1 ? [`${checks.length} check runs`] : []),
    ...(new Set(states).size < states.length ? [`statuses: ${states.join(', ')}`] : []),
    ...(own.length > 1 ? [`${own.length} artifacts`] : []),
  ];
}

/** Head three times as slow is a failure, and half as slow a pass. */
const verdictOf = ({ slower }: Ended): readonly [string, number] => (slower > 1 ? ['fail', 1] : ['pass', 0]);

function ofVerdict(ended: Ended): readonly string[] {
  const { judgement, exitCode } = ended.left;
  const [verdict, code] = verdictOf(ended);
  if (judgement.verdict === verdict && exitCode === code) return [];
  return [`the verdict became ${judgement.verdict} (exit code ${exitCode}): ${judgement.reason}`];
}

/** The next candidate with the verdict that it gives, else in words that it could not be read. */
function ofReading(ended: Ended): readonly string[] {
  const { left, call, lasts } = ended;
  const { judgement, exitCode } = left;
  const base = judgement.base?.source.sha;
  if (base !== undefined) {
    if (lasts === 'always' && call.serves === 'reading') return [`it was compared with ${base} all the same`];
    const wanted = call.serves === 'candidate' && lasts === 'always' && call.scene === 'first push';
    return [...ofVerdict(ended), ...(wanted && base !== shaOf(2) ? [`compared with ${base}`] : [])];
  }
  if (call.serves === 'candidate') return [`no other candidate was taken: ${judgement.reason}`];
  const { verdict, reason } = judgement;
  const right = verdict === 'no-baseline' && exitCode === 0 && /could not be read\. /.test(reason);
  const shown = ended.emulator.state.comments.map(({ body }) => body).join('\n');
  const lies = /no regression|no baseline yet/.test(`${reason}\n${shown}`);
  return [...(right ? [] : [`${verdict}: ${reason}`]), ...(lies ? ['it reads like a pass, or a start'] : [])];
}

/** Without the release's name it is not compared with, and says so; a 404 is how GitHub says that there is none. */
function ofAnchor({ left, call, lasts, trouble }: Ended): readonly string[] {
  if (call.scene !== 'anchored' || lasts !== 'always') return [];
  const note = left.judgement.notes.find((text) => text.startsWith('Not compared with'));
  if (note === undefined) return [`no word of the release: ${left.judgement.notes.join(' | ')}`];
  const none = trouble.name === '404' && note.includes('none is known');
  return none || trouble.fix.test(note) ? [] : [`the note names no fix: ${note}`];
}

/** Where the trouble shows, the log names what mends it. */
function ofFix({ left, trouble, call }: Ended): readonly string[] {
  const failed = left.receipts.filter(({ state }) => state === 'failed');
  const warnings = left.said.filter(({ level }) => level === 'warning').map(({ text }) => text);
  const blind = left.judgement.reasons.some(({ kind }) => kind === 'unread');
  const lost = warnings.some((text) => text.startsWith('The baseline could not be stored'));
  if (failed.length === 0 && !blind && !lost) return [];
  const fix = call.serves === 'storing' ? /next run|Check|job of this run|Use / : trouble.fix;
  // A look after a lost answer is not what failed: the answer was lost.
  const again = call.after !== undefined && warnings.some((text) => text.includes('Run the job again'));
  return again || warnings.some((text) => fix.test(text))
    ? []
    : [`the log names no fix: ${warnings.join(' | ')}`];
}
