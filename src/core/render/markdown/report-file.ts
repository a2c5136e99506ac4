import type { Report } from '../../report/report.ts';
import { bottlenecks } from './bottlenecks.ts';
import { headSections } from './comment.ts';
import { fitInto, type Section } from './fit.ts';
import { loadTestSections } from './load-test.ts';
import * as sections from './sections.ts';

/**
 * The report as a file of at most `maxBytes` bytes of UTF-8: what the comment says in the open, the whole load test
 * report, bottlenecks, and all that the comment folds, under headings.
 */
export function renderReportFile(report: Report, { maxBytes }: { readonly maxBytes: number }): string {
  const { loadTest, judgement } = report;
  const measured = judgement.verdict !== 'not-affected';
  // Of head alone they are what the load test report shows failing.
  const answers = loadTest !== null && judgement.base === null ? '' : sections.answers(report);
  return fitInto(
    [
      ...headSections(report),
      { tier: 1, name: 'changed endpoints', text: sections.changedTable(report) },
      { tier: 1, name: 'answers', text: answers },
      { tier: 1, name: 'cause', text: sections.cause(report) },
      { tier: 1, name: 'overview', text: sections.overview(report) },
      { tier: 1, name: 'next steps', text: sections.next(report) },
      { tier: 1, name: 'how it was compared', text: sections.setup(report) },
      ...(loadTest === null ? withoutLoadTest(report) : loadTestOf(report)),
      { tier: 3, name: 'bottlenecks', text: bottlenecks(report) },
      { tier: 3, name: 'all results', text: headed('All results', sections.allResults(report)) },
      { tier: 2, name: 'method', text: headed('Method', measured ? sections.method(report) : '') },
      { tier: 2, name: 'reproduce', text: headed('Reproduce', measured ? sections.reproduce(report) : '') },
      { tier: 2, name: 'block', text: headed('When to let it block', sections.block(report)) },
    ],
    maxBytes,
  );
}

const headed = (title: string, text: string): string => (text === '' ? '' : `### ${title}\n\n${text}`);

function loadTestOf({ loadTest }: Report): readonly Section[] {
  const texts = loadTest === null ? [] : loadTestSections(loadTest);
  return ['### Load test report', ...texts].map((text) => ({ tier: 2, name: 'load test report', text }));
}

/** Of a judgement that has no figures for one. */
function withoutLoadTest(report: Report): readonly Section[] {
  return [
    { tier: 2, name: 'figures', text: sections.figures(report) },
    { tier: 1, name: 'targets', text: headed('Targets', sections.allTargets(report)) },
    { tier: 1, name: 'thresholds', text: headed('Thresholds', sections.thresholds(report)) },
    { tier: 3, name: 'load', text: headed('Load', sections.load(report)) },
  ];
}
