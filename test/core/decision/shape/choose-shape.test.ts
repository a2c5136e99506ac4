import { describe, expect, test } from 'vitest';
import { shapeOfScenarios } from '../../../../src/adapters/k6/duet/plateau.ts';
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
    const both = { a: steady(4, '30s'), b: scenario('constant-arrival-rate', { rate: 5, duration: '1m' }) };
    for (const wish of ['auto', 'plateau'] as const) {
      expect(shape(both, wish)).toEqual({ kind: 'as-is' });
    }
    expect(shape(both, 'whole')).toEqual({ kind: 'uncut', why: { kind: 'whole' } });
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

  test('that do not hold at once are driven at the time of the highest load', () => {
    const up = users([stage('1m', 20)], { exec: 'up', startVUs: 0 });
    const down = users([stage('1m', 0)], { exec: 'down', startVUs: 10 });
    expect(plateau({ up, down })).toMatchObject({ chosen: 'peak', levels: [{ level: 20 }, { level: 10 }] });
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

  test('runs beside stages of the same start, and is not cut with start times', () => {
    const some = scenario('shared-iterations', { vus: 5, iterations: 200, exec: 'some' });
    const staged = users([stage('1m', 20), stage('2m', 20)]);
    expect(plateau({ some, staged })).toMatchObject({
      chosen: 'held',
      levels: [{ level: 5 }, { level: 20 }],
    });
    const later = { ...some, startTime: '2s' };
    expect(shape({ some, later })).toEqual({
      kind: 'uncut',
      why: { kind: 'count-and-start', scenario: 'later' },
    });
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
