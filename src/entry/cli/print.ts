import { styleText } from 'node:util';
import type { Judgement } from '../../core/model/judgement/judgement.ts';
import { commentText } from '../../core/render/text/comment/comment-text.ts';
import { renderLoadTest } from '../../core/render/text/load-test.ts';
import type { Paint, TextOptions } from '../../core/render/text/paint.ts';
import { renderText } from '../../core/render/text/text.ts';
import { toReport } from '../../core/report/report.ts';

const WIDTH = 100;

/** Prints a judgement to stdout: as JSON alone, or as a report, in colour only on a terminal. */
export function printJudgement(judgement: Judgement, json: boolean): void {
  process.stdout.write(json ? printedJson(judgement) : terminalReport(judgement));
}

/** JSON on stdout, which is a step's log where this runs in a workflow: nothing in it is a command to the runner. */
export function printedJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1).replaceAll('##[', '##\\u005b')}\n`;
}

/** The report as text for the terminal that stdout is, or plain where it is none. */
export function terminalReport(judgement: Judgement): string {
  return renderText(toReport(judgement, { runUrl: null }), terminal());
}

/** The load test report alone, of a run that is not compared; empty: nothing was measured. */
export function terminalLoadTest(judgement: Judgement): string {
  const { loadTest } = toReport(judgement, { runUrl: null });
  return loadTest === null ? '' : renderLoadTest(loadTest, terminal());
}

/** What the terminal that stdout is can show. */
export function terminal(): TextOptions {
  // It knows of NO_COLOR, FORCE_COLOR and what is no terminal.
  const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });
  return { paint, width: Math.min(process.stdout.columns ?? WIDTH, 140) };
}

/** A comment as it looks on a pull request, for the terminal that stdout is; in colour as `node:util` decides. */
export function terminalComment(markdown: string): string {
  const { width } = terminal();
  return commentText(markdown, { width, paint: (style, text) => styleText(style, text) });
}
