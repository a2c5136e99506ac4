import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, UNKNOWN_FORMAT } from '../../bench/same-verdicts/ask.ts';
import { checkOut, unbundled } from '../../bench/same-verdicts/build.ts';
import { type Case, FIXTURES, factsOf, fixtureNames, layFixtures } from '../../bench/same-verdicts/cases.ts';
import { differencesOf, idleEntries } from '../../bench/same-verdicts/differences.ts';
import { PULL_SCENES } from '../../bench/same-verdicts/make/github-scenes.ts';
import { SCENES } from '../../bench/same-verdicts/make/scenes.ts';
import type { Said } from '../../bench/same-verdicts/said.ts';
import { TABLE_FILE, tableOf } from '../../bench/same-verdicts/table.ts';

/** On a busy machine; a few seconds where it is not. */
const SLOWEST_MS = 60_000;
/** Enough to see a change of the sources. */
const FEW = ['duet-slower', 'duet-unchanged', 'duet-warn', 'stored-slower', 'stored-warn'];

let scratch: string;
let cases: readonly Case[];
let said: ReadonlyMap<string, Said>;
beforeAll(async () => {
  scratch = mkdtempSync(path.join(os.tmpdir(), 'same-verdicts-'));
  cases = await layFixtures(await fixtureNames(), path.join(scratch, 'cases'));
  said = await ask(unbundled(), cases, path.join(scratch, 'said'));
}, SLOWEST_MS);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Everything that a changed copy of the sources says otherwise, `fixture: field`. */
async function changesOf(name: string, from: RegExp, to: string): Promise<readonly string[]> {
  const folder = path.join(scratch, name);
  await checkOut(null, folder);
  const files = readdirSync(path.join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, 'src', file))
    .filter((file) => from.test(readFileSync(file, 'utf8')));
  expect(files, `no file under src holds ${from}`).not.toEqual([]);
  for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  const few = cases.filter(({ name: one }) => FEW.includes(one));
  const changed = await ask(unbundled(folder), few, path.join(folder, 'said'));
  const known = new Map([...said].filter(([one]) => FEW.includes(one)));
  return differencesOf(known, changed, []).map(({ fixture, field }) => `${fixture}: ${field}`);
}

test.each([
  [
    'the limit that warns',
    /default: '20%'/,
    "default: '45%'",
    ['duet-warn: class of p50 of GET products', 'stored-warn: verdict'],
  ],
  [
    'the floor of latencies',
    /(unit: 'ms', .*floor: )1\b/,
    '$1500',
    ['duet-slower: class of p95 of GET products', 'stored-slower: class of p95 of GET products'],
  ],
  [
    'a word of a report',
    /no regression/g,
    'nothing worse',
    ['duet-unchanged: reason', 'duet-unchanged: markdown', 'duet-unchanged: status'],
  ],
])(
  'a change of %s is a difference',
  async (name, from, to, wanted) => {
    const found = await changesOf(name, from, to);
    expect(found).toEqual(expect.arrayContaining(wanted));
  },
  SLOWEST_MS,
);

test(
  'a copy of the sources says the same of everything',
  async () => {
    expect(await changesOf('unchanged', /no regression/g, 'no regression')).toEqual([]);
  },
  SLOWEST_MS,
);

test('every recording is judged, and every verdict stands for one at least', () => {
  const recorded = cases.filter(({ recording }) => recording !== null);
  expect(recorded.length).toBeGreaterThanOrEqual(30);
  for (const { name } of recorded) expect(said.get(name)?.['verdict'], name).toBeDefined();
  const verdicts = new Set(recorded.map(({ name }) => said.get(name)?.['verdict']));
  expect([...verdicts].toSorted()).toEqual([
    ...['fail', 'inconclusive', 'invalid', 'no-baseline', 'pass', 'warn'],
  ]);
  for (const [name, one] of said) {
    for (const format of ['markdown', 'summary', 'text', 'status']) {
      expect(one[`as the run judged: ${format}`], name).toMatch(/\S/);
      expect(one[`as the run judged: ${format}`], name).not.toBe(UNKNOWN_FORMAT);
    }
  }
});

test(
  'the table of what the present build says is in step: `npm run same-verdicts -- --table`',
  async () => {
    const folder = path.join(scratch, 'table');
    mkdirSync(folder);
    expect(await tableOf(unbundled(), folder)).toBe(readFileSync(TABLE_FILE, 'utf8'));
  },
  SLOWEST_MS,
);

test('every scene that the script can make is a fixture, and says the same of itself', async () => {
  const scenes = Object.entries({ ...SCENES, ...PULL_SCENES }).map(([name, { says }]) => [name, says]);
  const kept = cases.map(async ({ name }) => [name, (await factsOf(name)).says]);
  expect((await Promise.all(kept)).toSorted()).toEqual(scenes.toSorted());
});

test('no fixture names a place of the machine that made it', () => {
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(json|gz|yml)$/.test(file),
  );
  for (const file of files) {
    const bytes = readFileSync(path.join(FIXTURES, file));
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    expect(/(["\s(])\/(tmp|home|root|work|usr|var|private|Users)\/\S*/.exec(text)?.[0], file).toBeUndefined();
  }
});

test('a difference is allowed by an entry of its own fixture and field, and idle entries are told', () => {
  const before = new Map([['duet-warn', { verdict: 'warn', notes: '' }]]);
  const after = new Map([['duet-warn', { verdict: 'fail', notes: 'a note' }]]);
  const why = 'notes name their side';
  const allowed = [
    { fixtures: ['first-run', 'duet-*'], fields: ['notes'], why },
    { fixtures: ['stored-*'], fields: ['*'], why },
    { fixtures: ['duet'], fields: ['verdict'], why },
  ];
  const found = differencesOf(before, after, allowed);
  expect(found).toEqual([
    { fixture: 'duet-warn', field: 'verdict', before: 'warn', after: 'fail', why: null },
    { fixture: 'duet-warn', field: 'notes', before: '', after: 'a note', why },
  ]);
  expect(idleEntries(found, allowed)).toEqual(allowed.slice(1));
  expect(differencesOf(before, before, [])).toEqual([]);
});

test('what one build alone says is a difference, and a drawing that the earlier one did not know is none', () => {
  const before = new Map<string, Said>([['a', { summary: UNKNOWN_FORMAT, answers: 'a check fails' }]]);
  const after = new Map<string, Said>([['a', { summary: 'text', refused: 'one' }]]);
  expect(differencesOf(before, after, []).map(({ field }) => field)).toEqual(['answers', 'refused']);
});
