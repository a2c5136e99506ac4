import protobuf from 'protobufjs/minimal.js';
import { compress } from 'snappyjs';
import { describe, expect, it } from 'vitest';
import { Collector, MAX_ENDPOINTS } from '../../../../src/adapters/k6/collect/collector.ts';

type Sent =
  | { readonly labels: Readonly<Record<string, string>>; readonly value: number }
  | { readonly labels: Readonly<Record<string, string>>; readonly buckets: Readonly<Record<number, number>> };

/** A remote write body as k6 writes it: one span per bucket, counts as differences. */
function push(series: readonly Sent[]): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const sent of series) {
    writer.uint32(0x0a).fork();
    for (const [name, value] of Object.entries(sent.labels)) {
      writer.uint32(0x0a).fork().uint32(0x0a).string(name).uint32(0x12).string(value).ldelim();
    }
    if ('value' in sent)
      writer.uint32(0x12).fork().uint32(0x09).double(sent.value).uint32(0x10).int64(1).ldelim();
    else histogram(writer.uint32(0x22).fork(), sent.buckets).ldelim();
    writer.ldelim();
  }
  return compress(writer.finish());
}

function histogram(writer: protobuf.Writer, buckets: Readonly<Record<number, number>>): protobuf.Writer {
  const filled = Object.entries(buckets)
    .map(([index, count]) => [Number(index), count] as const)
    .toSorted(([a], [b]) => a - b);
  const total = filled.reduce((sum, [, count]) => sum + count, 0);
  writer
    .uint32(0x08)
    .uint64(total)
    .uint32(0x19)
    .double(total * 0.1)
    .uint32(0x20)
    .sint32(3)
    .uint32(0x30)
    .uint64(0);
  let next = 0;
  for (const [index] of filled) {
    writer
      .uint32(0x5a)
      .fork()
      .uint32(0x08)
      .sint32(index - next)
      .uint32(0x10)
      .uint32(1)
      .ldelim();
    next = index + 1;
  }
  writer.uint32(0x62).fork();
  let before = 0;
  for (const [, count] of filled) {
    writer.sint64(count - before);
    before = count;
  }
  return writer.ldelim();
}

function request(name: string, extra: Readonly<Record<string, string>> = {}) {
  return {
    expected_response: 'true',
    method: 'GET',
    name,
    perf_gate: 'judged',
    scenario: 'default',
    status: '200',
    ...extra,
  };
}

const count = (labels: Readonly<Record<string, string>>, value: number): Sent => ({
  labels: { __name__: 'k6_http_reqs_total', ...labels },
  value,
});
const durations = (
  labels: Readonly<Record<string, string>>,
  buckets: Readonly<Record<number, number>>,
): Sent => ({
  labels: { __name__: 'k6_http_req_duration_seconds', ...labels },
  buckets,
});

const metric = (name: string, value: number, labels: Readonly<Record<string, string>> = {}): Sent => ({
  labels: { __name__: `k6_${name}`, ...labels },
  value,
});

function collecting() {
  let now = 1_000_000;
  const collector = new Collector(() => now);
  return {
    collector,
    at(second: number, ...series: readonly Sent[]) {
      now = 1_000_000 + second * 1000;
      collector.take(push(series));
    },
  };
}

describe('Collector', () => {
  it('knows what of a check failed in each round, whatever scenarios and groups made it', () => {
    const { collector, at } = collecting();
    const check = (round: string, passed: number, more = {}) =>
      metric('checks_rate', passed, {
        ...{ perf_gate: 'judged', check: 'is fine', perf_gate_round: round, scenario: 'a', group: '' },
        ...more,
      });
    at(
      0,
      check('2', 1),
      check('2', 0.5, { scenario: 'b' }),
      check('', 0, { perf_gate_round: '2', group: '::pages' }),
    );
    at(1, check('2', 0.9));
    collector.nextProcess();
    at(2, check('1', 0.75));
    const [first, second] = collector.checks.of('is fine');
    expect(first).toEqual({ window: 1, failed: 0.25 });
    expect(second?.window).toBe(2);
    expect(second?.failed).toBeCloseTo(0.3, 9);
    expect(collector.checks.of('pages::is fine')).toEqual([{ window: 2, failed: 1 }]);
    expect(collector.checks.of('unknown')).toEqual([]);
    expect([...collector.endpoints]).toEqual([]);
  });

  it('calls requests without a name by their path, whatever the address of the process is', () => {
    const { collector, at } = collecting();
    collector.baseUrl = 'http://127.0.0.1:4001';
    at(0, count(request('http://127.0.0.1:4001/a'), 3), count(request('b'), 1));
    collector.nextProcess();
    collector.baseUrl = 'http://127.0.0.1:4002';
    at(1, count(request('http://127.0.0.1:4002/a'), 2));
    const found = [...collector.endpoints].map(([key, { group }]) => [key, group.requests]);
    expect(found).toEqual([
      ['GET /a', 5],
      ['GET b', 1],
    ]);
  });

  it('puts what sessions do into the round of its push, where no label says it', () => {
    const { collector, at } = collecting();
    collector.pooled = { has: () => true };
    let round: number | null = null;
    collector.rounds.now = () => round;
    at(0, count(request('a'), 1), durations(request('a'), { 10: 1 }));
    round = 3;
    at(1, count(request('a'), 4), durations(request('a'), { 10: 4 }));
    at(2, count(request('a'), 6), durations(request('a'), { 10: 6 }));
    round = 4;
    at(3, count(request('a'), 7), durations(request('a'), { 10: 7 }));
    const of = (key: string) => collector.ofRounds.get(key);
    expect([of('3 GET a')?.requests, of('4 GET a')?.requests, of('4 overall')?.requests]).toEqual([5, 1, 1]);
    expect([of('3 GET a')?.durations?.count, of('4 GET a')?.durations?.count]).toEqual([5, 1]);
    expect(collector.overall.requests).toBe(7);
  });

  it('knows nothing of checks in rounds that are cut by pushes: their shares are of all that was', () => {
    const { collector, at } = collecting();
    const check = (passed: number) =>
      metric('checks_rate', passed, { check: 'is fine', perf_gate: 'judged', scenario: 'main' });
    for (const [round, passed] of [0.2, 0.6, 0.8].entries()) {
      collector.rounds.now = () => round;
      at(round, check(passed));
    }
    expect(collector.checks.of('is fine')).toEqual([]);
    expect([...collector.endpoints]).toEqual([]);
  });

  it('counts gRPC calls by their durations, those of other statuses than OK as failed', () => {
    const { collector, at } = collecting();
    const call = (status: string, buckets: Readonly<Record<number, number>>, more = {}): Sent => {
      const tags = {
        method: 'GetDish',
        name: '/menu.Menu/GetDish',
        perf_gate: 'judged',
        scenario: 'default',
      };
      const labels = { __name__: 'k6_grpc_req_duration_seconds', ...tags, status, ...more };
      return { labels, buckets };
    };
    collector.pooled = new Set(['overall']);
    const round = { perf_gate_round: '4', url: '127.0.0.1:9000/menu.Menu/GetDish' };
    at(0, call('0', { [-20]: 3 }, round), call('0', { [-20]: 2 }, { perf_gate: 'setup', name: 'login' }));
    at(1, call('0', { [-20]: 5 }, round), call('14', { [-20]: 2 }, round));
    const { group } = collector.endpoints.get('gRPC /menu.Menu/GetDish')!;
    expect(group).toMatchObject({ requests: 7, failed: 2, durations: { count: 7 } });
    expect([...group.failures.values()]).toEqual([{ status: 14, errorCode: 0, count: 2 }]);
    expect(collector.overall.requests).toBe(7);
    expect(collector.ofRounds.get('4 overall')).toMatchObject({ requests: 7, failed: 2 });
    expect(collector.failing.of(4, 'gRPC /menu.Menu/GetDish')).toEqual([0]);
    expect([...collector.called.hosts]).toEqual(['127.0.0.1:9000']);
    expect(collector.aside.failures()).toEqual([]);
  });

  it('turns cumulative pushes into seconds', () => {
    const { collector, at } = collecting();
    at(0, count(request('a'), 3), durations(request('a'), { [-20]: 3 }));
    at(1, count(request('a'), 5), durations(request('a'), { [-20]: 3, [-4]: 2 }));
    at(3.1, count(request('a'), 6), durations(request('a'), { [-20]: 4, [-4]: 2 }));
    const { group } = collector.endpoints.get('GET a')!;
    expect(group.durations).toMatchObject({ count: 6, schema: 3 });
    expect(collector.timeline(group)).toMatchObject({
      startedAt: 999_000,
      bucketMs: 1000,
      requests: [3, 2, 0, 1],
      failed: [0, 0, 0, 0],
      p50: [expect.closeTo(169, 0), expect.closeTo(677, 0), null, expect.closeTo(169, 0)],
    });
    expect(collector.timeline(group)).not.toHaveProperty('p99');
    expect(collector.timeline(collector.overall)).toMatchObject({
      requests: [3, 2, 0, 1],
      p99: [expect.closeTo(174, 0), expect.closeTo(692, 0), null, expect.closeTo(169, 0)],
    });
  });

  it('counts no answer and 5xx as failures where the script has no response callback', () => {
    const { collector, at } = collecting();
    const { expected_response: _none, ...bare } = request('a', { perf_gate_round: '1' });
    const answered = (status: string, more = {}) => ({ ...bare, status, ...more });
    const [broken, refused] = [{ error_code: '1503' }, { error_code: '1212' }];
    at(
      0,
      ...[count(answered('200'), 9), count(answered('404'), 4)],
      ...[count(answered('503', broken), 2), count(answered('0', refused), 1)],
    );
    expect(collector.overall).toMatchObject({ requests: 16, failed: 3 });
    expect([...collector.overall.failures.values()]).toEqual([
      { status: 503, errorCode: 1503, count: 2 },
      { status: 0, errorCode: 1212, count: 1 },
    ]);
    expect(collector.failing.uncountedOf(1, null)).toBe(3);
    expect(collector.failing.uncountedOf(1, 'GET a')).toBe(3);
    // What k6 counts itself is not counted twice.
    at(1, count(request('b', { expected_response: 'false', status: '503', perf_gate_round: '1' }), 5));
    expect(collector.overall.failed).toBe(8);
    expect(collector.failing.uncountedOf(1, null)).toBe(3);
  });

  it('counts failures by status and error code', () => {
    const { collector, at } = collecting();
    const bad = { expected_response: 'false', status: '503', error_code: '1503' };
    const refused = { expected_response: 'false', status: '0', error_code: '1212' };
    at(0, count(request('a'), 9), count(request('a', bad), 2), count(request('b', refused), 1));
    expect(collector.overall).toMatchObject({ requests: 12, failed: 3 });
    expect([...collector.overall.failures.values()]).toEqual([
      { status: 503, errorCode: 1503, count: 2 },
      { status: 0, errorCode: 1212, count: 1 },
    ]);
    expect([...collector.overall.statuses]).toEqual([
      [200, 9],
      [503, 2],
      [0, 1],
    ]);
  });

  it('starts with the first judged second, and leaves out what is not judged', () => {
    const { collector, at } = collecting();
    const { perf_gate: _, ...warmup } = request('a', { scenario: 'warmup' });
    at(0, count(warmup, 50), durations(warmup, { [-20]: 50 }));
    at(2, count(warmup, 90), count(request('a'), 1), durations(request('a'), { [-20]: 1 }));
    expect(collector).toMatchObject({ aside: { requests: 90 }, startedAt: 1_001_000 });
    expect(collector.overall.requests).toBe(1);
    expect(collector.timeline(collector.overall)).toMatchObject({ startedAt: 1_001_000, requests: [1] });
    expect([...collector.scenarios.keys()]).toEqual(['default']);
  });

  it('keeps what load the judged requests were under, second by second', () => {
    const { collector, at } = collecting();
    const iterations = (value: number) => metric('iterations_total', value, request('a'));
    const dropped = (value: number) => metric('dropped_iterations_total', value, { scenario: 'default' });
    at(0, metric('vus', 9), metric('iterations_total', 40, { scenario: 'warmup' }));
    at(1, metric('vus', 2), count(request('a'), 3), iterations(3), dropped(1));
    at(2, count(request('a'), 4), iterations(4), dropped(5));
    at(4, metric('vus', 3), count(request('a'), 5));
    at(5, iterations(6), metric('dropped_iterations_total', 7, { scenario: 'warmup' }));
    at(6, metric('vus', 0));
    expect(collector.loadTimeline()).toEqual({
      ...{ startedAt: 1_000_000, bucketMs: 1000 },
      vus: [2, null, null, 3, null],
      offered: [4, 5, 0, 0, 2],
    });
    expect(collector.load.maxVus).toBe(9);
  });

  it('adds up the bytes that came to judged iterations, of each process', () => {
    const { collector, at } = collecting();
    const received = (value: number, labels: Readonly<Record<string, string>> = { perf_gate: 'judged' }) =>
      metric('data_received_total', value, labels);
    at(0, received(900, { scenario: 'warmup' }));
    expect(collector.received.bytes).toBeNull();
    at(1, received(100));
    at(2, received(250));
    collector.nextProcess();
    at(3, received(70));
    expect(collector.received.bytes).toBe(320);
  });

  it('knows no load over time where nothing judged arrived', () => {
    const { collector, at } = collecting();
    at(0, metric('vus', 9), metric('dropped_iterations_total', 7, { scenario: 'default' }));
    expect(collector.loadTimeline()).toBeNull();
  });

  it('widens the buckets of a long run instead of growing', () => {
    const { collector, at } = collecting();
    for (let second = 0; second < 1500; second++) {
      const load = [metric('vus', second), metric('iterations_total', second + 1, request('a'))];
      at(second, count(request('a'), second + 1), ...load);
    }
    const timeline = collector.timeline(collector.overall);
    expect(timeline?.bucketMs).toBe(4000);
    expect(timeline?.requests).toEqual(Array.from({ length: 375 }, () => 4));
    expect(collector.loadTimeline()).toEqual({
      ...{ startedAt: timeline?.startedAt, bucketMs: 4000, offered: timeline?.requests },
      vus: Array.from({ length: 375 }, (_, at) => 4 * at + 3),
    });
  });

  it('puts endpoints beyond the cap together, and loses none of their requests', () => {
    const { collector, at } = collecting();
    const names = Array.from({ length: MAX_ENDPOINTS + 50 }, (_, id) => `/orders/${id}`);
    at(0, ...names.flatMap((name) => [count(request(name), 2), durations(request(name), { [-9]: 2 })]));
    at(1, count(request('/orders/249'), 3), durations(request('/orders/249'), { [-9]: 3 }));
    expect(collector.endpoints.size).toBe(MAX_ENDPOINTS);
    expect(collector.other).toMatchObject({ requests: 101, durations: { count: 101 } });
    expect(collector.overall.requests).toBe(2 * names.length + 1);
  });

  it('follows a bounded number of series, and says when there are more', () => {
    const { collector, at } = collecting();
    for (let block = 0; block < 5; block++) {
      at(
        block,
        ...Array.from({ length: 5000 }, (_, id) => count(request('a', { user: `${block}-${id}` }), 1)),
      );
    }
    expect(collector.series.droppedValues).toBe(true);
    expect(collector.overall.requests).toBe(20_000);
  });

  it('goes on to follow iterations where values have no places left, and says whose values it lacks', () => {
    const { collector, at } = collecting();
    const iterations = (round: string): Sent => ({
      labels: { __name__: 'k6_iterations_total', perf_gate: 'judged', perf_gate_round: round },
      value: 1,
    });
    for (const round of [0, 1, 2, 3, 4]) {
      const tags = { perf_gate_round: String(round) };
      const each = Array.from({ length: 5000 }, (_, id) =>
        count(request('a', { ...tags, user: `${id}` }), 1),
      );
      at(round, ...each, iterations(String(round)));
    }
    expect(Object.fromEntries(collector.ends.ofRounds)).toEqual({ 0: 1, 1: 1, 2: 1, 3: 1, 4: 1 });
    expect([...collector.series.lost]).toEqual(['4']);
  });

  it('knows when iterations ended, however many series tell of them', () => {
    const { collector, at } = collecting();
    const iterations = (user: string): Sent => ({
      labels: { __name__: 'k6_iterations_total', perf_gate: 'judged', user },
      value: 1,
    });
    at(0, ...Array.from({ length: 20_000 }, (_, id) => iterations(`${id}`)));
    at(7, iterations('one more'));
    expect(collector.ends.latest).toBe(1_007_000);
  });

  it('keeps no place of a value for what nobody reads', () => {
    const { collector, at } = collecting();
    const unread = Array.from({ length: 25_000 }, (_, id): Sent => {
      return { labels: { __name__: 'k6_data_sent_total', ...request('a', { user: `${id}` }) }, value: 1 };
    });
    at(0, ...unread);
    at(1, count(request('a'), 3));
    expect(collector.series.droppedValues).toBe(false);
    expect(collector.overall.requests).toBe(3);
  });

  it('survives a push that is not remote write', () => {
    const { collector, at } = collecting();
    collector.take(new Uint8Array([250, 255, 255, 255, 255, 1, 2, 3]));
    at(1, count(request('a'), 1));
    expect(collector.broken.count).toBe(1);
    expect(collector.overall.requests).toBe(1);
  });

  it('adds phases and iterations up from their last reading', () => {
    const { collector, at } = collecting();
    const waiting = (buckets: Readonly<Record<number, number>>): Sent => ({
      labels: { __name__: 'k6_http_req_waiting_seconds', ...request('a') },
      buckets,
    });
    const iterations = {
      labels: { __name__: 'k6_iteration_duration_seconds', perf_gate: 'judged' },
      buckets: { 1: 4 },
    };
    at(0, waiting({ [-20]: 1 }), iterations);
    at(1, waiting({ [-20]: 1, [-19]: 3 }));
    collector.nextProcess();
    expect(collector.overall.phases.get('waiting')).toMatchObject({ count: 4 });
    expect(collector.iterations().count).toBe(4);
    expect(collector.iterations().meanMs).toBeCloseTo(100, 9);
    // The end of the bucket that the longest lies in, for the next process too.
    expect(collector.iterations().longestMs).toBeCloseTo(1000 * 2 ** (1 / 8), 6);
  });

  it('counts the seconds of each process from its own first push, whatever the phase of the one before', () => {
    const bad = { expected_response: 'false', status: '503', error_code: '1503' };
    const inRound = (round: number) => request('a', { ...bad, perf_gate_round: String(round) });
    const late = collecting();
    late.at(0, count(inRound(0), 1));
    late.collector.nextProcess();
    const pushes = [20.48, 21.53, 22.46, 23.55, 24.44];
    for (const [index, second] of pushes.entries()) late.at(second, count(inRound(1), index + 1));
    expect(late.collector.failing.of(1, null)).toEqual([0, 1, 2, 3, 4]);
    expect(late.collector.timeline(late.collector.overall)?.requests.slice(-5)).toEqual([1, 1, 1, 1, 1]);
  });
});
