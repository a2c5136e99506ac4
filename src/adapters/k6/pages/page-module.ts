import { literal } from '../../../core/script/literal.ts';
import { QUIET_MS, QUIET_REQUESTS } from '../../../core/series/time-to-interactive.ts';

/** A page to load, by its whole address. */
export type PageToLoad = {
  readonly path: string;
  readonly url: string;
  /** whether it is watched until it was quiet for 5 s, or only until it is likely to paint nothing larger */
  readonly tti: boolean;
};

export type PagePlan = {
  readonly pages: readonly PageToLoad[];
  /** of each page, beside a first one that is not kept */
  readonly loads: number;
  /** of all together, ms */
  readonly limitMs: number;
};

/** What the script prints at its end. */
export const DONE = 'perf-gate: pages loaded';

/** How long one load may take, and be watched, ms. */
export const LOAD_LIMIT_MS = 30_000;
/** Quiet after which nothing larger is likely to be painted, ms. */
const CALM_MS = 1000;
/** How long a page is watched for that after its `load` event, ms. */
const CALM_LIMIT_MS = 3000;
/** So that a quiet stretch is not a hair too short, ms. */
const MARGIN_MS = 100;

/** An application on this machine may have a certificate of its own. */
const isHere = (url: string): boolean => /^https?:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])[:/]/.test(url);

/**
 * The text of a k6 script that loads each page in turns with the others, each time in a context of its own, with an empty cache, and
 * prints one line of JSON for each load. It gathers; what that comes to is the core's to say. The browser is started once, and the
 * first load of each page, which starts it and whatever the server does once, is not kept.
 */
export function pageModule({ pages, loads, limitMs }: PagePlan): string {
  return `import { browser } from 'k6/browser';
export const options = {
  scenarios: {
    pages: {
      executor: 'shared-iterations', vus: 1, iterations: 1, maxDuration: '${limitMs + 2 * LOAD_LIMIT_MS}ms', gracefulStop: '1s',
      options: { browser: { type: 'chromium' } },
    },
  },
};
export default async function () {
  await loadAll();
  console.log(${literal(DONE)});
}
async function loadAll() {
  const until = Date.now() + ${limitMs};
  // One that does not become quiet is watched once for that.
  const restless = new Set();
  for (let number = 0; number <= ${loads}; number += 1) {
    for (const { path, url, tti } of ${literal(pages)}) {
      if (Date.now() > until) return;
      const loaded = await load(url, number > 0 && tti && !restless.has(path));
      if (loaded.isRestless) restless.add(path);
      console.log(JSON.stringify({ path, number, ...loaded }));
    }
  }
}
async function load(url, tti) {
  const context = await browser.newContext({ ignoreHTTPSErrors: ${pages.every(({ url }) => isHere(url))} });
  await context.addInitScript(${literal(`(${OBSERVER})();`)});
  const page = await context.newPage();
  const network = watch(page);
  try {
    const until = Date.now() + ${LOAD_LIMIT_MS};
    const response = await page.goto(url, { waitUntil: 'load', timeout: ${LOAD_LIMIT_MS} });
    const status = response === null ? 0 : response.status();
    if (status >= 400) return { status };
    return { status, ...(await settled(page, network, tti, until)) };
  } catch (thrown) {
    // An error without a body makes the browser throw.
    if (network.statusOf(url) >= 400) return { status: network.statusOf(url) };
    return { error: String(thrown && thrown.message ? thrown.message : thrown) };
  } finally {
    // A context that is closed with a page in it would keep k6 from ending.
    await page.close();
    await context.close();
  }
}
function watch(page) {
  const requests = [];
  const of = (request) => requests.find((one) => one.to === null && one.url === request.url() && one.method === request.method());
  const statuses = new Map();
  let busyUntil = 0;
  const inFlight = () => requests.filter((one) => one.to === null && one.method === 'GET').length;
  const end = (failed) => (request) => {
    const one = of(request);
    if (one === undefined) return;
    if (inFlight() > ${QUIET_REQUESTS}) busyUntil = Date.now();
    Object.assign(one, { to: Date.now(), failed: failed || one.failed });
  };
  page.on('request', (request) => requests.push({ url: request.url(), method: request.method(), from: Date.now(), to: null, failed: false }));
  page.on('response', (response) => {
    statuses.set(response.url(), response.status());
    const one = response.status() >= 400 ? requests.find((each) => each.to === null && each.url === response.url()) : undefined;
    if (one !== undefined) one.failed = true;
  });
  page.on('requestfinished', end(false));
  page.on('requestfailed', end(true));
  return { requests, statusOf: (url) => statuses.get(url), busyUntil: () => (inFlight() > ${QUIET_REQUESTS} ? Date.now() : busyUntil) };
}
async function settled(page, network, tti, until) {
  for (;;) {
    const seen = await page.evaluate(() => globalThis.perfGateSeen());
    const busyUntil = Math.max(seen.loadMs, seen.fcpMs || 0, ...seen.longTasks.map(([, to]) => to), network.busyUntil() - seen.origin);
    const rest = Math.ceil(busyUntil + (tti ? ${QUIET_MS} : ${CALM_MS}) + ${MARGIN_MS} - seen.watchedMs);
    const left = tti ? until - Date.now() : Math.ceil(seen.loadMs + ${CALM_LIMIT_MS} - seen.watchedMs);
    if (rest <= 0 || left <= 0) return { ...seen, requests: spans(network.requests, seen), tti, isRestless: tti && rest > 0 };
    await page.waitForTimeout(Math.min(rest, left));
  }
}
function spans(requests, { origin, watchedMs }) {
  const kept = requests.filter(({ method, failed }) => method === 'GET' && !failed);
  return kept.map(({ from, to }) => [from - origin, to === null ? watchedMs : to - origin]);
}
`;
}

/**
 * What runs in the page before anything of its own: keeps what browsers tell but once. A long task in the midst of which it is set up is
 * not told; it ends before anything is painted.
 */
const OBSERVER = `() => {
  if (globalThis !== globalThis.top) return;
  const seen = { longTasks: [], fcpMs: null, lcpMs: null };
  const observe = (type, take) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
    observer.observe({ type, buffered: true });
  };
  observe('longtask', ({ startTime, duration }) => seen.longTasks.push([startTime, startTime + duration]));
  observe('largest-contentful-paint', ({ startTime }) => { seen.lcpMs = startTime; });
  observe('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') seen.fcpMs = startTime; });
  Object.defineProperty(globalThis, 'perfGateSeen', { value: () => {
    const [navigation] = performance.getEntriesByType('navigation');
    return {
      ...seen,
      origin: performance.timeOrigin,
      watchedMs: performance.now(),
      ttfbMs: navigation.responseStart,
      domContentLoadedMs: navigation.domContentLoadedEventEnd,
      loadMs: navigation.loadEventEnd,
    };
  } });
}`;
