import { describe, expect, test } from 'vitest';
import { seeded } from '../../../src/core/statistics/random.ts';
import { foundAlone, foundIn, namesOf, type World } from './evidence.ts';
import { PROFILED_REQUESTS, profiled, profileOf, type Ran } from './profiles.ts';
import { changed, SHOP } from './schemas.ts';

const PRODUCT: Ran = { at: 'src/shop.js:30 product', ms: 1.2 };
const REPLY: Ran = { at: 'src/server.js:60 reply', ms: 0.8 };
const ORDERS: Ran = { at: 'src/shop.js:50 orders', ms: 1.5 };
const USUAL = [PRODUCT, REPLY, ORDERS];

/** GET /orders, which is half of all requests, takes so much longer. */
const slower = (ms: number): World => changed(SHOP, 'GET /orders', { ms: 8 + ms });

const base = profiled(SHOP, USUAL);
const rulesIn = (head: World, of: World = base): readonly string[] =>
  namesOf(foundIn(of, head)).filter((name) => !name.startsWith('slower-outside'));

test('a function that takes more time is told with its place, its line and the endpoint that it slows down', () => {
  const lines = [{ line: 33, ms: 9, text: 'for (const one of all) sum += hash(one);' }];
  const head = profiled(slower(20), [
    { ...PRODUCT, at: 'src/shop.js:32 product', ms: 11.2, lines },
    REPLY,
    ORDERS,
  ]);
  const [first, ...more] = foundIn(base, head);
  expect(first).toMatchObject({
    ...{ rule: 'hot-function', isNew: true, severity: 'critical', confidence: 'likely', category: 'code' },
    endpoints: ['GET /orders'],
    // 10 ms over all requests are 20 of each one of this endpoint.
    msPerRequest: expect.closeTo(20, 5),
    shareOfSlowdown: expect.closeTo(1, 5),
    numbers: { ms: { base: expect.closeTo(2.4, 5), head: expect.closeTo(22.4, 5) } },
    texts: { name: 'product', file: 'src/shop.js', line: '32', hotLine: '33', hotText: lines[0]?.text },
  });
  // What is slower outside of the database is told by it.
  expect(more).toEqual([]);
  expect(foundIn(base, profiled(SHOP, USUAL))).toEqual([]);
});

test('a function that base does not run is a new hot path', () => {
  const head = profiled(slower(12), [...USUAL, { at: 'src/hash.js:3 slowHash', ms: 6 }]);
  expect(rulesIn(head)).toEqual(['new-hot-path new critical']);
});

test('a function that was renamed, moved, taken apart or put together is nobody to blame', () => {
  const big = { at: 'src/shop.js:30 product', ms: 8 };
  const before = profiled(SHOP, [big, REPLY, ORDERS]);
  const after = (...ran: readonly Ran[]): World => profiled(slower(20), [REPLY, ORDERS, ...ran]);
  const fresh = (head: World): readonly string[] =>
    foundIn(before, head).flatMap(({ rule, isNew, category, texts }) =>
      isNew && category === 'code' && texts['function'] !== undefined ? [rule] : [],
    );
  expect(fresh(after({ at: 'src/shop.js:30 oneProduct', ms: 8.4 }))).toEqual([]);
  expect(fresh(after({ at: 'src/products.js:7 product', ms: 8 }))).toEqual([]);
  expect(fresh(after({ ...big, ms: 1 }, { at: 'src/price.js:2 priceOf', ms: 7 }))).toEqual([]);
  expect(fresh(after({ at: 'src/shop.js:30 product', ms: 8 }))).toEqual([]);
  // One that was moved and is slower since is told as one that base has too.
  const [moved] = foundIn(before, after({ at: 'src/products.js:7 product', ms: 20 }));
  expect(moved).toMatchObject({ rule: 'hot-function', isNew: true, numbers: { all: { base: 8, head: 20 } } });
});

test('few samples, and a rise within their noise, say nothing', () => {
  const few = { samples: 60 };
  const head = [{ ...PRODUCT, ms: 11 }, REPLY, ORDERS];
  expect(rulesIn(profiled(slower(20), head, few))).toEqual([]);
  // 150 samples in all: 25 of the function before, and 30 then.
  const rough = profiled(SHOP, USUAL, { samples: 150 });
  const rougher = profiled(slower(2), [{ ...PRODUCT, ms: 1.8 }, REPLY, ORDERS], { samples: 150 });
  expect(rulesIn(rougher, rough)).toEqual([]);
});

test('without a profile of both sides, in one run, nothing is new', () => {
  const hot = profiled(slower(20), [{ ...PRODUCT, ms: 11 }, REPLY, ORDERS]);
  expect(foundIn(SHOP, hot).filter(({ category, isNew }) => category === 'code' && isNew)).toMatchObject([
    { rule: 'slower-outside-database' },
  ]);
  expect(rulesIn(slower(20))).toEqual([]);
  const unknown = profiled(slower(20), [{ ...PRODUCT, ms: 11 }, REPLY, ORDERS], { requests: null });
  expect(rulesIn(unknown)).toEqual([]);
  expect(namesOf(foundAlone(hot))).toEqual(['hot-function low']);
});

test('what always takes much of the time is told too, as of low weight', () => {
  const always = profiled(SHOP, [{ ...PRODUCT, ms: 9 }, REPLY, ORDERS]);
  expect(foundIn(always, always)).toMatchObject([
    { rule: 'hot-function', isNew: false, severity: 'low', endpoints: [] },
  ]);
});

test('of what base was not seen to run nothing is said to be in it', () => {
  const big = [{ ...PRODUCT, ms: 9 }, REPLY, ORDERS];
  const rename = [{ at: 'src/shop.js:30 oneProduct', ms: 9 }, REPLY, ORDERS];
  expect(foundIn(profiled(SHOP, big), profiled(SHOP, rename))).toEqual([]);
  expect(foundIn(SHOP, profiled(SHOP, big))).toEqual([]);
});

test('of a line that logs JSON one cause is told', () => {
  const lines = [{ line: 33, ms: 9, text: 'console.log(JSON.stringify(all));' }];
  const head = profiled(slower(20), [{ ...PRODUCT, ms: 11.2, lines }, REPLY, ORDERS]);
  expect(rulesIn(head)).toHaveLength(1);
});

test('two starts of which one had a slower minute blame no function', () => {
  const slow = USUAL.map((one) => ({ ...one, ms: one.ms * 1.28 }));
  expect(rulesIn(profiled(slower(1), slow))).toEqual([]);
});

test('profiles of one build, as chance samples them, never accuse a function', () => {
  const random = seeded(11);
  const found: string[] = [];
  for (let look = 0; look < 400; look += 1) {
    const [ofBase, ofHead] = [0, 1].map(() => sampled(random));
    found.push(
      ...foundIn(ofBase ?? SHOP, ofHead ?? SHOP).flatMap(({ rule, isNew }) => (isNew ? [rule] : [])),
    );
  }
  expect(found).toEqual([]);
});

/** Thirty functions of a few to some hundred samples each, which spread as counts do, and by 5 % from start to start. */
function sampled(random: () => number): World {
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);
  const ran = Array.from({ length: 30 }, (_, index): Ran => {
    const samples = 400 / (index + 1);
    const seen = Math.max(0, samples * (1 + 0.05 * normal()) + Math.sqrt(samples) * normal());
    return { at: `src/app.js:${index} f${index}`, ms: seen / 500 };
  });
  return profiled(slower(0), ran);
}

const withCalls = (calls: Ran['calls'], ms: number, lines: Ran['lines'] = []): World =>
  profiled(slower(20), [{ ...PRODUCT, ms: 1.2 + ms, ...(calls && { calls }), lines }, REPLY, ORDERS]);

test('calls that block the event loop are told by what blocks', () => {
  const [first, ...more] = foundIn(base, withCalls({ 'node:internal/crypto/pbkdf2 pbkdf2Sync': 10 }, 10));
  expect(first).toMatchObject({
    ...{ rule: 'event-loop-blocked', isNew: true, severity: 'critical', endpoints: ['GET /orders'] },
    texts: { call: 'pbkdf2Sync', name: 'product' },
  });
  expect(more).toEqual([]);
  const waits = [{ line: 31, ms: 10, text: 'Atomics.wait(flags, 0, 0, 10);' }];
  expect(foundIn(base, withCalls(undefined, 10, waits))[0]).toMatchObject({
    ...{ rule: 'event-loop-blocked', texts: { call: 'Atomics.wait' } },
  });
});

test('a time without a break that grew is laid to the function that computes for most of it', () => {
  const head = [{ ...PRODUCT, ms: 41.2 }, REPLY, ORDERS];
  const blocked = profiled(slower(80), head, { longestBusyMs: 90 });
  expect(rulesIn(blocked)).toEqual(['event-loop-blocked new critical']);
  // Below 50 ms nobody notices, and a process of Go has no such loop.
  expect(rulesIn(profiled(slower(80), head, { longestBusyMs: 40 }))).toEqual(['hot-function new critical']);
  const go = { format: 'pprof', longestBusyMs: null } as const;
  expect(rulesIn(profiled(slower(80), head, go), profiled(SHOP, USUAL, go))).toEqual([
    'hot-function new critical',
  ]);
});

test.each([
  ['a line of JavaScript', {}, [{ line: 31, ms: 9, text: 'return JSON.stringify(rows).length;' }]],
  ['Go', { ' encoding/json.(*Encoder).Encode': 9 }, []],
  ['Python', { 'python3.11/json/__init__.py:231 dumps': 9 }, []],
  ['a framework', { 'node_modules/fast-json-stringify/index.js:1 serialize': 9 }, []],
])('JSON is known by %s', (_name, calls, lines) => {
  expect(rulesIn(withCalls(calls, 10, lines))).toEqual(['big-serialisation new critical']);
});

test.each([
  ['console', { ' consoleCall': 9 }],
  ['pino', { 'node_modules/pino/lib/tools.js:60 LOG': 9 }],
  ['Go', { ' log/slog.(*Logger).Info': 9 }],
  ['Python', { 'python3.11/logging/__init__.py:1477 info': 9 }],
])('logging is known by %s', (_name, calls) => {
  expect(rulesIn(withCalls(calls, 10))).toEqual(['excessive-logging new critical']);
});

test('writing to standard output is logging, and writing to an answer is not', () => {
  const write = { 'node:internal/streams/writable:505 Writable.write': 8 };
  const line = (text: string) => [{ line: 31, ms: 1, text }];
  expect(rulesIn(withCalls(write, 10, line('process.stdout.write(id);')))).toEqual([
    'excessive-logging new critical',
  ]);
  expect(rulesIn(withCalls(write, 10, line('response.write(page);')))).toEqual(['hot-function new critical']);
});

test('a function that mostly calls the driver of a database is left to what it asks', () => {
  expect(rulesIn(withCalls({ 'node_modules/pg/lib/client.js:600 query': 9 }, 10))).toEqual([]);
});

test('where no endpoint fits by itself, those that became slower share the blame', () => {
  const both = changed(slower(12), 'POST /orders', { ms: 24 });
  const [first] = foundIn(base, profiled(both, [{ ...PRODUCT, ms: 13.2 }, REPLY, ORDERS]));
  expect(first).toMatchObject({
    endpoints: ['GET /orders', 'POST /orders'],
    msPerRequest: expect.closeTo(12, 5),
  });
});

test('an endpoint that is no slower by itself waits for the one that calls the function', () => {
  const alone = (world: World, get: number, post: number): World =>
    changed(changed(world, 'GET /orders', { aloneMs: get }), 'POST /orders', { aloneMs: post });
  const { ms = 0 } = SHOP.endpoints['POST /orders'] ?? {};
  const queued = changed(slower(20), 'POST /orders', { ms: ms + 14 });
  const blamed = (before: World, after: World): unknown => {
    const [first] = foundIn(
      profiled(before, USUAL),
      profiled(after, [{ ...PRODUCT, ms: 11.2 }, REPLY, ORDERS]),
    );
    return { endpoints: first?.endpoints, ms: first?.msPerRequest };
  };
  const one = { endpoints: ['GET /orders'], ms: expect.closeTo(20, 5) };
  const both = { endpoints: ['GET /orders', 'POST /orders'], ms: expect.closeTo(10, 5) };
  expect(blamed(alone(SHOP, 8, 10), alone(queued, 27, 10.5))).toEqual(one);
  // Nobody knows, both are slower by themselves, or neither is.
  expect(blamed(SHOP, queued)).toEqual(both);
  expect(blamed(alone(SHOP, 8, 10), alone(queued, 18, 20))).toEqual(both);
  expect(blamed(alone(SHOP, 8, 10), alone(queued, 8, 10))).toEqual(both);
});

test('a function that another endpoint calls leaves a transaction that waits to be told', () => {
  const waiting = (world: World, idle: number): World => {
    const sessions = { looks: 60, most: 10, mostActive: 4, allowed: 97, mostIdleInTransaction: 1 };
    const ran = [{ sql: 'BEGIN', perCall: 1, ms: 0.01 }, ...(SHOP.endpoints['POST /orders']?.ran ?? [])];
    return changed(
      world,
      'POST /orders',
      { ran },
      { database: { sessions: { ...sessions, longestIdleInTransactionMs: idle } } },
    );
  };
  const { ms = 0 } = SHOP.endpoints['POST /orders'] ?? {};
  const rules = (added: number): readonly string[] => {
    const head = changed(slower(40), 'POST /orders', { ms: ms + added });
    const ran = [{ ...PRODUCT, ms: 21.2 }, REPLY, ORDERS];
    return foundIn(profiled(waiting(SHOP, 3), USUAL), profiled(waiting(head, 16 + added), ran)).map(
      ({ rule }) => rule,
    );
  };
  // The function is GET /orders' own: it adds 40 ms to that one.
  expect(rules(15)).toEqual(expect.arrayContaining(['hot-function', 'idle-in-transaction']));
  expect(rules(0)).not.toContain('idle-in-transaction');
});

test('a rise far below the slow-down is not laid to an endpoint, and is part of what is not explained', () => {
  const [first] = foundIn(base, profiled(slower(200), [{ ...PRODUCT, ms: 3.2 }, REPLY, ORDERS])).filter(
    ({ rule }) => rule === 'hot-function',
  );
  expect(first).toMatchObject({
    endpoints: [],
    ...{ severity: 'medium', msPerRequest: expect.closeTo(2, 5) },
    // GET /orders, which alone is slower, is so outside of the database: there the function is as well.
    ...{ overlapMs: expect.closeTo(2, 5), shareOfSlowdown: 0 },
  });
});

test('CPU time under load that does not rise makes a profile doubtful', () => {
  const cpu = (world: World, ms: number): World => ({ ...world, readings: { cpu: ms * 500 } });
  const head = profiled(slower(20), [{ ...PRODUCT, ms: 11.2 }, REPLY, ORDERS]);
  const confidence = (ms: number): unknown => foundIn(cpu(base, 4), cpu(head, ms))[0]?.confidence;
  expect(confidence(14)).toBe('likely');
  expect(confidence(4.2)).toBe('possible');
});

test('where one thread has no break left, waiting is shared out by CPU time', () => {
  const cpu = (world: World, ms: number): World => ({ ...world, readings: { cpu: ms * 500 } });
  // 200 requests a second of 4.5 ms each.
  const jammed = changed(slower(120), 'POST /orders', { ms: 130 });
  const head = profiled(jammed, [{ ...PRODUCT, ms: 4.2 }, REPLY, ORDERS]);
  const [first] = foundIn(cpu(base, 1.5), cpu(head, 4.5));
  expect(first).toMatchObject({ rule: 'hot-function', endpoints: [], severity: 'critical' });
  expect(first?.shareOfSlowdown).toBeGreaterThan(0.9);
});

describe('stacks of all the time from start to end', () => {
  const STACKS = { format: 'collapsed', longestBusyMs: null } as const;
  type Times = Readonly<Record<string, number>>;
  /** Functions by the ms that they took in all, until so many requests were answered; `readyMs` of a start. */
  const stacks = (world: World, requests: number, times: Times, readyMs?: number): World => {
    const ran = Object.entries(times).map(([name, ms]) => ({
      at: name.includes(' ') ? name : `app.py:3 ${name}`,
      ms: ms / PROFILED_REQUESTS,
    }));
    const { busyMs } = profileOf(ran);
    const found = profiled(world, ran, { ...STACKS, requests, samples: busyMs / 10 });
    const unknown = { memory: [], requests: [], mostHandles: null, threads: null };
    return { ...found, ...(readyMs !== undefined && { process: { ...unknown, readyMs: [readyMs] } }) };
  };
  const named = (of: World, head: World): readonly unknown[] =>
    foundIn(of, head).flatMap(({ rule, texts, category, isNew }) =>
      isNew && category === 'code' && texts['name'] !== undefined ? [`${rule} ${texts['name']}`] : [],
    );
  const times = { load_rules: 1500, product: 4000 };

  test('a start of the same time is not laid to fewer requests, and what takes longer than a start lasts is', () => {
    const [was, is] = [stacks(SHOP, 2000, times, 1500), stacks(slower(6), 800, times, 1500)];
    expect(named(was, is)).toEqual(['hot-function product']);
  });

  test('what was moved to another file is of the start as before', () => {
    const was = stacks(SHOP, 2000, { 'rules.py:3 load_rules': 1500, product: 4000 }, 1500);
    const is = stacks(slower(6), 800, { 'shop/rules.py:3 load_rules': 1500, product: 4000 }, 1500);
    expect(named(was, is)).toEqual(['hot-function product']);
  });

  test('where nobody knows how long a start lasts, only what took more time in all is told', () => {
    const was = stacks(SHOP, 2000, times);
    expect(named(was, stacks(slower(6), 800, times))).toEqual([]);
    expect(named(was, stacks(slower(6), 800, { ...times, product: 6000 }))).toEqual(['hot-function product']);
  });

  test('what a start takes longer is no new path of the requests', () => {
    const was = stacks(SHOP, 2000, times, 500);
    const is = (readyMs: number) => stacks(slower(2), 2000, { ...times, load_model: 1000 }, readyMs);
    expect(named(was, is(1500))).toEqual([]);
    expect(named(was, is(500))).toEqual(['new-hot-path load_model']);
  });
});

test('anonymous functions of a file are held against those of the same file', () => {
  const anonymous = (line: number, ms: number): Ran => ({ at: `src/app.js:${line} (anonymous)`, ms });
  const before = profiled(SHOP, [...USUAL, anonymous(10, 1), anonymous(20, 0.5)]);
  expect(rulesIn(profiled(slower(20), [...USUAL, anonymous(14, 1), anonymous(24, 0.5)]), before)).toEqual([]);
  const [first] = foundIn(before, profiled(slower(20), [...USUAL, anonymous(14, 1), anonymous(24, 10)]));
  expect(first).toMatchObject({ rule: 'hot-function', texts: { line: '24' } });
});

test('a profile with nothing in it is none', () => {
  expect(profileOf([]).functions).toEqual([]);
  expect(rulesIn(profiled(slower(20), [], { busyMs: 0, samples: 0 }))).toEqual([]);
});
