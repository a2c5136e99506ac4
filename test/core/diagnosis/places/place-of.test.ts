import { expect, test } from 'vitest';
import { diagnose } from '../../../../src/core/diagnosis/diagnose.ts';
import { withPlaces } from '../../../../src/core/diagnosis/places/place-of.ts';
import type { CauseFact } from '../../../../src/core/model/evidence/cause.ts';
import type { ChangeEvidence } from '../../../../src/core/model/evidence/change.ts';
import type { ProfiledFunction, ProfileEvidence } from '../../../../src/core/model/evidence/profile.ts';
import { comparisonsOf, duetOf, idOf, type World } from '../evidence.ts';
import { changed, ITEMS, ORDERS, SHOP } from '../schemas.ts';

const N_PLUS_ONE = changed(SHOP, 'GET /orders', {
  ms: 16,
  ran: [
    { sql: ORDERS, perCall: 1, ms: 0.9, rows: 10 },
    { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 },
  ],
});

const AT = { file: 'api/orders.js', line: 41 };

function diagnosed(base: World, head: World, change: ChangeEvidence): readonly CauseFact[] {
  const recording = { ...duetOf(base, head), change };
  return diagnose({ recording, base: recording.arms.base ?? null, comparisons: comparisonsOf(recording) });
}

const placeOf = (change: ChangeEvidence, base = SHOP) => {
  const [first] = diagnosed(base, N_PLUS_ONE, change);
  expect(first?.rule).toBe('n-plus-one');
  return first?.place;
};

test('a cause that is a statement stands where its text does in what head changed', () => {
  const statements = [{ id: idOf(ITEMS), ...AT }];
  expect(placeOf({ statements, files: [] })).toEqual(AT);
  expect(placeOf({ statements: [{ id: idOf(ORDERS), ...AT }], files: [] })).toBeUndefined();
  // Base does it too: the change is not the place.
  expect(placeOf({ statements, files: [] }, N_PLUS_ONE)).toBeUndefined();
});

test('statements of one shape in several places have none', () => {
  const other = `${ITEMS}  `;
  const head = changed(N_PLUS_ONE, 'GET /orders', {
    ms: 16,
    ran: [
      { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 },
      { sql: other, perCall: 1, ms: 0.6, rows: 3 },
    ],
  });
  const statements = [ITEMS, other].map((sql, index) => ({ id: idOf(sql), ...AT, line: 41 + index }));
  const [first] = diagnosed(SHOP, head, { statements, files: [] });
  expect(first?.rule).toBe('n-plus-one');
  expect(first?.place).toBeUndefined();
});

const hot = (line: number, ...hotLines: readonly number[]): ProfiledFunction => ({
  frame: { name: 'parse', file: 'parse.js', line, owner: 'app' },
  ...{ selfMs: 90, totalMs: 90, ownMs: 90, calls: [] },
  lines: hotLines.map((one, index) => ({ line: one, ms: 50 - index, text: '' })),
});

const FILE = { named: 'parse.js', file: 'api/parse.js', lines: 80 };

test.each([
  ['its own line where nothing of it changed', 10, [], { line: 10 }],
  ['its own line where that changed', 10, [[8, 20]], { line: 10 }],
  ['its hottest line that changed', 10, [[12, 14]], { line: 14 }],
  ['no line that head does not have', 99, [], undefined],
] as const)('a function of a profile stands at %s', (_name, line, stretches, place) => {
  const { arms } = duetOf(SHOP, SHOP);
  const profile: ProfileEvidence = {
    ...{ format: 'cpuprofile', wallMs: null, busyMs: 90, garbageMs: null, samples: 90, requests: 9 },
    ...{ longestBusyMs: null, functions: [hot(line, 14, 12)] },
  };
  const head = { ...arms.head, profiled: { profile: line === 99 ? null : profile, gaps: [] } };
  const fact: CauseFact = {
    ...{ rule: 'hot-function', category: 'code', severity: 'high', confidence: 'likely', isNew: true },
    ...{ endpoints: [], msPerRequest: 1, shareOfSlowdown: 1, shareOfRequests: 1, saving: null, numbers: {} },
    texts: { file: 'parse.js', line: String(line) },
  };
  const change = { statements: [], files: [{ ...FILE, changed: stretches }] };
  const [found] = withPlaces([fact], { change, arms: { head } });
  expect(found?.place).toEqual(place && { file: FILE.file, ...place });
  const [elsewhere] = withPlaces([{ ...fact, texts: { file: 'node:fs', line: '3' } }], {
    change,
    arms: { head },
  });
  expect(elsewhere).not.toHaveProperty('place');
});
