import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { mergeHistory } from '../../../src/core/baseline/merge-history.ts';
import { HISTORY_STAMP, type History } from '../../../src/core/model/baseline.ts';
import { JUDGEMENT_STAMP } from '../../../src/core/model/judgement/judgement.ts';
import { RECORDING_STAMP } from '../../../src/core/model/recording/recording.ts';
import { decodeHistory, decodeJudgement, decodeRecording } from '../../../src/core/stored/decode.ts';
import { count, exactly, open } from '../../../src/core/stored/schema/fields.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../fixtures/stored', name), 'utf8'));

const KINDS = [
  ['recording-2.json', decodeRecording],
  ['judgement-2-duet.json', decodeJudgement],
  ['history-2-levels.json', decodeHistory],
] as const;

/** The same with a field of a newer release in every object; lists and names stay as they are. */
function added(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(added);
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.entries(value).map(([key, one]) => [key, NAMED.has(key) ? one : added(one)]);
  return { ...Object.fromEntries(inside), 'of-a-newer-release': { and: ['its', 1, null] } };
}

/** Objects whose keys are names. */
const NAMED = new Set(['metrics', 'values', 'errors', 'subjects', 'endpoints']);

test.each(KINDS)('what a newer release added to a %s is kept, wherever it stands', (name, decode) => {
  const newer = added(read(name));
  expect(decode(newer)).toEqual({ ok: true, value: newer });
});

test.each(KINDS)('beside what is not known, %s is decoded as strictly as ever', (name, decode) => {
  const { gate: _gate, ...rest } = read(name);
  expect(decode({ ...rest, of: 'a newer release' })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('damaged: gate'),
  });
});

test('nothing that is not known can stand for what every object has', () => {
  const forged = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../fixtures/stored/history-2.json'), 'utf8').replace(
      '{',
      '{"__proto__":{"polluted":1},',
    ),
  );
  const decoded = decodeHistory(forged);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect(decoded.ok && (decoded.value as { polluted?: number }).polluted).not.toBe(1);
});

test('a history that is merged passes on what it does not know', () => {
  const older = { ...(read('history-2.json') as History), of: 'an older run', and: 1 };
  const newer = { ...(read('history-2.json') as History), of: 'a newer run' };
  expect(mergeHistory(newer, older)).toMatchObject({ of: 'a newer run', and: 1 });
});

test('what is written says which release reads it', () => {
  for (const { minReader } of [RECORDING_STAMP, JUDGEMENT_STAMP, HISTORY_STAMP])
    expect(minReader).toMatch(/^\d+\.\d+\.\d+$/);
});

test('a shape is of exactly its type, which the compiler sees to', () => {
  type Model = { readonly always: number; readonly sometimes?: 'a' | 'b' };
  const whole = open({ always: count, sometimes: z.enum(['a', 'b']).exactOptional() });
  expect(exactly<Model>()(whole)).toBe(whole);
  // @ts-expect-error it lacks an optional field
  exactly<Model>()(open({ always: count }));
  // @ts-expect-error it lacks a word
  exactly<Model>()(open({ always: count, sometimes: z.enum(['a']).exactOptional() }));
  // @ts-expect-error it has a field that the type lacks
  exactly<Model>()(open({ ...whole.shape, never: count }));
});
