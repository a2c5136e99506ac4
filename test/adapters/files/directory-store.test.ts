import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createDirectoryStore } from '../../../src/adapters/files/directory-store.ts';
import { mergeHistory } from '../../../src/core/baseline/merge-history.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import {
  baselineStoreContract,
  concurrencyContract,
  historyContract,
  lineContract,
  QUERY,
  runNumber,
  type StoreBench,
  save,
} from '../../contracts/baseline-store.ts';
import { sampleHistory, shaOf } from '../../contracts/samples.ts';

const folders: string[] = [];

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'directory-store-'));
  folders.push(folder);
  return folder;
}

async function bench(): Promise<StoreBench & { readonly directory: string }> {
  const directory = join(await temporary(), 'not', 'there', 'yet');
  return {
    directory,
    store: createDirectoryStore({ directory }),
    prepare: async () => {},
    check: async () => {
      const files = await readdir(directory, { recursive: true }).catch(() => []);
      expect(files.filter((file) => /unfinished|\.tmp$/.test(file))).toEqual([]);
    },
  };
}

describe('a directory as a baseline store', () => {
  baselineStoreContract(bench);
  historyContract(bench);
  lineContract(bench);
  concurrencyContract(bench);

  test('has one folder for each run and attempt', async () => {
    const { directory, ...rest } = await bench();
    expect(await save(rest, runNumber(1))).toBe(join(directory, 'baseline', 'checkout', '101-1'));
    expect((await readdir(join(directory, 'baseline', 'checkout', '101-1'))).sort()).toEqual([
      'history.json.gz',
      'recording.json.gz',
    ]);
  });

  test('loses nothing when many save at once, the same run included', async () => {
    const { store, check } = await bench();
    const recordings = [...[1, 2, 3, 4, 5, 6].map((number) => runNumber(number)), runNumber(1), runNumber(1)];
    const places = await Promise.all(recordings.map((run) => store.save(run, sampleHistory(run))));
    expect(new Set(places).size).toBe(recordings.length);
    const { runs, history } = await store.read({ ...QUERY, ancestors: [], limit: 50 });
    expect(runs.map(({ recording }) => recording.arms.head.source.runId)).toEqual([
      106, 105, 104, 103, 102, 101, 101, 101,
    ]);
    expect(history?.entries.map(({ runId }) => runId)).toEqual([106, 105, 104, 103, 102, 101]);
    await check();
  });

  test('keeps runs of a laptop apart by their time', async () => {
    const { store } = await bench();
    const first = runNumber(1, { runId: 0, branch: '' });
    const second = { ...first, createdAt: '2026-11-02T10:00:00.000Z' };
    await store.save(first, sampleHistory(first));
    await store.save(second, sampleHistory(second));
    const { runs } = await store.read({ ...QUERY, branches: [], ancestors: [] });
    expect(runs.map(({ recording }) => recording.createdAt)).toEqual([second.createdAt, first.createdAt]);
  });

  test('passes over a damaged run with its reason and uses the next', async () => {
    const { store, directory } = await bench();
    const runs = [1, 2, 3].map((number) => runNumber(number));
    for (const run of runs) await store.save(run, sampleHistory(run));
    const file = (name: string) => join(directory, 'baseline', 'checkout', name, 'recording.json.gz');
    await writeFile(file('103-1'), gzipSync('{"schema":"other"}'));
    await writeFile(file('102-1'), gzipSync(JSON.stringify(runs[1])).subarray(0, 100));
    const baseline = await store.read({ ...QUERY, ancestors: [3, 2, 1].map(shaOf) });
    expect(
      baseline.runs.map(({ recording, distance }) => [recording.arms.head.source.runId, distance]),
    ).toEqual([[101, 2]]);
    expect(baseline.refused.map(({ origin }) => origin).sort()).toEqual([file('102-1'), file('103-1')]);
  });

  test('does not read what another process is still writing', async () => {
    const { store, directory } = await bench();
    const half = join(directory, 'baseline', 'checkout', '.unfinished-1');
    await mkdir(half, { recursive: true });
    await writeFile(join(half, 'recording.json.gz'), 'half');
    expect(await store.read(QUERY)).toEqual({ runs: [], refused: [], history: null });
  });

  test('takes away what a killed run left, and not what another is writing', async () => {
    const { store, directory } = await bench();
    const folder = join(directory, 'baseline', 'checkout');
    for (const name of ['.unfinished-old', '.unfinished-new'])
      await mkdir(join(folder, name), { recursive: true });
    const past = new Date(Date.now() - 2 * 3_600_000);
    await utimes(join(folder, '.unfinished-old'), past, past);
    await store.save(runNumber(1), sampleHistory(runNumber(1)));
    expect((await readdir(folder)).sort()).toEqual(['.unfinished-new', '101-1']);
  });

  test('keeps the newest fifty runs once their history holds the older ones', async () => {
    const { store, directory, check } = await bench();
    const recordings = Array.from({ length: 60 }, (_, index) => runNumber(index + 1));
    for (const run of recordings.slice(0, 59)) await store.save(run, sampleHistory(run));
    const folder = join(directory, 'baseline', 'checkout');
    expect(await readdir(folder)).toHaveLength(59);

    const last = runNumber(60);
    const { history } = await store.read({ ...QUERY, ancestors: [], purpose: 'history' });
    await store.save(last, mergeHistory(sampleHistory(last), ...(history === null ? [] : [history])));
    const names = await readdir(folder);
    expect(names).toHaveLength(50);
    expect(names).toContain('160-1');
    expect(names).not.toContain('110-1');
    const after = await store.read({ ...QUERY, ancestors: [], purpose: 'history' });
    expect(after.history?.entries).toHaveLength(50);
    expect(after.refused).toEqual([]);
    await check();
  });

  test('a run that no later history holds yet is not taken away', async () => {
    const { store, directory } = await bench();
    for (let number = 1; number <= 55; number += 1) {
      await store.save(runNumber(number), sampleHistory(runNumber(number)));
    }
    const seen = sampleHistory(runNumber(56), runNumber(2));
    await store.save(runNumber(56), seen);
    const names = await readdir(join(directory, 'baseline', 'checkout'));
    expect(names).toContain('101-1');
    expect(names).not.toContain('102-1');
    expect(names).toHaveLength(55);
  });

  test('readers and pruning runs at the same time never see half a run', async () => {
    const { store, check } = await bench();
    const query = { ...QUERY, ancestors: [], limit: 60, purpose: 'history' } as const;
    const first = Array.from({ length: 50 }, (_, index) => runNumber(index + 1));
    for (const run of first) await store.save(run, sampleHistory(run));
    const full = (await store.read(query)).history;
    const later = Array.from({ length: 6 }, (_, index) => runNumber(index + 51));
    const saves = later.map((run) =>
      store.save(run, mergeHistory(sampleHistory(run), ...(full ? [full] : []))),
    );
    const reads = Array.from({ length: 4 }, () => store.read(query));
    await Promise.all(saves);
    for (const { refused } of await Promise.all(reads)) expect(refused).toEqual([]);
    const { history, runs } = await store.read(query);
    expect(history?.entries.slice(0, 6).map(({ runId }) => runId)).toEqual([156, 155, 154, 153, 152, 151]);
    expect(runs.length).toBeGreaterThanOrEqual(50);
    await check();
  });

  test('that cannot be read at all says so', async () => {
    const { store, directory } = await bench();
    await mkdir(join(directory, 'baseline'), { recursive: true });
    await symlink('checkout', join(directory, 'baseline', 'checkout'));
    expect(await store.read(QUERY)).toMatchObject({
      ...{ runs: [], history: null, readable: false },
      refused: [
        { origin: directory, why: { kind: 'told', text: expect.stringContaining('cannot be read') } },
      ],
    });
  });
});

describe('what the user names as a baseline', () => {
  const recording = runNumber(1, { branch: 'experiment', runId: 0 });
  const local = { ...QUERY, branches: [], ancestors: [], gate: 'another-name' };

  test.each([
    ['the folder that `record --out` left', 'out/recording.json', 'out', JSON.stringify(recording)],
    ['one recording file', 'mine.json', 'mine.json', JSON.stringify(recording, null, 1)],
    ['one packed recording file', 'mine.json.gz', 'mine.json.gz', gzipSync(JSON.stringify(recording))],
    ['the folder of one stored run', 'run/recording.json.gz', 'run', gzipSync(JSON.stringify(recording))],
  ])('may be %s', async (_, file, named, content) => {
    const folder = await temporary();
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), content);
    const baseline = await createDirectoryStore({ directory: join(folder, named) }).read(local);
    expect(baseline).toEqual({
      runs: [{ recording, origin: join(folder, file), distance: null }],
      refused: [],
      history: null,
    });
  });

  test('is compared with whatever commit it is of', async () => {
    const file = join(await temporary(), 'recording.json');
    await writeFile(file, JSON.stringify(recording));
    const { runs } = await createDirectoryStore({ directory: file }).read({
      ...QUERY,
      ancestors: [shaOf(9)],
    });
    expect(runs).toHaveLength(1);
  });

  test('and is no recording is refused with the reason', async () => {
    const file = join(await temporary(), 'recording.json');
    await writeFile(file, '{ "half": ');
    const baseline = await createDirectoryStore({ directory: file }).read(local);
    expect(baseline.runs).toEqual([]);
    expect(baseline.refused).toEqual([
      { origin: file, why: { kind: 'told', text: expect.stringContaining('cannot be read') } },
    ]);
  });

  test('and is an empty folder has no runs', async () => {
    const directory = await temporary();
    expect(await createDirectoryStore({ directory }).read(local)).toEqual({
      runs: [],
      refused: [],
      history: null,
    });
  });

  test('cannot be written below a file, and the error names the directory', async () => {
    const file = join(await temporary(), 'recording.json');
    await writeFile(file, JSON.stringify(recording));
    const saving = createDirectoryStore({ directory: file }).save(recording, sampleHistory(recording));
    await expect(saving).rejects.toBeInstanceOf(EnvironmentError);
    await expect(saving).rejects.toThrow(file);
  });
});
