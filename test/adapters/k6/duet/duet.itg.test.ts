import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LADDER } from '../../../../src/core/model/recording/percentiles.ts';
import type { Driven, DuetOpened } from '../../../../src/ports/load-generator.ts';
import { k6Binary } from '../../../support/tools.ts';
import { textsOf } from '../../../support/troubles.ts';
import { openDuet } from '../open-duet.ts';

/** A server that waits, counts what reached it and can be told to fail. */
type Served = {
  readonly url: string;
  readonly server: Server;
  readonly seen: { requests: number; failing: boolean; waitMs: number };
};

async function serve(waitMs: number): Promise<Served> {
  const seen = { requests: 0, failing: false, waitMs };
  const server = createServer((_request, response) => {
    seen.requests += 1;
    response.statusCode = seen.failing ? 503 : 200;
    setTimeout(() => response.end('{"token":"t"}'), seen.waitMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server, seen };
}

const SCENARIOS = (rate: number) =>
  `export const options = { scenarios: { main: { executor: 'constant-arrival-rate', rate: ${rate}, timeUnit: '1s', duration: '30s', preAllocatedVUs: 20 } } };`;
const RATE = SCENARIOS(100);

/** Where a script reads its address. */
const PLACES: readonly (readonly [string, string])[] = [
  [
    'at the top of the module',
    "const BASE = __ENV.BASE_URL;\nexport default function () { http.get(BASE + '/', { tags: { name: 'home' } }); }",
  ],
  [
    'in setup()',
    "export function setup() { return __ENV.BASE_URL; }\nexport default function (base) { http.get(base, { tags: { name: 'home' } }); }",
  ],
  ['in the function', "export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }"],
  [
    'from a file of each address',
    "const { url } = JSON.parse(open('./' + __ENV.BASE_URL.split(':').pop() + '.json'));\nexport default function () { http.get(url, { tags: { name: 'home' } }); }",
  ],
];

const SETUP = "export function setup() { http.get(__ENV.BASE_URL + '/login'); }";

/** What k6 does is tried on both lines, what is ours alone on one. */
const LINES = [
  { line: '2.2.0', places: PLACES, ours: true },
  { line: '1.8.1', places: PLACES.slice(0, 1), ours: false },
] as const;

describe.each(LINES)('a duet on k6 $line', ({ line, places, ours }) => {
  let binary: string;
  let directory: string;
  let base: Served;
  let head: Served;
  const lines: string[] = [];
  beforeAll(async () => {
    binary = await k6Binary(line);
  });
  beforeEach(async () => {
    lines.length = 0;
    directory = await mkdtemp(path.join(os.tmpdir(), 'duet-'));
    base = await serve(20);
    head = await serve(40);
  });
  afterEach(async () => {
    base.server.close();
    head.server.close();
    await rm(directory, { recursive: true, force: true });
  });
  afterAll(() => expect(binary).not.toBe(''));

  const open = async (script: string): Promise<DuetOpened> => {
    await writeFile(path.join(directory, 'load.js'), `import http from 'k6/http';\n${script}`);
    const baseUrls = { base: base.url, head: head.url };
    return openDuet({ directory, baseUrls, line, warmupMs: 0, hear: (text) => void lines.push(text) });
  };
  const drive = async (script: string, pairs: number): Promise<Driven> => {
    const opened = await open(script);
    if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
    return opened.driver.drive(Array.from({ length: pairs }, (_, at) => (at % 2 === 0 ? 'base' : 'head')));
  };

  test('each arm is driven on its own, in turns, with exact values of each round', async () => {
    const script = `const BASE = __ENV.BASE_URL;\n${RATE}\nexport default function () { http.get(BASE + '/', { tags: { name: 'home' } }); }`;
    const { pairs, trouble } = await drive(script, 2);
    expect(trouble).toEqual({ base: [], head: [] });
    expect(pairs.map(({ first }) => first)).toEqual(['base', 'head']);
    for (const pair of pairs) {
      expect(Math.abs(pair.head.startedAt - pair.base.startedAt)).toBe(3500);
      const [ofBase, ofHead] = [pair.base.subjects['GET home'], pair.head.subjects['GET home']];
      // Three hundred, of which a stall of the machine drops some.
      expect(ofBase?.requests).toBeGreaterThan(150);
      expect(ofHead?.requests).toBeLessThan(320);
      const median = (values: readonly number[] = []) => values[LADDER.indexOf(0.5)] ?? 0;
      expect(median(ofBase?.percentiles?.values)).toBeGreaterThanOrEqual(19);
      expect(median(ofHead?.percentiles?.values)).toBeGreaterThanOrEqual(39);
      expect(median(ofBase?.percentiles?.values)).toBeLessThan(median(ofHead?.percentiles?.values));
      // Both answer the same.
      const each = [pair.base, pair.head].map(
        ({ readings: { received = 0 }, subjects }) => received / (subjects['overall']?.requests ?? 0),
      );
      expect(each[0]).toBeGreaterThan(100);
      expect(Math.abs((each[1] ?? 0) / (each[0] ?? 1) - 1)).toBeLessThan(0.02);
    }
  });

  test('what setup() fetched reaches its own arm, and failures are told by round', async () => {
    head.seen.failing = true;
    const script = `${RATE}
export function setup() { return { base: __ENV.BASE_URL, token: http.get(__ENV.BASE_URL + '/login').json('token') }; }
export default function ({ base, token }) { http.get(base + '/' + token, { tags: { name: 'home' } }); }`;
    const { pairs } = await drive(script, 1);
    const [pair] = pairs;
    expect(pair?.base.subjects['overall']?.failed).toBe(0);
    expect(pair?.head.subjects['overall']?.failed).toBe(pair?.head.subjects['overall']?.requests);
    // Of three, of which k6 may tell two at once on a busy machine.
    expect(pair?.head.subjects['overall']?.failingSeconds.length).toBeGreaterThanOrEqual(2);
    expect(pair?.base.subjects['overall']?.failingSeconds).toEqual([]);
  });

  test.each(places)('BASE_URL read %s drives each arm', async (_where, body) => {
    for (const { url } of [base, head]) {
      await writeFile(path.join(directory, `${new URL(url).port}.json`), JSON.stringify({ url }));
    }
    const { pairs, trouble, astray } = await drive(`${RATE}\n${body}`, 1);
    expect({ trouble, astray }).toEqual({ trouble: { base: [], head: [] }, astray: null });
    expect(base.seen.requests).toBeGreaterThan(100);
    expect(head.seen.requests).toBeGreaterThan(100);
    expect(pairs).toHaveLength(1);
  });

  if (!ours) return;

  test('a script that does not use BASE_URL is found out, whichever arm it calls', async () => {
    const hard = `${RATE}\n${SETUP}\nexport default function () { http.get('${base.url}/'); }`;
    const opened = await open(hard);
    if (opened.kind !== 'broken') throw new Error(`it is ${opened.kind}`);
    expect(textsOf(opened.trouble).head.join()).toContain('The script does not use BASE_URL');
    expect(opened.trouble.base).toEqual(opened.trouble.head);
    const none = await open(`${RATE}\nexport default function () { http.get(\`\${__ENV.BASE_URL}/\`); }`);
    expect(none.kind).toBe('ready');
  });

  test('a name hides the address of a request, and the rounds find it out', async () => {
    const { astray } = await drive(
      `${RATE}\n${SETUP}\nexport default function () { http.get('${base.url}/', { tags: { name: 'home' } }); }`,
      1,
    );
    expect(astray).toMatch(/^The script does not use BASE_URL: \d+ requests of head's rounds were answered/);
    expect(astray).toContain(new URL(head.url).host);
  });

  test('an arm that cannot take the load is not broken: its drops are counted, and k6 is out of VUs', async () => {
    head.seen.waitMs = 600;
    const script = `${RATE.replace('preAllocatedVUs: 20', 'preAllocatedVUs: 20, maxVUs: 20')}
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }`;
    const { pairs, trouble, cpu } = await drive(script, 1);
    expect(trouble).toEqual({ base: [], head: [] });
    const [ofBase = 0, ofHead = 0] = [pairs[0]?.base.load.dropped, pairs[0]?.head.load.dropped];
    expect(ofHead).toBeGreaterThan(100);
    expect(ofHead).toBeGreaterThan(ofBase);
    expect(pairs[0]?.head.load.exhausted).toBe(true);
    expect(cpu?.wallMs).toBe(7000);
    expect(cpu?.usedMs).toBeGreaterThan(0);
  });

  test('a shape that cannot be cut into rounds is named', async () => {
    const opened = await open(
      `const one = (exec) => ({ executor: 'shared-iterations', exec, iterations: 5 });
export const options = { scenarios: { first: one('default'), next: { ...one('next'), startTime: '2s' } } };
export function next() {}
export default function () { http.get(__ENV.BASE_URL); }`,
    );
    expect(opened).toMatchObject({
      kind: 'side-by-side',
      why: expect.stringContaining('`first` ends by a number of iterations'),
    });
    const slow = await open(`${SCENARIOS(1)}\nexport default function () { http.get(__ENV.BASE_URL); }`);
    expect(slow).toMatchObject({ kind: 'side-by-side', why: expect.stringContaining('it takes 25') });
  });
});
