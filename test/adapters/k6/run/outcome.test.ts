import { expect, test } from 'vitest';
import { brokenBy, type Ending, outcomeOf } from '../../../../src/adapters/k6/run/outcome.ts';
import { heardSaying, NOT_FETCHED } from './heard.ts';

/** 10 s at 100 iterations/s. */
const FINE: Ending = {
  exit: { code: 0, signal: null, stopped: null },
  heard: {
    ...{ thrown: new Map(), firstOf: new Map(), firstThrown: null },
    ...{ errors: [], marks: 0, exhausted: new Set(), refused: new Set() },
  },
  requests: 1000,
  iterations: 1000,
  thrown: 0,
  dropped: 0,
  vusExhausted: false,
  iterationRate: 100,
  targetRate: 100,
  elapsedMs: 10_000,
  limitMs: 70_000,
};

const reasons = (change: Partial<Ending>) => outcomeOf({ ...FINE, ...change }).reasons;

test.each<readonly [string, Partial<Ending>]>([
  ['all of it', {}],
  ['95 % of it', { iterations: 990, dropped: 10, iterationRate: 95 }],
  ['all of it, though its VUs were all busy for a moment', { vusExhausted: true }],
  ['what a closed load can', { targetRate: null, iterationRate: 3 }],
])('a run that delivered %s may be judged', (_, change) => {
  expect(reasons(change)).toEqual([]);
});

test('load that was not delivered is told with both figures, what is needed, and what to do', () => {
  expect(reasons({ iterations: 810, dropped: 190, iterationRate: 81 })).toEqual([
    'The load was not delivered: k6 reached 81.0 % of 100 iterations/s and dropped 19.0 % of its iterations (at least ' +
      '95 % are needed, and at most 1 % may be dropped). Lower the rate, or use a larger or quieter runner.',
  ]);
});

test('a pool of VUs that was exhausted is named where the load was not delivered, with the line that widens it', () => {
  const [text] = reasons({ iterations: 810, dropped: 190, iterationRate: 81, vusExhausted: true });
  expect(text).toContain(
    "All of k6's VUs were busy. Lower the rate, raise `maxVUs` where the script sets it, or use a larger or quieter",
  );
});

test('a load without a rate is short by its drops alone, and no pool is blamed that was not exhausted', () => {
  expect(reasons({ targetRate: null, iterations: 90, dropped: 10, iterationRate: 9 })).toEqual([
    'The load was not delivered: k6 dropped 10.0 % of its iterations (at most 1 % is allowed). Lower the rate, or use a ' +
      'larger or quieter runner.',
  ]);
});

const broken = (change: Partial<Ending>) => brokenBy({ ...FINE, ...change })?.trouble;

test('what broke a run is told as a fact beside its sentence, with the words that are not ours', () => {
  const exit = { code: 107, signal: null, stopped: null } as const;
  const heard = { ...FINE.heard, errors: ['Error: nobody is logged in\n\tat setup'] };
  const failing = [{ what: 'POST Login: 401', count: 12 }];
  expect(broken({ exit, heard, failing })).toEqual({
    text: 'The script ended the run with an exception after 10s: Error: nobody is logged in. Failed requests: POST Login: 401 (12 times).',
    kind: 'exception',
    said: 'Error: nobody is logged in\nPOST Login: 401',
  });
  expect(broken({ exit: { ...exit, code: 110 } })).toEqual({
    ...{ text: 'The script called test.fail().', kind: 'test-fail', said: null },
  });
  expect(broken({ exit: { code: null, signal: 'SIGKILL', stopped: null }, heard })).toMatchObject({
    ...{ kind: 'k6 SIGKILL', said: null },
  });
  expect(broken({ thrown: 1000, heard: { ...FINE.heard, firstThrown: 'TypeError: x' } })).toMatchObject({
    text: 'All 1000 iterations threw an exception, the first with "TypeError: x".',
    ...{ kind: 'all-threw', said: 'TypeError: x' },
  });
});

test('a load that was ended since enough is known is whole, unless it was none', () => {
  const exit = { code: 105, signal: null, stopped: 'enough' } as const;
  expect(brokenBy({ ...FINE, exit })).toBeNull();
  expect(brokenBy({ ...FINE, exit, requests: 0 })?.outcome).toBe('no-data');
  expect(brokenBy({ ...FINE, exit: { ...exit, stopped: null } })?.outcome).toBe('cancelled');
});

test('a browser that does not start is no call of the script, and root is told what to set', () => {
  const exit = { code: 108, signal: null, stopped: null } as const;
  const said = (error: string) => broken({ exit, heard: { ...FINE.heard, errors: [error] } })?.text;
  const building = 'test aborted: error building browser on IterStart: launching browser: ';
  const root = 'Running as root without --no-sandbox is not supported. See https://crbug.com/638180.';
  expect(said(`${building}${root}`)).toBe(
    'k6 could not start a browser after 10s: error building browser on IterStart: launching browser: ' +
      `${root} Root has to start Chromium without its sandbox: set \`K6_BROWSER_ARGS: no-sandbox\` in the step's \`env\`.`,
  );
  expect(said(`${building}exec: "chromium": executable file not found in $PATH`)).not.toContain('Root');
  expect(said('test aborted: no more users')).toBe(
    'The script called test.abort() after 10s: no more users.',
  );
});

test.each([107, 255])(
  'a module that k6 could not fetch is no exception of the script (exit code %i)',
  (code) => {
    const exit = { code, signal: null, stopped: null } as const;
    const heard = heardSaying(NOT_FETCHED);
    expect(brokenBy({ ...FINE, exit, heard, requests: 0, iterations: 0 })).toEqual({
      outcome: 'crashed',
      trouble: {
        text:
          'The script imports https://jslib.k6.io/k6-utils/1.4.0/index.js, which k6 could not fetch: wrong status code ' +
          '(503). Vendor it (keep a copy beside the script and import that), or let the runner reach that address.',
        kind: 'not-fetched',
        said: 'wrong status code (503)',
      },
    });
    // It came on the second try, and then something else ended the run.
    const later = heardSaying(NOT_FETCHED, 'Error: nobody is logged in');
    expect(broken({ exit: { ...exit, code: 107 }, heard: later })).toMatchObject({ kind: 'exception' });
    expect(broken({ exit: { ...exit, stopped: 'timed-out' }, heard })).toMatchObject({ kind: 'limit' });
  },
);
