import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { isEnterpriseServer } from '../../../../src/adapters/github/client/enterprise.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { refusalOf } from '../../../../src/core/words/refusal.ts';
import { EnvironmentError } from '../../../../src/ports/errors.ts';
import {
  baselineStoreContract,
  historyContract,
  lineContract,
  QUERY,
  runNumber,
  save,
} from '../../../contracts/baseline-store.ts';
import { sampleHistory, shaOf } from '../../../contracts/samples.ts';
import type { Artifact, Run } from '../../../support/github/state.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { type ArtifactBench, artifactBench } from './artifact-bench.ts';

/** Saves a recording from a run that is not what it should be. */
async function saveFrom(bench: ArtifactBench, number: number, run: Partial<Run>): Promise<void> {
  const recording = runNumber(number);
  await bench.prepare(recording, run);
  await bench.store.save(recording, sampleHistory(recording));
}

const artifactOf = (bench: ArtifactBench, runId: number): Artifact => {
  const found = bench.emulator.state.artifacts.find((artifact) => artifact.runId === runId);
  if (found === undefined) throw new Error(`run ${runId} has no artifact`);
  return found;
};

const downloads = (bench: ArtifactBench): number =>
  bench.emulator.requests.filter(({ url }) => /\/artifacts\/\d+\/zip$/.test(url)).length;

const reasons = async (bench: ArtifactBench, query = QUERY): Promise<readonly string[]> => {
  const baseline = await bench.store.read(query);
  expect(baseline.runs).toEqual([]);
  return baseline.refused.map(refusalOf).map(({ origin, reason }) => `${origin}: ${reason}`);
};

describe('artifacts as a baseline store', () => {
  baselineStoreContract(() => artifactBench());
  // Each of the newest saves is an upload of its own; the rest is known by the history of the first.
  historyContract(() => artifactBench(), 6);
  lineContract(() => artifactBench());

  test('of twenty runs that knew nothing of each other the next one knows all', async () => {
    const bench = await artifactBench();
    const runs = Array.from({ length: 20 }, (_, index) => runNumber(index + 1));
    for (const run of runs) {
      await bench.prepare(run);
      await bench.store.save(run, sampleHistory(run));
    }
    const { history } = await bench.store.read({ ...QUERY, ancestors: [shaOf(3)], purpose: 'history' });
    expect(history?.entries.map(({ runId }) => runId)).toEqual(
      runs.map(({ arms }) => arms.head.source.runId).toReversed(),
    );
    await bench.check();
  });

  test('a recording that a scheduled run stored again is read, and lies where its own commit does', async () => {
    const bench = await artifactBench();
    const old = runNumber(1);
    const by = runNumber(5, { event: 'schedule' });
    await bench.prepare(by);
    const { runId, attempt, sha } = by.arms.head.source;
    await bench.store.save({ ...old, renewedBy: { runId, attempt, sha } }, sampleHistory(old));
    const query = { ...QUERY, ancestors: [shaOf(5), shaOf(4), shaOf(1)] };
    expect((await bench.store.read(query)).runs).toMatchObject([{ recording: old, distance: 2 }]);
    await bench.check();
  });

  test.each([
    ['a push says that it stored it again', 'push', 105],
    ['it names another run as the one that stored it again', 'schedule', 104],
  ])('a recording of another run is refused when %s', async (_name, event, runId) => {
    const bench = await artifactBench();
    const by = runNumber(5, { event });
    await bench.prepare(by);
    const renewedBy = { runId, attempt: 1, sha: by.arms.head.source.sha };
    await bench.store.save({ ...runNumber(1), renewedBy }, sampleHistory(runNumber(1)));
    const { runs, refused } = await bench.store.read({ ...QUERY, ancestors: [shaOf(5), shaOf(1)] });
    expect(runs).toEqual([]);
    expect(
      refused
        .map(refusalOf)
        .map(({ reason }) => reason)
        .join(),
    ).toContain('its recording names run 101');
    await bench.check();
  });

  test('the artifact is named after gate and attempt, and the token stays off the blob host', async () => {
    const bench = await artifactBench();
    expect(await save(bench, runNumber(1, { attempt: 3 }))).toMatch(
      /^artifact perf-gate-checkout-3 \(id \d+\)$/,
    );
    const { runs } = await bench.store.read(QUERY);
    expect(runs[0]?.origin).toBe(`artifact perf-gate-checkout-3 of run 101 (${shaOf(1).slice(0, 7)})`);
    expect(bench.emulator.requests.some(({ url }) => url.startsWith('/blobs/'))).toBe(true);
    await bench.check();
  });

  test('a later attempt of a run whose first one is known is read too', async () => {
    const bench = await artifactBench();
    const [first, second] = [runNumber(1), runNumber(1, { attempt: 2 })];
    await save(bench, first);
    await save(bench, second);
    // One more run, that knew of the first attempt only.
    const next = runNumber(2);
    await bench.prepare(next);
    await bench.store.save(next, sampleHistory(next, first));
    const query = { ...QUERY, ancestors: [shaOf(2)], purpose: 'history' } as const;
    const { history } = await bench.store.read(query);
    expect(history?.entries.map(({ runId, attempt }) => [runId, attempt])).toEqual([
      [102, 1],
      [101, 2],
      [101, 1],
    ]);
    expect(downloads(bench), 'the known attempt is not read again').toBe(2);
    await bench.check();
  });

  test('a proxy that the environment names is used for the blob host too, unless it is excepted', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    const { emulator } = bench;
    const blob = `/blobs/${artifactOf(bench, 101).id}`;
    // The client never takes a proxy for the machine itself, so the blob host has to be another one.
    const location = `http://blobs.example${blob}`;
    const moved = { status: 302, headers: { location } };
    const path = /artifacts\/\d+\/zip/;
    emulator.fault({ method: 'GET', path, times: 99, effect: { kind: 'reply', reply: moved } });
    const seen: string[] = [];
    const proxy = createServer((asked, reply) => {
      const { host, pathname } = new URL(asked.url ?? '');
      seen.push(host);
      get(new URL(pathname, emulator.url), (answer) => {
        reply.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(reply);
      });
    });
    onTestFinished(() => {
      vi.stubEnv('http_proxy', undefined);
      vi.stubEnv('no_proxy', undefined);
      proxy.close();
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('http_proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    expect((await bench.store.read(QUERY)).runs).toHaveLength(1);
    expect(seen).toEqual(['blobs.example']);
    vi.stubEnv('no_proxy', 'blobs.example');
    expect((await bench.store.read(QUERY)).refused).toEqual([expect.objectContaining({ unread: true })]);
    expect(seen).toHaveLength(1);
    await bench.check();
  });

  test('a GitHub Enterprise Server is refused before anything is asked, and other stores are named', async () => {
    const bench = await artifactBench({ apiUrl: 'https://github.acme.example/api/v3' });
    const refused = await bench.store.read(QUERY);
    expect(refused).toMatchObject({ runs: [], history: null, readable: false });
    expect(refused.refused).toHaveLength(1);
    for (const store of ['`branch:NAME`', '`directory:PATH`']) {
      expect(refused.refused.map(refusalOf)[0]?.reason).toContain(store);
      const saving = bench.store.save(runNumber(1), sampleHistory(runNumber(1)));
      await expect(saving).rejects.toThrow(store);
    }
    expect(bench.emulator.requests).toEqual([]);
    for (const url of ['https://api.github.com', 'https://api.acme.ghe.com', bench.emulator.url]) {
      expect(isEnterpriseServer(url)).toBe(false);
    }
  });

  test('those of another workflow, whose gate has the same name, do not use up the downloads', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    const numbers = Array.from({ length: 11 }, (_, index) => index + 2);
    for (const number of numbers) await saveFrom(bench, number, { path: '.github/workflows/web.yml' });
    await bench.prepare(runNumber(13));
    const ancestors = [...numbers.toReversed(), 1].map(shaOf);
    const { runs } = await bench.store.read({ ...QUERY, ancestors });
    expect(runs.map(({ recording, distance }) => [recording.arms.head.source.runId, distance])).toEqual([
      [101, 11],
    ]);
    await bench.check();
  });

  test('ten artifacts are downloaded at most', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    const { state } = bench.emulator;
    for (let id = 1; id <= 14; id += 1) state.artifacts.push({ ...artifactOf(bench, 101), id });
    await bench.store.read({ ...QUERY, limit: 50 });
    expect(downloads(bench)).toBe(10);
    await bench.check();
  });
});

describe('a run of the base commit that is still under way', () => {
  const query = { ...QUERY, ancestors: [shaOf(2), shaOf(1)], waitMs: 60_000 };

  /** A store with the older commit's run, on a clock that tells of every wait of some seconds. */
  async function waiting(onSleep: (bench: ArtifactBench) => void | Promise<void>) {
    const plain = createHastyClock();
    let bench: ArtifactBench | null = null;
    const said: string[] = [];
    const clock = {
      now: plain.now,
      sleep: async (ms: number, signal?: AbortSignal) => {
        await plain.sleep(ms, signal);
        if (signal === undefined && bench !== null) await onSleep(bench);
      },
    };
    const made = await artifactBench({ patience: { clock, onWait: (text) => void said.push(text) } });
    await save(made, runNumber(1));
    bench = made;
    return { bench: made, said, waits: plain.waits };
  }
  const shas = (runs: readonly { readonly recording: Recording }[]) =>
    runs.map(({ recording }) => recording.arms.head.source.sha);

  test('is waited for, and its recording is the baseline', async () => {
    const { bench, said, waits } = await waiting(async (own) => {
      const run = own.emulator.state.runs.find(({ id }) => id === 102);
      if (run === undefined || waits.length < 2 || run.status === 'completed') return;
      await own.store.save(runNumber(2), sampleHistory(runNumber(2)));
      run.status = 'completed';
    });
    await bench.prepare(runNumber(2), { status: 'in_progress', conclusion: null });
    const { runs, refused } = await bench.store.read(query);
    expect(shas(runs)).toEqual([shaOf(2), shaOf(1)]);
    expect(refused).toEqual([]);
    expect(said).toEqual(['Run 102 of the base commit is under way: waiting for it, at most 60 s.']);
    await bench.check();
  });

  test('is given up after the time for it: the nearest ancestor is taken, and that is said', async () => {
    const { bench, waits } = await waiting(() => {});
    await bench.prepare(runNumber(2), { status: 'in_progress', conclusion: null });
    const { runs, refused } = await bench.store.read(query);
    expect(shas(runs)).toEqual([shaOf(1)]);
    const text = expect.stringContaining('still under way after 60 s');
    expect(refused).toEqual([{ origin: expect.stringContaining('run 102'), why: { kind: 'told', text } }]);
    expect(waits).toEqual(Array.from({ length: 6 }, () => 10_000));
    await bench.check();
  });

  test.each([
    ['of a fork', { headRepositoryId: 666 }],
    ['of a pull request', { event: 'pull_request' }],
    ['of another branch', { headBranch: 'other' }],
    ['of another workflow', { path: '.github/workflows/lint.yml' }],
  ])('is not waited for when it is %s', async (_name, facts) => {
    const { bench, waits } = await waiting(() => {});
    await bench.prepare(runNumber(2), { status: 'in_progress', conclusion: null, ...facts });
    expect(shas((await bench.store.read(query)).runs)).toEqual([shaOf(1)]);
    expect(waits).toEqual([]);
    await bench.check();
  });

  test('is not asked for without `baseline.wait`, or where the recording is there', async () => {
    const { bench } = await waiting(() => {});
    const { waitMs: _waitMs, ...plain } = query;
    await bench.store.read(plain);
    await bench.store.read({ ...query, ancestors: [shaOf(1)] });
    expect(bench.emulator.requests.filter(({ url }) => url.includes('/actions/runs?'))).toEqual([]);
    await bench.check();
  });

  test('is passed over where GitHub does not tell', async () => {
    const { bench, waits } = await waiting(() => {});
    const path = /\/actions\/runs$/;
    const reply = { status: 403, body: { message: 'no' } };
    bench.emulator.fault({ method: 'GET', path, times: 9, effect: { kind: 'reply', reply } });
    const { runs, refused } = await bench.store.read(query);
    expect(shas(runs)).toEqual([shaOf(1)]);
    expect(refused).toEqual([
      {
        origin: expect.stringContaining('runs of'),
        why: { kind: 'told', text: expect.stringContaining('actions: read') },
      },
    ]);
    expect(waits).toEqual([]);
    await bench.check();
  });
});

describe('an artifact is refused', () => {
  test('when a fork calls its branch main and its artifact like ours', async () => {
    const bench = await artifactBench();
    await saveFrom(bench, 1, { headRepositoryId: 666 });
    expect(await reasons(bench)).toEqual([expect.stringContaining('comes from a fork (repository 666)')]);
    expect(downloads(bench)).toBe(0);
    await bench.check();
  });

  test('when a pull request run made it', async () => {
    const bench = await artifactBench();
    await saveFrom(bench, 1, { event: 'pull_request' });
    expect(await reasons(bench)).toEqual([expect.stringContaining('started by `pull_request`')]);
    expect(downloads(bench)).toBe(0);
    await bench.check();
  });

  test('when it is of another workflow, and the line that would trust it is named', async () => {
    const bench = await artifactBench();
    await saveFrom(bench, 1, { path: '.github/workflows/nightly.yml' });
    expect(await reasons(bench)).toEqual([
      expect.stringContaining('`baseline: { workflow: [.github/workflows/nightly.yml] }`'),
    ]);
    const trusting = { ...QUERY, workflows: ['.github/workflows/nightly.yml'] };
    expect((await bench.store.read(trusting)).runs).toHaveLength(1);
    await bench.check();
  });

  test('when it has expired, and the next ancestor is used', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    await save(bench, runNumber(2));
    artifactOf(bench, 102).expired = true;
    const { runs, refused } = await bench.store.read({ ...QUERY, ancestors: [shaOf(2), shaOf(1)] });
    expect(runs.map(({ recording, distance }) => [recording.arms.head.source.runId, distance])).toEqual([
      [101, 1],
    ]);
    expect(refused).toEqual([
      {
        origin: 'artifact perf-gate-checkout-1 of run 102',
        why: { kind: 'told', text: expect.stringContaining('expired') },
      },
    ]);
    await bench.check();
  });

  test('when it names another run than the one it is of', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    await save(bench, runNumber(2));
    artifactOf(bench, 102).zip = artifactOf(bench, 101).zip;
    artifactOf(bench, 102).digest = null;
    expect(await reasons(bench, { ...QUERY, ancestors: [shaOf(2)] })).toEqual([
      expect.stringContaining('its recording names run 101'),
    ]);
    await bench.check();
  });

  test.each<readonly [string, (zip: Buffer) => Buffer]>([
    ['cut off', (zip) => zip.subarray(0, zip.length - 40)],
    ['empty', () => Buffer.alloc(0)],
    ['no zip', () => Buffer.from('<html>not here</html>')],
    ['flipped in one bit', (zip) => Buffer.from(zip).fill((zip[90] ?? 0) ^ 1, 90, 91)],
  ])('when its download is %s, with and without a digest to compare', async (_, damage) => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    const artifact = artifactOf(bench, 101);
    artifact.zip = damage(artifact.zip ?? Buffer.alloc(0));
    expect(await reasons(bench)).toEqual([expect.stringContaining('SHA-256')]);
    artifact.digest = null;
    expect(await reasons(bench)).toEqual([
      expect.stringMatching(/archive|damaged|cannot be read|stored block|invalid/),
    ]);
    await bench.check();
  });

  test.each<readonly [string, number, RegExp]>([
    ['it is gone', 404, /404/],
    ['it expired a moment ago', 410, /expired \(410\)/],
    ['the server is down', 503, /503/],
  ])('when %s', async (_, status, says) => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    bench.emulator.fault({
      method: 'GET',
      path: /artifacts\/\d+\/zip/,
      times: 9,
      effect: { kind: 'reply', reply: { status, body: { message: 'no' } } },
    });
    expect(await reasons(bench)).toEqual([expect.stringMatching(says)]);
    await bench.check();
  });

  test('when the blob host cuts the connection, and the next one is tried', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    await save(bench, runNumber(2));
    const path = new RegExp(`^/blobs/${artifactOf(bench, 102).id}$`);
    bench.emulator.fault({ method: 'GET', path, times: 9, effect: { kind: 'reset' } });
    const { runs, refused } = await bench.store.read({ ...QUERY, ancestors: [shaOf(2), shaOf(1)] });
    expect(runs.map(({ recording }) => recording.arms.head.source.runId)).toEqual([101]);
    expect(refused).toHaveLength(1);
    await bench.check();
  });
});

describe('a token without permission', () => {
  test('reads nothing, and the line to add is named', async () => {
    const bench = await artifactBench({ permissions: { actions: 'none' } });
    const baseline = await bench.store.read(QUERY);
    expect(baseline).toMatchObject({ runs: [], history: null, readable: false });
    const text = expect.stringContaining('`actions: read` under `permissions:`');
    expect(baseline.refused).toEqual([{ origin: 'artifacts', why: { kind: 'told', text }, unread: true }]);
    await bench.check();
  });
});

describe('an upload that fails', () => {
  test('says that another job of the run has this gate already', async () => {
    const bench = await artifactBench();
    await save(bench, runNumber(1));
    const again = bench.store.save(runNumber(1), sampleHistory(runNumber(1)));
    await expect(again).rejects.toBeInstanceOf(EnvironmentError);
    await expect(again).rejects.toMatchObject({ hint: expect.stringContaining('a `gate` of its own') });
    await bench.check();
  });

  test('says at once that nobody is there', async () => {
    const bench = await artifactBench();
    await bench.prepare(runNumber(1));
    await bench.emulator.close();
    await expect(bench.store.save(runNumber(1), sampleHistory(runNumber(1)))).rejects.toBeInstanceOf(
      EnvironmentError,
    );
    await bench.check();
  });
});
