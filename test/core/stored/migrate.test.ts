import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HISTORY_VERSION } from '../../../src/core/model/baseline.ts';
import { JUDGEMENT_VERSION } from '../../../src/core/model/judgement/judgement.ts';
import { RECORDING_VERSION } from '../../../src/core/model/recording/recording.ts';
import { decodeHistory, decodeJudgement, decodeRecording } from '../../../src/core/stored/decode.ts';
import { MIGRATIONS, type Migrations, migrate } from '../../../src/core/stored/migrate.ts';

const STORED = path.join(import.meta.dirname, '../../fixtures/stored');
const read = (name: string) => JSON.parse(readFileSync(path.join(STORED, name), 'utf8'));
const files = readdirSync(STORED);

const KINDS = {
  recording: { decode: decodeRecording, version: RECORDING_VERSION },
  judgement: { decode: decodeJudgement, version: JUDGEMENT_VERSION },
  history: { decode: decodeHistory, version: HISTORY_VERSION },
} as const;
const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];

test.each(kinds)('of every schema version of a %s a stored file is decoded', (kind) => {
  const { decode, version } = KINDS[kind];
  for (let older = 1; older <= version; older += 1) {
    const names = files.filter((name) => new RegExp(`^${kind}-${older}[-.]`).test(name));
    expect(names, `test/fixtures/stored holds no ${kind}-${older}.json`).not.toEqual([]);
    for (const name of names) {
      const stored = read(name);
      expect(stored.schemaVersion).toBe(older);
      expect(decode(stored)).toMatchObject({ ok: true, value: { schemaVersion: version } });
    }
  }
});

test.each(kinds)('every older version of a %s has its migration', (kind) => {
  const steps = Object.keys(MIGRATIONS[kind]).map(Number);
  expect(steps).toEqual(Array.from({ length: KINDS[kind].version - 1 }, (_, index) => index + 1));
});

test.each(kinds)('a %s of a later version is refused with what mends it', (kind) => {
  const { decode, version } = KINDS[kind];
  const later = { ...read(`${kind}-1.json`), schemaVersion: version + 1 };
  const newer = `this ${kind} was written by a newer Perf Gate (schema version ${version + 1}, and this one reads up to ${version}): `;
  expect(decode(later)).toEqual({ ok: false, reason: `${newer}update it.` });
  const known = { ...later, minReader: '3.1.0' };
  expect(decode(known)).toEqual({ ok: false, reason: `${newer}update to 3.1.0 or newer.` });
  // A forged one puts no words of its own into what is told.
  for (const minReader of ['3.1.0 from example.com', { toString: 1, valueOf: 1 }, ['3.1.0']]) {
    expect(decode({ ...later, minReader })).toEqual({ ok: false, reason: `${newer}update it.` });
  }
});

test('a judgement of version 1 whose texts are none is damaged, and no bug', () => {
  const older = read('judgement-1.json');
  const odd = { toString: 1, valueOf: 1 };
  for (const kind of ['threshold', 'regression', 'answers', 'head-broken']) {
    const reasons = [{ kind, severity: 'error', text: odd }];
    const thresholds = [{ metric: odd, expression: odd, crossed: true }];
    const comparisons = [{ class: odd, text: odd }];
    expect(decodeJudgement({ ...older, reasons, thresholds, comparisons, answers: [odd] })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('damaged'),
    });
  }
});

/** Version 0 called the gate `name`. */
const RENAMED: Migrations = {
  ...MIGRATIONS,
  history: { ...MIGRATIONS.history, 0: ({ name, ...rest }) => ({ ...rest, gate: name }) },
};

test('a file of an older version is migrated and then decoded as strictly as a new one', () => {
  const { gate, ...rest } = read('history-1.json');
  const older = { ...rest, schemaVersion: 0, name: gate };
  const { minReader: _since, ...now } = read('history-2.json');
  expect(decodeHistory(older, RENAMED)).toEqual({ ok: true, value: now });
  expect(decodeHistory({ ...older, name: 7 }, RENAMED)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('damaged: gate'),
  });
  expect(decodeHistory(older)).toMatchObject({ ok: false, reason: expect.stringContaining('unknown') });
});

test.each(kinds)('a %s of the first version is, migrated, as it was written again by the second', (kind) => {
  for (const name of files.filter((one) => one.startsWith(`${kind}-1`))) {
    const decoded = KINDS[kind].decode(read(name));
    const { minReader: _since, ...again } = read(name.replace('-1', '-2'));
    expect(decoded).toEqual({ ok: true, value: again });
  }
});

test('migrations follow one another up to the current version', () => {
  const add = (key: string) => (older: Readonly<Record<string, unknown>>) => ({ ...older, [key]: true });
  const steps: Migrations = { ...MIGRATIONS, recording: { 1: add('two'), 2: add('three') } };
  const at = (schemaVersion: unknown) => migrate('recording', { schemaVersion }, 3, steps);
  expect(at(1)).toEqual({ schemaVersion: 3, two: true, three: true });
  expect(at(2)).toEqual({ schemaVersion: 3, three: true });
  expect(at(3)).toEqual({ schemaVersion: 3 });
  for (const unknown of [0, 4, 1.5, -1, '1', null, undefined, Number.NaN]) expect(at(unknown)).toBeNull();
});

test('a renewal names a run of a workflow, or the recording is refused', () => {
  const renewed = read('recording-1-renewed.json');
  expect(decodeRecording({ ...renewed, renewedBy: { ...renewed.renewedBy, runId: 0 } }).ok).toBe(false);
  expect(decodeRecording({ ...renewed, renewedBy: null }).ok).toBe(false);
});

test('what the reasons of first judgements were about is found in their words', () => {
  const folder = path.join(STORED, '../recordings/v1');
  const told = readdirSync(folder).flatMap((name) => {
    const decoded = decodeJudgement(
      JSON.parse(readFileSync(path.join(folder, name, 'judgement.json'), 'utf8')),
    );
    if (!decoded.ok) throw new Error(`${name}: ${decoded.reason}`);
    const { reasons, comparisons, thresholds } = decoded.value;
    return reasons.flatMap(({ kind, text, of }) => {
      if (kind === 'threshold') return [[text, of?.kind === 'threshold' ? thresholds[of.index]?.metric : '']];
      const isCompared = of?.kind === 'comparison' || kind === 'errors' || kind === 'missing';
      return isCompared ? [[text, of?.kind === 'comparison' ? comparisons[of.index]?.text : '']] : [];
    });
  });
  expect(told.length).toBeGreaterThan(20);
  for (const [text, of] of told) expect(of !== '' && text?.includes(of ?? '?'), text).toBe(true);
});
