import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { MeasuredRequests } from '../../../../src/core/model/judgement/load-test.ts';
import type { Reason } from '../../../../src/core/model/judgement/reason.ts';
import type { JudgedTarget } from '../../../../src/core/model/targets/judged-target.ts';
import type { Target } from '../../../../src/core/model/targets/target.ts';
import { endpointSpeeds } from '../../../../src/core/report/load-test/endpoints.ts';
import { failureRows } from '../../../../src/core/report/load-test/failures.ts';
import { loadTestReport } from '../../../../src/core/report/load-test/load-test-report.ts';
import { sampleJudgement } from '../../../contracts/samples.ts';
import { targetOf } from '../../decision/targets/written-targets.ts';
import { judgedAlone, loadTestWith, requests } from './made.ts';

const NOTHING = { shown: new Set<string>(), range: null };
const THREE = { cart: requests(90), orders: requests(150), search: requests(450) };

const speeds = (endpoints: Readonly<Record<string, MeasuredRequests>>, ...texts: readonly string[]) =>
  endpointSpeeds(
    loadTestWith(endpoints),
    texts.map((text) => targetOf(text)),
  );
const speedOf = (found: ReturnType<typeof speeds>) =>
  found?.rows.map(({ name, speed }) => `${name} ${speed}`);

describe('endpoints', () => {
  test('are fast within their target, slow beyond it, very slow beyond twice as much', () => {
    const found = speeds(THREE, 'p95 < 100ms');
    expect(speedOf(found)).toEqual(['GET search very slow', 'GET orders slow', 'GET cart fast']);
    expect(found?.counts).toBe('1 very slow (GET search p95 450 ms), 1 slow (GET orders p95 150 ms), 1 fast');
  });

  test('have targets of their own before those of all requests, and the worst of several counts', () => {
    const found = speeds(THREE, 'p95 < 500ms', 'p50 < 40ms', 'GET /search: p95 < 1s', 'search: p95 < 500ms');
    expect(speedOf(found)).toEqual(['GET orders slow', 'GET cart slow', 'GET search fast']);
  });

  test('are ranked where no target for response times says what is slow', () => {
    const found = speeds(THREE, 'error-rate < 1%', 'GET nothing: p95 < 1ms');
    expect(found?.rows.map(({ name, rank, speed }) => [name, rank, speed])).toEqual([
      ['GET search', 1, null],
      ['GET orders', 2, null],
      ['GET cart', 3, null],
    ]);
    expect(found?.counts).toBe('');
    expect(found?.how).toContain('ranked by p95');
  });

  test('of which one has too few requests for p95 are ranked by p50, and it is held to no target', () => {
    const few = { ...THREE, tea: requests(80, { latency: { p50: 300 } }) };
    expect(speeds(few)?.rows[0]?.name).toBe('GET tea');
    expect(speedOf(speeds(few, 'p95 < 100ms'))?.at(-1)).toBe('GET tea null');
  });
});

test('errors are counted by kind over all endpoints, each with the endpoint that has most of it', () => {
  const failed = (...counts: readonly (readonly [status: number, code: number, count: number])[]) =>
    requests(90, {
      failed: counts.reduce((sum, [, , count]) => sum + count, 0),
      failures: counts.map(([status, errorCode, count]) => ({ status, errorCode, count })),
    });
  const loadTest = loadTestWith(
    { cart: failed([503, 1503, 5], [0, 1212, 9]), orders: failed([503, 1503, 40]) },
    { all: { head: requests(90, { requests: 2000, failed: 54 }) } },
  );
  expect(failureRows(judgedAlone(loadTest), loadTest)).toEqual([
    { kind: '503', head: '45 of 2000 (2.3 %)', base: null, example: 'GET orders: 40 of 1000 (4 %)' },
    {
      kind: 'connection refused, 1212',
      ...{ head: '9 of 2000 (0.5 %)', base: null, example: 'GET cart: 9 of 1000 (0.9 %)' },
    },
  ]);
  expect(failureRows(judgedAlone(loadTestWith(THREE)), loadTestWith(THREE))).toEqual([]);
});

describe('action items', () => {
  const missed = (target: Target, value: number, index: number): [Reason, JudgedTarget] => {
    const { text, unit } = target;
    const measured = { value, low: value, high: value };
    return [
      {
        ...{ kind: 'target', severity: 'error', text: `Target missed: ${text}` },
        ...{ fix: 'Make the application meet it', of: { kind: 'target', index } },
      },
      { text, unit, measured, state: 'missed', role: 'blocking' },
    ];
  };

  function judged(endpoints: typeof THREE, ...all: readonly (readonly [string, number])[]): Judgement {
    const targets = all.map(([text]) => targetOf(text));
    const found = all.map(([, value], index) => missed(targets[index] ?? targetOf('p95 < 1s'), value, index));
    const { policy } = sampleJudgement('fail');
    return judgedAlone(loadTestWith(endpoints), {
      ...{ verdict: 'fail', policy: { ...policy, targets } },
      reasons: found.map(([reason]) => reason),
      targets: found.map(([, target]) => target),
    });
  }

  const todo = (judgement: Judgement) =>
    loadTestReport(judgement, NOTHING)?.todo.map(({ mark, text }) => `${mark}: ${text}`);

  test('name the endpoints behind a missed target of all requests, once for all response times', () => {
    const items = todo(judged(THREE, ['p95 < 100ms', 240], ['avg < 50ms', 80]));
    expect(items).toEqual([
      'missed: Target missed: p95 < 100ms. Missed too: avg < 50ms (80.0 ms). Slowest: GET search (p95 450 ms), GET orders (p95 150 ms). Make the application meet it.',
    ]);
  });

  test('are one for each cause: an endpoint, the errors, the load', () => {
    const failing = {
      ...THREE,
      cart: requests(90, { failed: 20, failures: [{ status: 503, errorCode: 1503, count: 20 }] }),
    };
    const items = todo(
      judged(
        failing,
        ...([['GET orders: p95 < 100ms', 150]] as const),
        ...([['error-rate < 1%', 0.02]] as const),
        ...([['rps > 99', 81]] as const),
      ),
    );
    expect(items).toHaveLength(3);
    expect(items?.[0]).toBe('missed: Target missed: GET orders: p95 < 100ms. Make the application meet it.');
    expect(items?.[1]).toContain('Most failures: GET cart (20 of 1000 requests, with 503).');
    expect(items?.[2]).toContain('Delivered: 100 of 100 iterations/s, none dropped');
  });

  test('are none where nothing missed, whatever is slow, inconclusive or to be known', () => {
    const reasons: readonly Reason[] = [
      { kind: 'inconclusive', severity: 'warning', text: 'It cannot be told', fix: 'Measure longer.' },
      { kind: 'no-baseline', severity: 'notice', text: 'There is none', fix: 'Save one.' },
    ];
    expect(todo(judgedAlone(loadTestWith(THREE), { reasons }))).toEqual([]);
  });
});

test('figures without a target stand behind the targets, and a run that is not valid has none', () => {
  const { policy } = sampleJudgement('pass');
  const targets = [targetOf('p95 < 200ms'), targetOf('avg < 150ms')];
  const judgement = judgedAlone(loadTestWith(THREE), { policy: { ...policy, targets } });
  const rows = loadTestReport(judgement, NOTHING)?.results.map(({ what, mark }) => [what, mark]);
  expect(rows).toEqual([
    ['requests per second', null],
    ['error rate', null],
  ]);
  const invalid = loadTestReport({ ...judgement, verdict: 'invalid' }, NOTHING);
  expect([invalid?.results, invalid?.endpoints]).toEqual([[], null]);
});

describe('the load', () => {
  const marks = (load: ReturnType<typeof loadTestWith>['load'], asked = { rate: 100, users: null }) =>
    loadTestReport(judgedAlone(loadTestWith(THREE, { load, asked })), NOTHING)?.delivered.map(
      ({ mark, text }) => `${mark}: ${text}`,
    );
  const wanted = { iterations: 1000, perSecond: 100 };

  test('was delivered, or was not, as the rule for a valid run has it', () => {
    const head = { iterations: 1000, dropped: 0, exhausted: false, wanted };
    expect(marks({ head })?.[0]).toMatch(/^met: 100 of 100 iterations\/s, none dropped, /);
    expect(marks({ head: { ...head, iterations: 940 } })?.[0]).toMatch(/^missed: /);
    expect(marks({ head: { ...head, iterations: 985, dropped: 15, exhausted: true } })?.[0]).toMatch(
      /^missed: .*15 iterations dropped \(1.5 %\).*all of k6's virtual users were busy at some time/,
    );
  });

  test('of virtual users that never came is missing', () => {
    const load = { head: { iterations: 1000, dropped: 0, exhausted: false, wanted: null } };
    const of = (most: number) =>
      loadTestReport(
        judgedAlone(loadTestWith(THREE, { load, asked: { rate: null, users: { most, seen: most } } })),
        NOTHING,
      )?.delivered.map(({ mark }) => mark);
    expect([of(20), of(21)]).toEqual([['met'], ['missed']]);
  });
});

test('nothing measured, no report', () => {
  expect(loadTestReport(sampleJudgement('invalid'), NOTHING)).toBeNull();
});
