import { expect, test } from 'vitest';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, sampleRecording } from '../../../contracts/samples.ts';

/** A run of two endpoints, of which `cart` fails in this share of its requests and is this slow. */
function run(runId: number, failing: number, scale: number): Recording {
  const plain = sampleRecording({ runId, sha: String(runId).padStart(40, 'a') });
  const { overall } = plain.arms.head;
  const named = (name: string, share: number, factor: number) => ({
    ...{ ...overall, name, method: 'GET', failed: Math.round(overall.requests * share) },
    duration: overall.duration && {
      ...overall.duration,
      ...{ p50: overall.duration.p50 * factor, p95: overall.duration.p95 * factor },
      p99: overall.duration.p99 * factor,
    },
  });
  return altered(plain, { endpoints: [named('home', 0, 1), named('cart', failing, scale)] });
}

const judged = (base: number, head: number) =>
  judge({
    head: run(9, head, 1),
    baseline: {
      runs: [1, 2, 3].map((id) => ({ recording: run(id, base, 0.1), origin: `run ${id}`, distance: id })),
      refused: [],
      history: null,
    },
    policy: POLICY,
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });

test('against stored runs too, what head mends is no slower for it', () => {
  const { verdict, comparisons } = judged(0.6, 0);
  expect(verdict).toBe('pass');
  const p95 = comparisons.find(
    ({ subject, metric }) => subject.kind === 'endpoint' && subject.name === 'cart' && metric === 'p95',
  );
  expect(p95?.text).toBe(
    'p95 of GET cart: not judged, base failed 60.0 % of its requests and head 0 %, and failures take another time than answers',
  );
});

test('what fails alike on both sides is compared', () => {
  expect(judged(0.6, 0.6).verdict).toBe('fail');
});
