import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createBranchStore } from '../../../../src/adapters/git/branch/branch-store.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';
import { refusalOf } from '../../../../src/core/words/refusal.ts';
import type { Clock } from '../../../../src/ports/clock.ts';
import { EnvironmentError } from '../../../../src/ports/errors.ts';
import {
  baselineStoreContract,
  concurrencyContract,
  historyContract,
  lineContract,
  QUERY,
  runNumber,
  type StoreBench,
  save,
} from '../../../contracts/baseline-store.ts';
import { sampleHistory, shaOf } from '../../../contracts/samples.ts';
import { BRANCH, type BranchBench, branchBench, git, removeBenches } from './branch-bench.ts';

const servers: Server[] = [];

afterAll(() => {
  removeBenches();
  for (const server of servers) server.close();
}, 60_000);

/** A git server that answers everything with this status, and what it was sent to sign in with. */
async function refusingServer(status: number) {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headersDistinct['authorization']?.join(' and '));
    response.writeHead(status).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/acme/shop.git`, seen };
}

/** Time that passes only by sleeping, and then at least by `stride`. */
function stillClock(stride = 0): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  let now = Date.UTC(2026, 10, 1);
  return {
    slept,
    now: () => now,
    async sleep(ms) {
      slept.push(ms);
      now += Math.max(ms, stride);
    },
  };
}

/** A hook of the server; `exit 1` refuses the push. */
function hook(server: string, name: string, script: string): void {
  const file = path.join(server, 'hooks', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Adds these files to the branch, or puts them in place of others, by hand. */
function put({ server }: BranchBench, files: Readonly<Record<string, string | Buffer>>, from = BRANCH): void {
  const work = mkdtempSync(path.join(path.dirname(server), 'work-'));
  git(work, 'clone', '-q', '--branch', from, server, '.');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(work, name)), { recursive: true });
    writeFileSync(path.join(work, name), content);
  }
  git(work, 'add', '-A');
  git(work, 'commit', '-q', '-m', 'by hand');
  git(work, 'push', '-q', 'origin', `HEAD:${BRANCH}`);
}

const packed = (value: object): Buffer => gzipSync(JSON.stringify(value));
const filesOf = (server: string) => git(server, 'ls-tree', '-r', '--name-only', BRANCH).split('\n');

describe('a branch as a baseline store', () => {
  baselineStoreContract(branchBench);
  historyContract(branchBench, 4);
  lineContract(branchBench);

  /** Each run saves through a store of its own, as from another machine. */
  concurrencyContract(async (): Promise<StoreBench> => {
    const bench = await branchBench();
    let seed = 1;
    const { prepare, check } = bench;
    return {
      ...{ prepare, check },
      store: {
        read: (query) => bench.store.read(query),
        save: (recording, history) => bench.another(++seed).save(recording, history),
      },
    };
  });

  test('is one commit without parents, which holds recordings, a history and a word to visitors', async () => {
    const bench = await branchBench();
    for (const number of [1, 2]) await save(bench, runNumber(number));
    expect(git(bench.server, 'rev-list', '--count', BRANCH)).toBe('1');
    expect(filesOf(bench.server)).toEqual([
      'README.md',
      expect.stringMatching(/^baseline\/checkout\/101-1-[0-9a-f]{8}\.json\.gz$/),
      expect.stringMatching(/^baseline\/checkout\/102-1-[0-9a-f]{8}\.json\.gz$/),
      'baseline/checkout/history.json.gz',
    ]);
    await bench.check();
  });

  test('keeps the newest fifty recordings', async () => {
    const bench = await branchBench();
    await save(bench, runNumber(1));
    const older = Array.from({ length: 50 }, (_, index) => runNumber(index + 2));
    put(
      bench,
      Object.fromEntries(
        older.map(
          (run) => [`baseline/checkout/${run.arms.head.source.runId}-1-0.json.gz`, packed(run)] as const,
        ),
      ),
    );
    await save(bench, runNumber(52));
    const names = filesOf(bench.server).filter((name) => /\d+-1-/.test(name));
    expect(names).toHaveLength(50);
    expect(names).toContain('baseline/checkout/103-1-0.json.gz');
    expect(names).not.toContain('baseline/checkout/102-1-0.json.gz');
  });

  test('loses neither of two recordings that one run made, and stores one that is saved twice once', async () => {
    const bench = await branchBench();
    const other = { ...runNumber(1), notes: ['another'] };
    for (const recording of [runNumber(1), other, runNumber(1)]) await save(bench, recording);
    const { runs } = await bench.store.read(QUERY);
    expect(runs.map(({ recording }) => recording.notes.length).sort()).toEqual([0, 1]);
  });
});

describe('contention and refusals', () => {
  const third = runNumber(3);
  const saveThird = (bench: BranchBench, clock: Clock) =>
    bench.another(3, clock).save(third, sampleHistory(third));

  /** Branches as they were after one and after two runs, on the server. */
  async function twoTips(bench: BranchBench): Promise<readonly [string, string]> {
    const tips: string[] = [];
    for (const number of [1, 2]) {
      await save(bench, runNumber(number));
      tips.push(git(bench.server, 'rev-parse', BRANCH));
      git(bench.server, 'update-ref', `refs/kept/${number}`, BRANCH);
    }
    return [tips[0] ?? '', tips[1] ?? ''];
  }

  /** Moves the branch on the server while a push to it is under way. */
  const moveTo = (tip: string) =>
    `unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
     git update-ref refs/heads/${BRANCH} ${tip}`;

  test('a push that loses a race is made again from what the branch holds by then', async () => {
    const bench = await branchBench();
    const [one, two] = await twoTips(bench);
    git(bench.server, 'update-ref', `refs/heads/${BRANCH}`, one);
    hook(bench.server, 'pre-receive', `test -e raced && exit 0\ntouch raced\n${moveTo(two)}`);
    const clock = stillClock();
    await saveThird(bench, clock);
    expect(clock.slept).toHaveLength(1);
    const { history, runs } = await bench.store.read({ ...QUERY, ancestors: [], purpose: 'history' });
    expect(history?.entries.map(({ runId }) => runId)).toEqual([103, 102, 101]);
    expect(runs).toHaveLength(3);
    await bench.check();
  });

  test('races that never end are given up after two minutes', async () => {
    const bench = await branchBench();
    const [one, two] = await twoTips(bench);
    hook(
      bench.server,
      'pre-receive',
      `if test "$(git rev-parse ${BRANCH})" = ${one}; then to=${two}; else to=${one}; fi\n${moveTo('$to')}`,
    );
    const clock = stillClock(50_000);
    await expect(saveThird(bench, clock)).rejects.toThrow(/did not go through \(tries: 4\)/);
    expect(clock.slept).toHaveLength(3);
    await bench.check();
  });

  test('a rule that refuses the push is told at once, with what mends it', async () => {
    const bench = await branchBench();
    hook(bench.server, 'pre-receive', 'echo "GH013: Repository rule violations found" >&2\nexit 1');
    const clock = stillClock();
    const saving = saveThird(bench, clock);
    await expect(saving).rejects.toBeInstanceOf(EnvironmentError);
    await expect(saving).rejects.toMatchObject({ hint: expect.stringContaining('force-push') });
    expect(clock.slept).toEqual([]);
    await bench.check();
  });

  test('a server that refuses the token is told at once with the permission to add', async () => {
    const bench = await branchBench();
    const { url, seen } = await refusingServer(403);
    git(bench.clone, 'remote', 'set-url', 'origin', url);
    const clock = stillClock();
    const store = bench.another(3, clock);
    await expect(store.save(third, sampleHistory(third))).rejects.toMatchObject({
      hint: expect.stringContaining('`contents: write`'),
    });
    expect(await store.read(QUERY)).toMatchObject({
      ...{ runs: [], history: null, readable: false },
      refused: [
        {
          origin: `branch ${BRANCH}`,
          why: { kind: 'told', text: expect.stringContaining('`contents: read`') },
        },
      ],
    });
    expect(clock.slept).toEqual([]);
    expect(new Set(seen)).toEqual(new Set([undefined]));
  });

  test('the token is the only one that is sent, whatever the checkout left; without it that one is', async () => {
    const bench = await branchBench();
    const { url, seen } = await refusingServer(403);
    git(bench.clone, 'remote', 'set-url', 'origin', url);
    const server = new URL(url).origin;
    git(bench.clone, 'config', `http.${server}/.extraheader`, 'AUTHORIZATION: basic left');
    await bench.store.read(QUERY);
    expect(seen.splice(0)).toEqual(['basic left']);
    const store = createBranchStore({
      ...{ branch: BRANCH, directory: bench.clone, token: 'secret' },
      ...{ env: { ...process.env, GITHUB_SERVER_URL: server }, clock: stillClock(), random: seeded(1) },
    });
    await store.read(QUERY);
    expect(seen).toEqual([`basic ${Buffer.from('x-access-token:secret').toString('base64')}`]);
  });

  test('a server that is away is tried four times', async () => {
    const bench = await branchBench();
    git(bench.clone, 'remote', 'set-url', 'origin', path.join(bench.server, '..', 'nowhere.git'));
    const clock = stillClock();
    await expect(saveThird(bench, clock)).rejects.toThrow(/tries: 4/);
    expect(clock.slept).toHaveLength(3);
    expect(await bench.store.read(QUERY)).toMatchObject({ readable: false });
  });

  test('a branch that holds anything else is not replaced', async () => {
    const bench = await branchBench();
    put(bench, { 'src/a.js': 'work' }, 'main');
    const before = git(bench.server, 'rev-parse', BRANCH);
    await expect(saveThird(bench, stillClock())).rejects.toThrow(/holds other files \(app.js\)/);
    expect(git(bench.server, 'rev-parse', BRANCH)).toBe(before);
    expect(await bench.store.read(QUERY)).toMatchObject({ runs: [], refused: [] });
  });

  test('a name that no branch can have, and a folder without a remote, are told', async () => {
    const bench = await branchBench();
    const base = { env: process.env, clock: stillClock(), random: seeded(1) };
    const named = createBranchStore({ ...base, branch: 'a..b', directory: bench.clone });
    await expect(named.save(third, sampleHistory(third))).rejects.toThrow('`a..b` is no name for a branch');
    const nowhere = createBranchStore({ ...base, branch: BRANCH, directory: path.dirname(bench.server) });
    expect((await nowhere.read(QUERY)).refused.map(refusalOf)[0]?.reason).toContain(
      'no git repository with a remote',
    );
  });

  test('a remote that is a relative path is found', async () => {
    const bench = await branchBench();
    git(bench.clone, 'remote', 'set-url', 'origin', '../server.git');
    await save(bench, runNumber(1));
    expect((await bench.store.read(QUERY)).runs).toHaveLength(1);
  });
});

describe('what was pushed by hand', () => {
  test('and is damaged is passed over with its reason', async () => {
    const bench = await branchBench();
    await save(bench, runNumber(1));
    const file = (run: number) => `baseline/checkout/10${run}-1-0.json.gz`;
    put(bench, {
      [file(2)]: packed(runNumber(2)).subarray(0, 100),
      [file(3)]: gzipSync('"a text"'),
      [file(4)]: packed({ ...runNumber(4), gate: 'another' }),
      [file(5)]: gzipSync(Buffer.alloc(101_000_000)),
      [file(6)]: packed({ ...runNumber(6), arms: null }),
    });
    const { runs, refused } = await bench.store.read({ ...QUERY, ancestors: [6, 5, 4, 3, 2, 1].map(shaOf) });
    expect(runs.map(({ recording }) => recording.arms.head.source.runId)).toEqual([101]);
    expect(refused.map(refusalOf).map(({ origin, reason }) => [origin.slice(18, 21), reason])).toEqual([
      ['106', expect.stringContaining('damaged: arms')],
      ['105', expect.stringContaining('cannot be read')],
      ['103', expect.stringContaining('this is no recording')],
      ['102', expect.stringContaining('cannot be read')],
      ['104', 'it belongs to gate `another`'],
    ]);
  });

  test.each([
    ['of a later version', { ...sampleHistory(runNumber(1)), schemaVersion: 3 }, /update it/],
    ['of another gate', { ...sampleHistory(runNumber(1)), gate: 'another' }, /belongs to gate `another`/],
  ])('and is a history %s is neither used nor overwritten', async (_, history, reason) => {
    const bench = await branchBench();
    await save(bench, runNumber(1));
    put(bench, { 'baseline/checkout/history.json.gz': packed(history) });
    const baseline = await bench.store.read(QUERY);
    expect(baseline).toMatchObject({
      history: null,
      refused: [{ why: { kind: 'told', text: expect.stringMatching(reason) } }],
    });
    expect(baseline.runs).toHaveLength(1);
    const saving = save(bench, runNumber(2));
    await expect(saving).rejects.toThrow(reason);
    await expect(saving).rejects.toMatchObject({ hint: expect.stringContaining('history.json.gz') });
  });
});
