import { describe, expect, test } from 'vitest';
import { wantedPages } from '../../../../src/core/decision/pages/wanted.ts';
import { judgeTargets } from '../../../../src/core/decision/targets/judge-targets.ts';
import { targetsOnBothSides } from '../../../../src/core/decision/targets/on-both-sides.ts';
import type { LoadedPage, PageLoad, Pages } from '../../../../src/core/model/recording/page.ts';
import { decodeRecording } from '../../../../src/core/stored/decode.ts';
import { unmeasuredText } from '../../../../src/core/words/targets/why.ts';
import { sampleRecording } from '../../../contracts/samples.ts';
import { targetOf } from '../targets/written-targets.ts';

/** Ten loads that take about as long as one another. */
const loads = (around: PageLoad, count = 10): readonly PageLoad[] =>
  Array.from({ length: count }, (_, at) => {
    const by = (ms: number) => ms * (1 + (at - 4.5) / 200);
    return {
      ttfbMs: by(around.ttfbMs),
      loadMs: by(around.loadMs),
      lcpMs: around.lcpMs === null ? null : by(around.lcpMs),
      ...(around.ttiMs !== undefined && { ttiMs: around.ttiMs === null ? null : by(around.ttiMs) }),
    };
  });

const CALM: PageLoad = { ttfbMs: 20, loadMs: 1600, lcpMs: 1700, ttiMs: 1800 };

const loaded = (...pages: readonly LoadedPage[]): Pages => ({ kind: 'loaded', pages });
const home = (around: PageLoad, more: Partial<LoadedPage> = {}): Pages =>
  loaded({ path: '/', loads: loads(around), ...more });

const having = (pages?: Pages) => sampleRecording({}, pages === undefined ? {} : { pages });

function stateOf(text: string, pages?: Pages): string {
  const [found] = judgeTargets(having(pages), [targetOf(text)]);
  if (found === undefined) throw new Error('no target');
  return found.state === 'unmeasured' ? `–: ${unmeasuredText(found.why)}` : found.state;
}

describe('each page target is met, missed, near, and not measured without data', () => {
  test.each<[string, string, string, Pages | undefined, string]>([
    ['page load < 2s', 'page load < 1.2s', 'page load < 1.64s', undefined, 'this run loaded no pages'],
    [
      ...(['page ttfb < 800ms', 'page ttfb < 10ms', 'page ttfb < 20.5ms'] as const),
      home(CALM, { loads: loads(CALM, 4) }),
      '4 loads, and it takes 5',
    ],
    [
      ...(['page lcp < 2.5s', 'page lcp < 1s', 'page lcp < 1.74s'] as const),
      home({ ...CALM, lcpMs: null }),
      'nothing was painted',
    ],
    [
      ...(['page tti < 3s', 'page tti < 1s', 'page tti < 1.84s'] as const),
      home({ ttfbMs: 20, loadMs: 1600, lcpMs: 1700 }),
      'this run watched no page for long enough',
    ],
  ])('%s, %s, %s', (met, missed, near, without, why) => {
    expect(stateOf(met, home(CALM))).toBe('met');
    expect(stateOf(missed, home(CALM))).toBe('missed');
    expect(stateOf(near, home(CALM))).toBe('near');
    for (const text of [met, missed, near]) expect(stateOf(text, without)).toBe(`–: ${why}`);
  });

  test('without a browser each says what to install', () => {
    for (const text of ['page load < 2s', 'page ttfb < 1s', 'page lcp < 2s', 'page tti < 3s']) {
      expect(stateOf(text, { kind: 'no-browser' })).toMatch(/^–: this machine has no Chromium: install one/);
    }
  });

  test('a page that never becomes quiet has no time to interactive, also where single loads did', () => {
    const [first, ...rest] = loads(CALM);
    if (first === undefined) throw new Error('no load');
    const pages = home(CALM, { loads: [{ ...first, ttiMs: null }, ...rest] });
    expect(stateOf('page tti < 3s', pages)).toBe(
      '–: the page did not become quiet for 5 s while it was watched in 1 of 10 loads',
    );
    expect(stateOf('page load < 2s', pages)).toBe('met');
  });

  test('one that is not quiet is watched once for that, and its other times count', () => {
    const [first, ...rest] = loads({ ttfbMs: 20, loadMs: 1600, lcpMs: 1700 });
    if (first === undefined) throw new Error('no load');
    const pages = home(CALM, { loads: [{ ...first, ttiMs: null }, ...rest] });
    expect(stateOf('page tti < 3s', pages)).toBe(
      '–: the page did not become quiet for 5 s while it was watched',
    );
    expect(stateOf('page load < 2s', pages)).toBe('met');
  });

  test('an answer that is an error is no page, however quick', () => {
    const pages = home(CALM, { trouble: { kind: 'status', status: 503 } });
    expect(stateOf('page load < 2s', pages)).toBe('–: the page / was answered with 503');
    const said = home(CALM, { trouble: { kind: 'said', said: 'net::ERR_CONNECTION_REFUSED' } });
    expect(stateOf('page load < 2s', said)).toContain('could not be loaded: net::ERR_CONNECTION_REFUSED');
  });

  test('a run that is not valid says nothing of its pages', () => {
    const broken = { ...having(home(CALM)), validity: { valid: false as const, reasons: ['No.'] } };
    expect(judgeTargets(broken, [targetOf('page load < 2s')])[0]).toMatchObject({ why: { kind: 'invalid' } });
  });
});

test('a page is judged by itself, and one that was not loaded is asked back', () => {
  const pages = loaded(
    { path: '/', loads: loads(CALM) },
    { path: '/checkout', loads: loads({ ...CALM, loadMs: 5000 }) },
  );
  expect(stateOf('page load < 2s', pages)).toBe('met');
  expect(stateOf('/checkout: page load < 2s', pages)).toBe('missed');
  expect(stateOf('/chekout: page load < 2s', pages)).toBe(
    '–: this run did not load the page /chekout: did you mean /checkout?',
  );
});

test('what base showed of the same page stands beside it', () => {
  const target = targetOf('page load < 1s');
  const [found] = targetsOnBothSides([target], having(home(CALM)), having(home({ ...CALM, loadMs: 800 })));
  expect(found).toMatchObject({ state: 'missed', base: expect.closeTo(809, 0) });
  const [alone] = targetsOnBothSides([target], having(home(CALM)), having());
  expect(alone).not.toHaveProperty('base');
});

test('pages are loaded once each, and watched for long where their time to interactive is asked for', () => {
  const targets = ['p95 < 1s', 'page load < 2s', '/a: page tti < 3s', '/a: page load < 1s', 'page lcp < 2s'];
  expect(wantedPages(targets.map((text) => targetOf(text)))).toEqual([
    { path: '/', tti: false },
    { path: '/a', tti: true },
  ]);
  expect(wantedPages([targetOf('GET /a: p95 < 1s')])).toEqual([]);
});

test('a recording with pages is read as it was written, and one that is no such thing is refused', () => {
  const read = (pages: unknown) => {
    const { arms, ...rest } = having(home(CALM));
    return decodeRecording(JSON.parse(JSON.stringify({ ...rest, arms: { head: { ...arms.head, pages } } })));
  };
  for (const pages of [home(CALM), { kind: 'no-browser' } as const]) {
    expect(read(pages)).toEqual({ ok: true, value: having(pages) });
  }
  for (const wrong of [
    { kind: 'loaded' },
    { kind: 'other' },
    home({ ...CALM, loadMs: -1 }),
    home(CALM, { loads: loads(CALM, 101) }),
    home(CALM, { trouble: { kind: 'status', status: 1e9 } }),
    home({ ...CALM, ttfbMs: Number.MAX_VALUE }),
  ]) {
    expect(read(wrong)).toMatchObject({ ok: false });
  }
});
