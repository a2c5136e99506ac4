import { describe, expect, test } from 'vitest';
import { shapeOfScenarios } from '../../../../src/adapters/k6/duet/plan/plateau.ts';
import { noteText } from '../../../../src/core/words/note.ts';
import { plateauText, uncutText } from '../../../../src/core/words/notes/shape.ts';

type Fields = Readonly<Record<string, unknown>>;
type Wish = Parameters<typeof shapeOfScenarios>[1];

const scenario = (executor: string, fields: Fields) => ({ ...fields, executor });
const stage = (duration: string, target: number) => ({ duration, target });
const users = (stages: readonly unknown[], more: Fields = {}) => scenario('ramping-vus', { stages, ...more });
const rates = (stages: readonly unknown[], more: Fields = {}) =>
  scenario('ramping-arrival-rate', { stages, ...more });
const steady = (vus: number, duration: string, more: Fields = {}) =>
  scenario('constant-vus', { vus, duration, ...more });

/** A script of these scenarios; one alone is the default one. */
function shape(scenarios: Readonly<Record<string, ReturnType<typeof scenario>>>, wish: Wish = 'auto') {
  return shapeOfScenarios(scenarios, wish);
}

function plateau(scenarios: Parameters<typeof shape>[0], wish: Wish = 'auto') {
  const chosen = shape(scenarios, wish);
  if (chosen.kind !== 'plateau') throw new Error(JSON.stringify(chosen));
  return chosen.plateau;
}

const sentence = (scenarios: Parameters<typeof shape>[0], wish: Wish = 'auto') =>
  plateauText(plateau(scenarios, wish));

describe('a load that stays', () => {
  test('is driven as it is, unless all of it is wished at once', () => {
    const both = { a: steady(4, '57s'), b: scenario('constant-arrival-rate', { rate: 5, duration: '1m' }) };
    for (const wish of ['auto', 'plateau'] as const) {
      expect(shape(both, wish)).toEqual({ kind: 'as-is' });
    }
    expect(shape(both, 'whole')).toEqual({ kind: 'uncut', why: { kind: 'whole' } });
  });

  const perSecond = (rate: number, duration: string, exec: string) =>
    scenario('constant-arrival-rate', { rate, duration, exec });

  test('for a shorter time than the rest is not added to all of it', () => {
    const [spike, base] = [perSecond(1000, '10s', 'get'), perSecond(10, '10m', 'get')];
    expect(plateau({ spike, base })).toMatchObject({
      ...{ levels: [{ scenario: 'base', level: 10 }], heldMs: 590_000, dropped: ['spike'] },
    });
    expect(shape({ spike: perSecond(1000, '10s', 'other'), base })).toEqual({
      kind: 'uncut',
      why: { kind: 'sequence', scenario: 'spike' },
    });
  });

  test('together for most of it is driven together, and that one stays alone is said', () => {
    const both = { a: perSecond(20, '40s', 'a'), b: perSecond(5, '1m', 'b') };
    expect(plateau(both)).toMatchObject({ levels: [{ level: 20 }, { level: 5 }], heldMs: 40_000 });
    expect(noteText({ kind: 'plateau', plateau: plateau(both) })).toContain('Not driven: its other levels.');
  });

  test('goes side by side where a scenario of it loads pages in a browser, unless rounds are wished', () => {
    const pages = steady(1, '1m', { exec: 'pages', options: { browser: { type: 'chromium' } } });
    const both = { api: steady(10, '1m'), pages };
    const chosen = shape(both);
    if (chosen.kind !== 'uncut') throw new Error(JSON.stringify(chosen));
    expect(uncutText(chosen.why)).toBe(
      'Scenario `pages` loads pages in a browser, of which a short round holds too few. With `compare.shape: plateau` rounds are driven all the same.',
    );
    expect(shape({ api: users([stage('1m', 5), stage('2m', 5)]), pages }).kind).toBe('uncut');
    expect(shape(both, 'plateau')).toEqual({ kind: 'as-is' });
    expect(shape({ ...both, pages: steady(1, '1m', { options: {} }) })).toEqual({ kind: 'as-is' });
  });

  test('and starts later than the run is driven without the wait, which is said', () => {
    expect(plateau({ late: steady(4, '30s', { startTime: '5s' }) })).toEqual({
      chosen: 'held',
      levels: [{ scenario: 'late', unit: 'vus', level: 4 }],
      heldMs: 30_000,
      left: ['start-times'],
      dropped: [],
    });
  });
});

describe('stages of one scenario', () => {
  test.each([
    ['the level that is held longest', [stage('1m', 20), stage('5m', 20), stage('1m', 0)], 20, 300_000],
    [
      'of two held alike the higher',
      [stage('2m', 100), stage('5m', 100), stage('2m', 200), stage('5m', 200), stage('2m', 0)],
      200,
      300_000,
    ],
    [
      'the longer, though it is lower',
      [stage('0s', 10), stage('3m', 10), stage('2m', 50), stage('1m', 50)],
      10,
      180_000,
    ],
    [
      'holds of one level together',
      [stage('0s', 5), stage('2m', 5), stage('0s', 9), stage('3m', 9), stage('0s', 5), stage('2m', 5)],
      5,
      240_000,
    ],
    ['stages of no length are jumps', [stage('0s', 30), stage('20s', 30), stage('0s', 0)], 30, 20_000],
    [
      'rest at zero is no level',
      [stage('5s', 8), stage('10s', 8), stage('5s', 0), stage('10m', 0)],
      8,
      10_000,
    ],
  ])('%s', (_, stages, level, heldMs) => {
    const found = plateau({ default: users(stages, { startVUs: 1 }) });
    expect(found).toMatchObject({ chosen: 'held', levels: [{ level, unit: 'vus' }], heldMs });
  });

  test('a first stage at the number of users to start with is held', () => {
    expect(plateau({ default: users([stage('30s', 10), stage('1m', 60)], { startVUs: 10 }) })).toMatchObject({
      chosen: 'held',
      levels: [{ level: 10 }],
      heldMs: 30_000,
      left: ['ramps'],
    });
    expect(plateau({ default: rates([stage('30s', 10), stage('1m', 60)], { startRate: 10 }) })).toMatchObject(
      {
        levels: [{ level: 10, unit: 'per-second' }],
      },
    );
  });

  test('without a held level it is the peak', () => {
    const found = plateau({ default: users([stage('10s', 5), stage('10s', 40), stage('10s', 0)]) });
    expect(found).toMatchObject({ chosen: 'peak', levels: [{ level: 40 }], heldMs: null, left: ['ramps'] });
  });

  test('a rate is told by the second, whatever its unit', () => {
    const perMinute = rates([stage('10s', 3000), stage('1m', 3000)], { timeUnit: '1m' });
    expect(sentence({ default: perMinute })).toBe('driven at its plateau of 50 iterations/s');
  });

  test('stages that never start anything are no load', () => {
    expect(shape({ default: users([stage('1m', 0)], { startVUs: 0 }) })).toEqual({
      kind: 'uncut',
      why: { kind: 'no-load' },
    });
  });
});

describe('several scenarios', () => {
  const browse = users([stage('1m', 20), stage('8m', 20), stage('1m', 0)], { exec: 'browse' });
  const buy = rates([stage('1m', 50), stage('4m', 50), stage('1m', 10), stage('2m', 10)], {
    exec: 'buy',
    startTime: '2m',
  });

  test('are driven together, each at its level of the longest time in which both hold', () => {
    expect(sentence({ browse, buy })).toBe(
      'driven at its plateau of 20 VUs (`browse`) and 50 iterations/s (`buy`)',
    );
    expect(plateau({ browse, buy })).toMatchObject({
      heldMs: 240_000,
      left: ['ramps', 'levels', 'start-times'],
    });
  });

  test('leave out the one whose function another one drives', () => {
    const smoke = steady(1, '30s', { exec: 'browse' });
    const load = { ...browse, startTime: '30s' };
    expect(plateau({ smoke, load })).toMatchObject({ levels: [{ scenario: 'load' }], dropped: ['smoke'] });
  });

  test('that never run together are not cut, unless that is wished', () => {
    const first = steady(2, '10s', { exec: 'run', env: { MODE: 'plain' } });
    const second = steady(2, '20s', { exec: 'run', env: { MODE: 'cached' }, startTime: '10s' });
    const chosen = shape({ first, second });
    expect(chosen).toEqual({ kind: 'uncut', why: { kind: 'sequence', scenario: 'first' } });
    const wished = plateau({ first, second }, 'plateau');
    expect(wished).toMatchObject({ levels: [{ scenario: 'second' }], dropped: ['first'] });
    expect(noteText({ kind: 'plateau', plateau: wished })).toContain(
      'Not driven: its start times, scenario `first`.',
    );
  });

  test('that take turns are a sequence, though one falls while the other rises', () => {
    const first = users([stage('1m', 100), stage('5m', 100), stage('1m', 0)]);
    const second = users([stage('1m', 50), stage('5m', 50), stage('1m', 0)], {
      startTime: '6m',
      exec: 'buy',
    });
    const chosen = shape({ first, second });
    expect(chosen).toEqual({ kind: 'uncut', why: { kind: 'sequence', scenario: 'second' } });
    expect(plateau({ first, second }, 'plateau')).toMatchObject({
      ...{
        chosen: 'held',
        levels: [{ scenario: 'first', level: 100 }],
        heldMs: 300_000,
        dropped: ['second'],
      },
    });
  });

  test.each([
    ['a second', '59s', '60s', 'sequence'],
    ['five of sixty seconds', '55s', '60s', 'sequence'],
    ['ten of sixty seconds', '50s', '60s', 'plateau'],
    ['fifty seconds of an hour', '3550s', '1h', 'sequence'],
    ['a minute of an hour', '59m', '1h', 'plateau'],
    ['two of twenty seconds', '18s', '20s', 'sequence'],
  ])('constant loads that overlap for %s', (_, startTime, duration, way) => {
    const chosen = shape({ a: steady(5, duration), b: steady(7, duration, { startTime, exec: 'b' }) });
    expect(chosen.kind === 'uncut' ? chosen.why.kind : chosen.kind).toBe(way);
  });

  test('with steps that last a short time each hold together as long as all of them', () => {
    const steps = Array.from({ length: 12 }, (_, at) => [stage('0s', 5 + at), stage('30s', 5 + at)]).flat();
    const both = { steady: steady(4, '6m'), steps: users(steps, { exec: 'steps' }) };
    expect(plateau(both)).toMatchObject({ chosen: 'held', levels: [{ level: 4 }, { level: 16 }] });
  });

  test('that only touch are driven, if that is wished, at the level of the one that stays longer', () => {
    const first = steady(5, '61s', { exec: 'a' });
    const second = steady(7, '60s', { exec: 'b', startTime: '60s' });
    expect(plateau({ first, second }, 'plateau')).toMatchObject({
      ...{ levels: [{ scenario: 'first', level: 5 }], heldMs: 60_000, dropped: ['second'] },
    });
  });

  test('that never hold anything are driven as they are at one moment', () => {
    const up = users([stage('1m', 20)], { exec: 'up', startVUs: 0 });
    const down = users([stage('1m', 0)], { exec: 'down', startVUs: 10 });
    const found = plateau({ up, down });
    expect(found).toMatchObject({ chosen: 'peak', levels: [{ level: 10 }, { level: 5 }] });
    expect(noteText({ kind: 'plateau', plateau: found })).toMatch(
      /^The script's scenarios hold no level together: /,
    );
  });

  test('that only rise and fall one after the other are a sequence', () => {
    const first = users([stage('1m', 100), stage('1m', 0)], { startVUs: 0 });
    const second = users([stage('1m', 50), stage('1m', 0)], { startVUs: 0, startTime: '90s', exec: 'buy' });
    expect(shape({ first, second })).toMatchObject({ why: { kind: 'sequence', scenario: 'second' } });
    expect(plateau({ first, second }, 'plateau')).toMatchObject({ levels: [{ level: 100 }] });
  });

  test('of which one stays while the other only rises and falls are driven at the peak', () => {
    const stays = steady(4, '10m');
    const swells = users([stage('4m', 40), stage('4m', 0)], { exec: 'swells', startTime: '1m' });
    expect(plateau({ stays, swells })).toMatchObject({
      ...{ chosen: 'peak', levels: [{ level: 4 }, { level: 40 }], left: ['ramps', 'levels', 'start-times'] },
    });
  });
});

describe('a script that asks k6 about itself', () => {
  const both = { browsers: steady(6, '40s'), buyers: steady(6, '20s', { startTime: '40s' }) };

  test('may do other work by the name of each scenario, so none is left out', () => {
    expect(shapeOfScenarios(both, 'auto', ['exec.scenario.name'])).toEqual({
      kind: 'uncut',
      why: { kind: 'sequence', scenario: 'buyers' },
    });
    expect(shapeOfScenarios(both, 'plateau', ['exec.scenario.name'])).toMatchObject({
      plateau: { dropped: ['buyers'] },
    });
  });

  test('and one that does not does the same in all of them', () => {
    expect(plateau(both)).toMatchObject({ dropped: ['buyers'] });
  });
});

describe('a number of iterations', () => {
  test('is driven with the same users', () => {
    const shared = scenario('shared-iterations', { vus: 5, iterations: 200 });
    expect(sentence({ default: shared })).toBe('driven with its 5 VUs');
    expect(plateau({ default: scenario('per-vu-iterations', { iterations: 3 }) })).toEqual({
      chosen: 'users',
      levels: [{ scenario: 'default', unit: 'vus', level: 1 }],
      heldMs: null,
      left: ['counts'],
      dropped: [],
    });
  });

  test('that begins later is driven without the wait', () => {
    const late = scenario('shared-iterations', { vus: 5, iterations: 200, startTime: '5s' });
    expect(plateau({ late })).toMatchObject({ chosen: 'users', left: ['counts', 'start-times'] });
  });

  const once = scenario('per-vu-iterations', { vus: 1, iterations: 1, exec: 'seedData' });

  test.each([
    ['stages', users([stage('1m', 20), stage('2m', 20)])],
    ['what stays', steady(4, '1m')],
    ['a number of iterations', scenario('shared-iterations', { vus: 5, iterations: 200 })],
    ['what starts later', scenario('shared-iterations', { vus: 5, iterations: 200, startTime: '2s' })],
  ])('beside %s is done at its own time, and not again and again in each round', (_, load) => {
    for (const wish of ['auto', 'plateau'] as const) {
      const chosen = shape({ seed: once, load }, wish);
      expect(chosen).toEqual({ kind: 'uncut', why: { kind: 'count-beside', scenario: 'seed' } });
      if (chosen.kind === 'uncut')
        expect(uncutText(chosen.why)).toContain('Scenario `seed` ends by a number');
    }
  });
});

test('what nobody can cut, and what is wished whole, says so', () => {
  const external = shape({ by_hand: scenario('externally-controlled', { vus: 2, duration: '10s' }) });
  expect(external).toMatchObject({ why: { kind: 'executor', executor: 'externally-controlled' } });
  const whole = shape({ default: users([stage('1m', 5)]) }, 'whole');
  if (whole.kind !== 'uncut') throw new Error('it is cut');
  expect(uncutText(whole.why)).toContain('`compare.shape: whole`');
});

test('the note says the level, how long the script holds it, and what is left out', () => {
  const seed = users([
    stage('2m', 100),
    stage('5m', 100),
    stage('2m', 200),
    stage('5m', 200),
    stage('2m', 0),
  ]);
  expect(noteText({ kind: 'plateau', plateau: plateau({ default: seed }) })).toBe(
    'Rounds are driven at the level that the script holds longest, 200 VUs (5 min). Not driven: its ramps, its other levels. `compare.shape: whole` drives all of it, both sides at once.',
  );
});
