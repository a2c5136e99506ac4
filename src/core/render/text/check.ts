import stringWidth from 'string-width';
import type { ExpectedSubject, ScriptCheck } from '../../model/script-check.ts';
import { databaseLines } from '../../words/check/databases.ts';
import { dependenceText } from '../../words/check/depends.ts';
import {
  loadLines,
  ONE_ITERATION,
  percentilesText,
  requestsText,
  WAY_NAMES,
} from '../../words/check/expected.ts';
import { hazardText } from '../../words/check/hazards.ts';
import { presetLines, presetTitle } from '../../words/check/preset.ts';
import { expectedTargetText } from '../../words/targets/why.ts';
import { inert } from './log-lines.ts';
import { plain, type TextOptions } from './paint.ts';
import { cut, visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** Endpoints that are printed. */
const MOST = 20;
/** Longest name of one; columns. */
const NAME = 48;
/** Longest sentence, which may hold names of the script; characters. */
const SENTENCE = 2000;

/** What was found of a script, for a terminal. */
export function renderCheck(check: ScriptCheck, { paint = plain, width }: TextOptions): string {
  const { way, load, window } = check;
  const title = paint('bold', paint('green', WAY_NAMES[way.kind]));
  const lines = [
    `${title}  ${clean(check.script)}: ${clean(way.why)}`,
    ...(check.preset ? section(presetTitle(check.preset), presetLines(check.preset)) : []),
    ...section('It depends', check.depends.map(dependenceText)),
    ...section('Load', loadLines(load, window)),
    ...section('Databases', databaseLines(check.databases, way.kind)),
    '',
    ...subjects(check),
    ...section('Targets', check.targets.map(expectedTargetText)),
    ...section('Worth knowing', check.hazards.map(hazardText)),
  ].flatMap((line) => wrap(line, width));
  return `${lines.map(inert).join('\n')}\n`;
}

const clean = (text: string): string => cut(visible(text), SENTENCE);

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  - ${clean(line)}`)];
}

function subjects({ subjects: all, window }: ScriptCheck): readonly string[] {
  const shown = all.slice(0, MOST);
  const cells = shown.map((subject) => [nameOf(subject), requestsText(subject.requests)] as const);
  const head = ['endpoint', `requests per ${window.kind === 'turn' ? 'run' : window.kind}`] as const;
  const widths = [0, 1].map((at) =>
    Math.max(...[head, ...cells].map((row) => stringWidth(row[at === 0 ? 0 : 1]))),
  );
  const row = (name: string, requests: string, judged: string) =>
    `  ${name}${' '.repeat((widths[0] ?? 0) - stringWidth(name))}  ${requests.padStart(widths[1] ?? 0)}  ${judged}`;
  const rows = shown.map((subject, index) => {
    const [name, requests] = cells[index] ?? ['', ''];
    return row(name, requests, percentilesText(subject, window));
  });
  const rest = all.length - shown.length;
  const more = rest > 0 ? [`  and ${rest} more`] : [];
  return [row(...head, 'judged (what the rest would take)'), ...rows, ...more, `  ${ONE_ITERATION}`];
}

const nameOf = ({ name }: ExpectedSubject): string =>
  name === null ? 'all requests' : cut(visible(name), NAME);
