import { expect, test } from 'vitest';
import { type TraceInput, traceArm } from '../../../src/pipeline/probes/trace.ts';
import type { Death } from '../../../src/ports/app/app-runner.ts';
import type { StatementCounts } from '../../../src/ports/probes/database-probe.ts';
import type { Around, SingleRequest, Trace } from '../../../src/ports/probes/tracer.ts';

const DEATH: Death = { kind: 'exit-code', said: null, reason: 'head ended.', logTail: '' };

const workload = {
  ...{ script: 'load.js', target: null, rate: null, durationMs: null, warmupMs: null },
  ...{ environment: null, env: [] },
};

/** Time goes on where somebody sleeps, but for whoever waits for the limit. */
function clock() {
  let now = 0;
  return {
    now: () => now,
    sleep: (ms: number) => {
      if (ms >= 1000) return new Promise<void>(() => {});
      now += ms;
      return Promise.resolve();
    },
  };
}

type Arm = Omit<Partial<TraceInput>, 'load'> & {
  /** what the script does: requests by the endpoint's name */
  readonly drive?: (
    ask: (endpoint: string, seen?: Partial<SingleRequest>) => Promise<void>,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly trace?: Trace;
  readonly signal?: AbortSignal;
  /** endpoints of the load, and those that the script called at any address */
  readonly wanted?: readonly string[];
  readonly called?: readonly string[];
  /** statements that the endpoint runs for one request; absent: one of its own name */
  readonly runs?: (endpoint: string) => readonly string[];
};

/** An arm whose script, proxy and database are told by the test. */
async function traced({
  drive,
  trace,
  signal,
  wanted = [],
  called = [],
  runs = (endpoint) => [endpoint],
  ...own
}: Arm) {
  const calls = new Map<string, number>();
  const requests: { id: string; endpoint: string; status: number }[] = [];
  let around: Around | null = null;
  let closed = 0;
  const ask = async (endpoint: string, seen: Partial<SingleRequest> = {}) => {
    const id = `1.${requests.length + 1}`;
    requests.push({ id, endpoint, status: 200 });
    await around?.before();
    for (const statement of runs(endpoint)) calls.set(statement, (calls.get(statement) ?? 0) + 1);
    await around?.after({ id, method: 'GET', path: '/', status: 200, ...seen });
  };
  const counts = async (): Promise<StatementCounts> =>
    new Map([...calls].map(([id, count]) => [id, { calls: count, totalMs: count, rows: count }]));
  const result = await traceArm({
    load: {
      trace: async ({ signal: ends, baseUrl }) => {
        expect(baseUrl).toBe('http://proxy');
        await drive?.(ask, ends);
        return trace ?? { kind: 'traced', requests, called };
      },
    },
    request: {
      ...{ workload, local: true, directory: '.', workingDirectory: '.', learned: [], wanted },
      signal: signal ?? new AbortController().signal,
    },
    app: { baseUrl: 'http://app', died: () => null },
    session: { counts },
    openSingleFile: async (target, given) => {
      expect(target).toBe('http://app');
      around = given;
      return {
        url: 'http://proxy',
        close: async () => {
          closed += 1;
        },
      };
    },
    clock: clock(),
    ...own,
  });
  return { ...result, closed };
}

const times = async (count: number, run: () => Promise<void>) => {
  for (let index = 0; index < count; index++) await run();
};

test('each endpoint has the statements that its own requests ran', async () => {
  const { endpoints, untraced, closed } = await traced({
    drive: (ask) =>
      times(10, async () => {
        await ask('GET /list');
        await ask('POST /order');
      }),
    runs: (endpoint) => (endpoint === 'GET /list' ? ['list', 'author', 'author'] : ['order']),
  });
  expect(untraced).toBeNull();
  expect(closed).toBe(1);
  const short = endpoints.map(({ endpoint, calls, statements }) => [
    `${calls} ${endpoint}`,
    ...statements.map(({ id, perCall, isExact }) => `${perCall} ${id} ${isExact}`),
  ]);
  expect(short).toEqual([
    ['8 GET /list', '2 author true', '1 list true'],
    ['8 POST /order', '1 order true'],
  ]);
});

test('endpoints that could not be looked at are told with the reason', async () => {
  const { missed, untraced } = await traced({
    wanted: ['GET /list', 'GET /rare', 'GET /rarer', 'GET /cdn', 'GET /slow'],
    called: ['GET /list', 'GET /cdn', 'GET /slow'],
    drive: async (ask) => {
      await times(6, () => ask('GET /list'));
      await times(6, () => ask('GET /slow', { status: null }));
    },
  });
  expect(untraced).toBeNull();
  expect(missed).toEqual([
    { why: 'not-called', endpoints: ['GET /rare', 'GET /rarer'] },
    { why: 'elsewhere', endpoints: ['GET /cdn'] },
    { why: 'unread', endpoints: ['GET /slow'] },
  ]);
});

test('requests that got no answer, or that nobody named, are no calls', async () => {
  const { endpoints } = await traced({
    drive: async (ask) => {
      await times(6, () => ask('GET /list'));
      await ask('GET /list', { status: null });
      await ask('GET /list', { id: null });
      await ask('GET /list', { status: 500 });
    },
  });
  expect(endpoints).toMatchObject([{ endpoint: 'GET /list', calls: 4 }]);
});

test('readings that failed cost the calls that they were around, and no others', async () => {
  let reads = 0;
  const calls = new Map<string, number>();
  const { endpoints, untraced } = await traced({
    drive: (ask) =>
      times(12, async () => {
        calls.set('one', (calls.get('one') ?? 0) + 1);
        await ask('GET /list');
      }),
    session: {
      counts: async () => {
        reads += 1;
        return reads === 4 ? null : new Map([['one', { calls: calls.get('one') ?? 0, totalMs: 0, rows: 0 }]]);
      },
    },
  });
  expect(untraced).toBeNull();
  expect(endpoints.map(({ calls: count }) => count)).toEqual([9]);
});

const nobody: Arm = { drive: async () => {} };
const nothing = (why: Extract<Trace, { kind: 'nothing' }>['why'], said: string | null = null): Arm => ({
  trace: { kind: 'nothing', why, said },
});

test.each<[string, Arm, string, string | null]>([
  ['the generator made no requests', nothing('no-requests'), 'no-requests', null],
  ['every iteration threw', nothing('threw', 'Error: x'), 'threw', 'Error: x'],
  ['it was ended by the limit', nothing('cancelled'), 'too-slow', null],
  ['no request passed', nobody, 'astray', null],
  ['the database cannot be read', { session: { counts: async () => null } }, 'unable', null],
  [
    'no request was answered',
    { drive: (ask) => times(5, () => ask('GET /', { status: null })) },
    'unable',
    null,
  ],
  ['the application is gone', { app: { baseUrl: 'http://app', died: () => DEATH } }, 'app-died', null],
  [
    'no proxy can be opened',
    { openSingleFile: () => Promise.reject(new Error('no socket')) },
    'failed',
    'no socket',
  ],
  ['the generator throws', { drive: () => Promise.reject(new Error('no k6')) }, 'failed', 'no k6'],
  ['reading throws', { session: { counts: () => Promise.reject(new Error('no pg')) } }, 'failed', 'no pg'],
])('there is nothing, and why, where %s', async (_, arm, why, said) => {
  const { endpoints, untraced } = await traced(arm);
  expect([endpoints, untraced]).toEqual([[], { why, said }]);
});

test('an application that dies meanwhile shows nothing', async () => {
  let death: Death | null = null;
  const { endpoints, untraced } = await traced({
    app: { baseUrl: 'http://app', died: () => death },
    drive: async (ask) => {
      await times(10, () => ask('GET /'));
      death = DEATH;
    },
  });
  expect([endpoints, untraced]).toEqual([[], { why: 'app-died', said: null }]);
});

test('a generator that cannot trace is asked for nothing', async () => {
  const { untraced } = await traced({ ...nobody });
  expect(untraced?.why).toBe('astray');
  const unable = await traceArm({
    load: {},
    request: {
      ...{ workload, local: true, directory: '.', workingDirectory: '.', learned: [], wanted: [] },
      signal: new AbortController().signal,
    },
    app: { baseUrl: 'http://app', died: () => null },
    session: { counts: async () => new Map() },
    openSingleFile: () => Promise.reject(new Error('never')),
    clock: clock(),
  });
  expect(unable).toEqual({ endpoints: [], untraced: { why: 'unable', said: null } });
});

test('whoever takes too long is ended, and what was seen by then counts', async () => {
  const limited = { ...clock(), sleep: (ms: number) => Promise.resolve(void ms) };
  const { endpoints, untraced, closed } = await traced({
    clock: limited,
    drive: async (ask, signal) => {
      await times(8, () => ask('GET /'));
      expect(signal.aborted).toBe(true);
    },
  });
  expect([endpoints.length, untraced, closed]).toEqual([1, null, 1]);
});

test('a cancelled run waits for nobody', async () => {
  const cancel = new AbortController();
  const { endpoints, untraced } = await traced({
    signal: cancel.signal,
    drive: () => {
      cancel.abort(new Error('cancelled'));
      return new Promise(() => {});
    },
  });
  expect([endpoints, untraced]).toEqual([[], { why: 'cancelled', said: null }]);
});
