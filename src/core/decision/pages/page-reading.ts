import type { PageLoad, Pages } from '../../model/recording/page.ts';
import type { PageMetric, Target } from '../../model/targets/target.ts';
import { none, type Reading } from '../targets/reading.ts';
import { thirdQuartile } from './third-quartile.ts';

/** Loads below which their 75th percentile says too little. */
export const FEWEST_LOADS = 5;

const READ: Readonly<Record<PageMetric, (load: PageLoad) => number | null | undefined>> = {
  'page.load': ({ loadMs }) => loadMs,
  'page.ttfb': ({ ttfbMs }) => ttfbMs,
  'page.lcp': ({ lcpMs }) => lcpMs,
  'page.tti': ({ ttiMs }) => ttiMs,
};

/** What a browser showed of a page. Where a single load of it went wrong the others are no answer: what failed may have been the slowest. */
export function pageReading(target: Target, metric: PageMetric, pages: Pages | undefined): Reading {
  if (pages === undefined) return none({ kind: 'no-reading', metric });
  if (pages.kind === 'no-browser') return none(pages);
  const path = target.of.kind === 'page' ? target.of.name : '/';
  const page = pages.pages.find((one) => one.path === path);
  if (page === undefined) return none({ kind: 'no-page', path, known: pages.pages.map((one) => one.path) });
  if (page.trouble !== undefined) return none({ kind: 'page-trouble', path, trouble: page.trouble });
  const watched = page.loads.map(READ[metric]).filter((time) => time !== undefined);
  const known = watched.filter((time) => time !== null);
  const lack = watched.length - known.length;
  if (lack > 0) return none({ kind: 'page-lacks', metric, of: watched.length, lack });
  const had = page.loads.length;
  if (had < FEWEST_LOADS) return none({ kind: 'few', what: 'loads', had, takes: FEWEST_LOADS });
  if (known.length < had) return none({ kind: 'no-reading', metric });
  return { kind: 'value', measured: thirdQuartile(known) };
}
