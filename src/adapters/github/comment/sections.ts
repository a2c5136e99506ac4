import type { Verdict } from '../../../core/model/judgement/verdict.ts';
import { groupHeading, WORST_FIRST } from '../../../core/render/markdown/comment.ts';
import { bytesOf, firstLines, fitTogether } from '../../../core/render/markdown/fit.ts';
import {
  isHistory,
  type Push,
  readHistory,
  runPage,
  writeHistory,
} from '../../../core/render/markdown/verdict-history.ts';
import {
  decodeWord,
  encodeWord,
  isOtherWorkflow,
  isSameJob,
  type Marker,
  readJob,
  writeGroupMarker,
  writeJob,
} from './marker.ts';

/** The part of a shared comment that one job of one gate wrote. */
export type Section = Marker & {
  readonly verdict: Verdict;
  readonly pushes: readonly Push[];
  /** Markdown, as shown */
  readonly text: string;
};

const OPEN =
  /^<!-- perf-gate-section gate=(\S+) run=(\d{1,15}) attempt=(\d{1,9}) job=(\S*) verdict=(\S+) -->$/;
const CLOSE = '<!-- /perf-gate-section -->';

/** The sections of a shared comment. One whose fence is damaged is not read: its own job writes it again. */
export function readSections(body: string): readonly Section[] {
  const found: Section[] = [];
  let head: Omit<Section, 'pushes' | 'text'> | null = null;
  let lines: string[] = [];
  for (const line of body.split(/\r?\n/)) {
    const opened = readFence(line);
    if (head !== null && line === CLOSE) found.push(sectionOf(head, lines));
    if (opened !== null || line === CLOSE) {
      head = opened;
      lines = [];
    } else lines.push(line);
  }
  return found;
}

function readFence(line: string): Omit<Section, 'pushes' | 'text'> | null {
  const [, gate, runId, attempt, job, word] = OPEN.exec(line) ?? [];
  const verdict = WORST_FIRST.find((one) => one === word);
  if (gate === undefined || job === undefined || verdict === undefined) return null;
  return {
    gate: decodeWord(gate),
    runId: Number(runId),
    attempt: Number(attempt),
    ...readJob(job),
    verdict,
  };
}

function sectionOf(head: Omit<Section, 'pushes' | 'text'>, lines: readonly string[]): Section {
  const [first = ''] = lines;
  const shown = isHistory(first) ? lines.slice(1) : lines;
  return { ...head, pushes: readHistory(first), text: shown.join('\n').trim() };
}

/**
 * Whether a text of `a` is newer than what `b` may write: any job's of a later run of that gate and workflow, or that of a later attempt
 * of the same job, whose key is another one by then.
 */
export function overtakes(a: Marker, b: Marker): boolean {
  if (a.gate !== b.gate || isOtherWorkflow(a, b)) return false;
  return a.runId > b.runId || (a.runId === b.runId && a.attempt > b.attempt && isSameJob(a, b));
}

/** Whether `a` takes the place of `b`: it is newer, or the same job's of the same attempt. */
function replaces(a: Marker, b: Marker): boolean {
  const isSame = a.gate === b.gate && a.runId === b.runId && a.attempt === b.attempt && a.job === b.job;
  return isSame || overtakes(a, b);
}

/** Whether the section, or one that takes its place, is among these. */
export const holds = (sections: readonly Section[], section: Marker): boolean =>
  sections.some((one) => replaces(one, section));

/** The latest section of each job; of two alike the first. Worst verdict first. */
export function mergeSections(sections: readonly Section[]): readonly Section[] {
  const kept = sections.filter(
    (section, index) =>
      !sections.some(
        (other, at) => replaces(other, section) && (at < index || (at > index && !replaces(section, other))),
      ),
  );
  return kept.toSorted(
    (a, b) =>
      WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict) ||
      compare(a.gate, b.gate) ||
      compare(a.job, b.job),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Text of others cannot pass for a line that this program reads. */
export const disarm = (text: string): string => text.replace(/<!--(?=\s*\/?perf-gate)/g, '&lt;!--');

/** What a section costs besides its text, bytes. */
const frame = (section: Section): readonly [string, string] => [
  `<!-- perf-gate-section gate=${encodeWord(section.gate)} run=${section.runId} attempt=${section.attempt} ` +
    `job=${writeJob(section)} verdict=${section.verdict} -->`,
  CLOSE,
];

/** Bytes that are left for the text of one section beside the others: what they leave, and never less than its share. */
export function roomFor(section: Section, others: readonly Section[], maxBytes: number): number {
  const cost = (one: Section): number => bytesOf(formsOf(one, null)[0] ?? '');
  const taken = others.reduce((sum, one) => sum + cost(one), 0) + cost({ ...section, text: '' });
  return Math.max(maxBytes - taken - HEAD, Math.floor(maxBytes / (others.length + 1)) - FRAME, LEAST);
}

/** Room for the first lines, and for a section's fences and history; bytes. */
const HEAD = 400;
const FRAME = 2000;
/** A section's own first lines; bytes. */
const LEAST = 1000;

export type Shared = {
  readonly group: string;
  readonly sections: readonly Section[];
  readonly maxBytes: number;
  /** page of this run, to link the others' by; null: no links */
  readonly runUrl: string | null;
};

/** The whole shared comment. Where it would be too long, the longest sections are cut to their first lines. */
export function writeShared({ group, sections, maxBytes, runUrl }: Shared): string {
  const head = `${writeGroupMarker(group)}\n${groupHeading(sections.map(({ verdict }) => verdict))}`;
  const texts = fitTogether(
    sections.map((section) => formsOf(section, runUrl)),
    maxBytes - bytesOf(head),
  );
  return `${head}${texts.join('')}\n`;
}

/** A section in full, in its first lines, without its history, and empty: what remains is in the heading's count. */
function formsOf(section: Section, runUrl: string | null): readonly string[] {
  const [open, close] = frame(section);
  const wrap = (...parts: readonly string[]): string => `\n\n${[open, ...parts, close].join('\n')}`;
  const history = section.pushes.length === 0 ? [] : [writeHistory(section.pushes)];
  const where = runUrl === null ? 'run' : `[run](${runPage(runUrl, section.runId)})`;
  const short = firstLines(
    section.text,
    `_Shortened for length: the rest is in the summary of the ${where}._`,
  );
  return [wrap(...history, section.text, ''), wrap(...history, short), wrap(short), wrap()];
}
