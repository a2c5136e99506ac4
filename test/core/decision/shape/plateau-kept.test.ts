import { expect, test } from 'vitest';
import { HISTORY_STAMP, type History } from '../../../../src/core/model/baseline.ts';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { Plateau } from '../../../../src/core/model/recording/duet.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { decodeJudgement, decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { setupLine } from '../../../../src/core/words/outcome/setup.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { sampleEntry } from '../../../contracts/samples.ts';
import { duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

const PLATEAU: Plateau = {
  chosen: 'held',
  levels: [{ scenario: 'default', unit: 'vus', level: 20 }],
  heldMs: 90_000,
  left: ['ramps'],
  dropped: [],
};

/** As it lies on disk, judged. */
function replayed(recording: Recording, history: History | null = null): Judgement {
  const decoded = decodeRecording(JSON.parse(JSON.stringify(recording)));
  if (!decoded.ok) throw new Error(decoded.reason);
  const nothing = { runs: [], refused: [], history };
  const judgement = judge({
    ...{ head: decoded.value, baseline: nothing, policy: POLICY },
    ...{ createdAt: recording.createdAt, tool: '0.1.0', remedy: { kind: 'told' as const, text: '' } },
  });
  const read = decodeJudgement(JSON.parse(JSON.stringify(judgement)));
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

test('the level that rounds were driven at is kept, and a replay says it in the same line', () => {
  const plain = duetRecording(samplePairs({ count: 4, seed: 1, noise: 0.02 }), 'settled');
  const { duet } = plain;
  if (duet === undefined) throw new Error('no duet');
  const judgement = replayed({ ...plain, duet: { ...duet, plateau: PLATEAU } });
  expect(setupLine(judgement)).toMatch(
    /^vs main b{7}, same runner, 4 × 3 s each, driven at its plateau of 20 VUs\./,
  );
  expect(judgement.notes).toContain(
    'Rounds are driven at the level that the script holds longest, 20 VUs (1 min 30 s). Not driven: its ramps. `compare.shape: whole` drives all of it, both sides at once.',
  );
});

test('a recording without it reads as before', () => {
  const judgement = replayed(duetRecording(samplePairs({ count: 4, seed: 1, noise: 0.02 }), 'settled'));
  expect(setupLine(judgement)).toMatch(/^vs main b{7}, same runner, 4 × 3 s each\. /);
  expect(judgement.notes.join()).not.toContain('Rounds are driven');
});

test('a level of a kind that nobody knows is damage', () => {
  const plain = duetRecording(samplePairs({ count: 4, seed: 1, noise: 0.02 }), 'settled');
  const odd = { ...plain, duet: { ...plain.duet, plateau: { ...PLATEAU, chosen: 'guessed' } } };
  expect(decodeRecording(JSON.parse(JSON.stringify(odd)))).toMatchObject({
    ok: false,
    reason: expect.stringContaining('duet.plateau.chosen'),
  });
});

test('runs of the base branch, which drive the whole load, are no trend of it', () => {
  const plain = duetRecording(samplePairs({ count: 4, seed: 1, noise: 0.02 }), 'settled');
  const { duet } = plain;
  if (duet === undefined) throw new Error('no duet');
  const history = { ...HISTORY_STAMP, gate: plain.gate, entries: [sampleEntry(plain)] };
  expect(replayed(plain, history).history).toHaveLength(1);
  expect(replayed({ ...plain, duet: { ...duet, plateau: PLATEAU } }, history).history).toEqual([]);
});
