import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createAnnotationsPublisher } from '../../../src/adapters/actions/annotations-publisher.ts';
import { createActionsLog } from '../../../src/adapters/actions/log.ts';
import { createTerminalLog } from '../../../src/adapters/terminal/log.ts';
import { renderComment } from '../../../src/core/render/markdown/comment.ts';
import { escapeMarkdown } from '../../../src/core/render/markdown/escape.ts';
import { renderReportFile } from '../../../src/core/render/markdown/report-file.ts';
import { renderSummary } from '../../../src/core/render/markdown/summary.ts';
import { renderAnnotations } from '../../../src/core/render/text/annotations.ts';
import { renderStatusDescription, statusLine } from '../../../src/core/render/text/status.ts';
import { renderText } from '../../../src/core/render/text/text.ts';
import { cut, visible } from '../../../src/core/render/text/visible.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { captured } from '../../adapters/actions/captured.ts';
import { samplePublication } from '../../contracts/samples.ts';
import { CORPUS } from './corpus.ts';
import { nodesOf, parseMarkdown, shownText, skeleton } from './markdown-tree.ts';
import { plantedReports, RUN_URL, reportsOfNames } from './planted.ts';

const LIMIT = { maxBytes: 5_000_000 };
const HARMLESS = 'harmless';

const MEDIA: Readonly<Record<string, (report: Report) => string>> = {
  comment: (report) => renderComment(report, LIMIT),
  summary: (report) => renderSummary(report, LIMIT),
  'report file': (report) => renderReportFile(report, LIMIT),
};

const ITEMS = Object.entries(CORPUS);
const SOURCES = { 'every text': plantedReports, 'the names': reportsOfNames };

/** What GitHub finds in the text of a page: mentions, references, addresses, pictures by name. */
const FOUND =
  /(?<![\w`])@\w|\w@\w|#\d|\b(GH|GHSA|CVE)-\w|\b[0-9a-f]{7,40}\b|:\/\/|www\.|(?<!\d):[\w+-]+:|\$.|.\$/i;
/** Controls but a line's end, bidi, zero-width, fillers, halves of a character. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** Pictures of ours. */
const withoutIcons = (text: string): string => text.replace(/(?<=[⚠☑])\ufe0f/gu, '');
const MARKS_PILED = /\p{M}{4}/u;

/** Whether the runner would take the line as a command: ActionCommand.cs, both of its syntaxes. */
const acts = (line: string): boolean => line.trimStart().startsWith('::') || line.includes('##[');

const cells = (line: string): number => line.split('|').length;

describe.each(Object.entries(SOURCES))('where %s are of others', (_, reportsOf) => {
  const harmless = reportsOf(HARMLESS);

  describe.each(Object.entries(MEDIA))('a %s', (_medium, render) => {
    const plain = harmless.map((report) => skeleton(parseMarkdown(render(report))));

    test.each(ITEMS)('consists of the same parts with %s', (_name, item) => {
      reportsOf(item).forEach((report, index) => {
        const text = render(report);
        const tree = parseMarkdown(text);
        expect(skeleton(tree)).toBe(plain[index]);
        const written = nodesOf(tree, 'text').map(({ value = '' }) => value);
        expect(written.filter((one) => FOUND.test(one))).toEqual([]);
        expect(UNSEEN.exec(withoutIcons(text))).toBeNull();
        expect(MARKS_PILED.test(text)).toBe(false);
        for (const { url } of nodesOf(tree, 'link')) expect(url).toBe(RUN_URL);
        for (const rows of text.split('\n\n').filter((block) => block.startsWith('| '))) {
          expect(new Set(rows.split('\n').map(cells)).size).toBe(1);
        }
      });
    });
  });

  test.each(ITEMS)('a terminal, or a step that prints it, shows %s and does nothing', (_name, item) => {
    for (const report of reportsOf(item)) {
      for (const width of [40, 100]) {
        const text = renderText(report, { width });
        expect(text.split('\n').filter(acts)).toEqual([]);
        expect(UNSEEN.exec(text.replaceAll(/(?<=^\s*:)\u200b(?=:)|(?<=##)\u200b(?=\[)/gm, ''))).toBeNull();
      }
    }
  });

  test.each(ITEMS)('a commit status holds %s in 140 characters', (_name, item) => {
    for (const report of reportsOf(item)) {
      const text = renderStatusDescription(report);
      expect(text.length).toBeLessThanOrEqual(140);
      expect(text.length).toBeGreaterThan(0);
      expect(/\n/.test(text) || UNSEEN.test(text) || MARKS_PILED.test(text)).toBe(false);
    }
  });

  test.each(ITEMS)('annotations stay one command each with %s', async (_name, item) => {
    for (const report of reportsOf(item)) {
      const annotations = renderAnnotations(report);
      const publisher = createAnnotationsPublisher({ render: () => annotations });
      const lines = await captured(() => publisher.publish(samplePublication('fail')));
      expect(lines.length).toBe(Math.min(annotations.length, lines.length));
      for (const line of lines) {
        expect(line).toMatch(/^::(error|warning|notice) title=[^:,]*(,[a-zA-Z]+=[^:,]*)*::[^\r\n]*$/);
        const shown = line
          .replace(/^::.*?::/, '')
          .replaceAll('%0A', '\n')
          .replaceAll('%0D', '\r');
        expect(shown.split(/[\r\n]/).filter(acts)).toEqual([]);
        expect(shown.length).toBeLessThanOrEqual(4096);
      }
    }
  });
});

test.each(ITEMS)('Markdown shows %s as it was written', (_name, item) => {
  const tree = parseMarkdown(escapeMarkdown(item));
  expect(shownText(tree)).toBe(cut(visible(item), 200));
});

describe('a log', () => {
  test.each(ITEMS)('of a workflow shows %s and does nothing', async (_name, item) => {
    const lines = await captured(async () => {
      const log = createActionsLog();
      log.write('info', item);
      log.write('info', `k6: ${item}`);
      await log.group('title', async () => log.write('info', item));
    });
    const group = (line: string) => line === '::group::title' || line === '::endgroup::';
    expect(lines.filter((line) => acts(line) && !group(line))).toEqual([]);
    expect(UNSEEN.exec(lines.join('\n').replaceAll('\u200b', ''))).toBeNull();
  });

  test.each(ITEMS)('on a terminal shows %s and does nothing', async (_name, item) => {
    const stream = new PassThrough();
    const log = createTerminalLog({ stream });
    log.write('info', item);
    log.write('warning', item);
    await log.group(item, async () => log.write('error', item));
    const text = String(stream.read());
    expect(text.split(/[\r\n]/).filter(acts)).toEqual([]);
    expect(UNSEEN.exec(text.replaceAll('\u200b', ''))).toBeNull();
  });
});

test.each(ITEMS)('the status of a run that ended with the error %s is one short line', (_name, item) => {
  const text = statusLine(item.repeat(20));
  expect(text.length).toBeLessThanOrEqual(140);
  expect(/\n/.test(text) || UNSEEN.test(text)).toBe(false);
});
