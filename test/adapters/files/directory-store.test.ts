import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createDirectoryStore } from '../../../src/adapters/files/directory-store.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import {
  baselineStoreContract,
  historyContract,
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
    expect(runs.map(({ recording }) => recording.source.runId)).toEqual([
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
    expect(baseline.runs.map(({ recording, distance }) => [recording.source.runId, distance])).toEqual([
      [101, 2],
    ]);
    expect(baseline.refused.map(({ origin }) => origin).sort()).toEqual([file('102-1'), file('103-1')]);
  });

  test('does not read what another process is still writing', async () => {
    const { store, directory } = await bench();
    const half = join(directory, 'baseline', 'checkout', '.unfinished-1');
    await mkdir(half, { recursive: true });
    await writeFile(join(half, 'recording.json.gz'), 'half');
    expect(await store.read(QUERY)).toEqual({ runs: [], refused: [], history: null });
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
    expect(baseline.refused).toEqual([{ origin: file, reason: expect.stringContaining('cannot be read') }]);
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
