import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { stringify } from 'yaml';

const ROOT = path.join(import.meta.dirname, '..', '..');
export const FIXTURES = path.join(ROOT, 'test', 'fixtures', 'recordings', 'v1');
const OTHERS = ['recordings', 'stored'].map((name) => path.join(ROOT, 'test', 'fixtures', name));
const KEPT = path.join(ROOT, 'bench', 'results');

/** What a build is asked about, in a folder of its own that the tool is run in. */
export type Case = {
  readonly name: string;
  readonly folder: string;
  /** ISO 8601: when it is judged */
  readonly at: string;
  /** file in the folder; null: nothing was recorded */
  readonly recording: string | null;
  /** files and stores in the folder */
  readonly against: readonly string[];
  /** file in the folder that a run left; null: none is kept */
  readonly judgement: string | null;
};

/** What stands in case.json. */
export type Facts = {
  /** what was planted, for people */
  readonly says: string;
  readonly k6: string;
  readonly judgedAt: string;
  readonly against: readonly string[];
};

export const fixtureNames = async (): Promise<readonly string[]> => (await readdir(FIXTURES)).toSorted();

export async function factsOf(name: string): Promise<Facts> {
  return JSON.parse(await readFile(path.join(FIXTURES, name, 'case.json'), 'utf8'));
}

/** The fixtures of those names, copied below `scratch`. */
export async function layFixtures(names: readonly string[], scratch: string): Promise<readonly Case[]> {
  return Promise.all(
    names.map(async (name) => {
      const folder = path.join(scratch, name);
      await cp(path.join(FIXTURES, name), folder, { recursive: true });
      const files = await readdir(folder);
      if (files.includes('accept.yml')) {
        await mkdir(path.join(folder, '.perf-gate'));
        await rename(path.join(folder, 'accept.yml'), path.join(folder, '.perf-gate', 'accept.yml'));
      }
      const fileOf = (word: string) => files.find((file) => file.startsWith(`${word}.json`)) ?? null;
      const { judgedAt: at, against } = await factsOf(name);
      const left = { recording: fileOf('recording'), judgement: fileOf('judgement') };
      return { name, folder, at, against, ...left };
    }),
  );
}

/** Recordings and judgements that other tests and the benches keep, below `scratch`. */
export async function layKept(scratch: string): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const directory of [...OTHERS, ...(await resultFolders())]) {
    for (const file of (await readdir(directory)).toSorted()) {
      if (!/^.+\.json(\.gz)?$/.test(file) || file.startsWith('history')) continue;
      const name = path.join(path.basename(directory), file.replace(/\.json(\.gz)?$/, ''));
      const bytes = await readFile(path.join(directory, file));
      const text = file.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
      cases.push(await layOne(name, JSON.parse(text), path.join(scratch, name)));
    }
  }
  return cases;
}

async function resultFolders(): Promise<readonly string[]> {
  const names = (await readdir(KEPT)).filter((name) => /^duet[^.]*$/.test(name));
  return names.map((name) => path.join(KEPT, name));
}

type Kept = {
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly recording?: { readonly createdAt: string };
  readonly createdAt?: string;
  readonly schema?: string;
};

async function layOne(name: string, kept: Kept, folder: string): Promise<Case> {
  const isWrapped = kept.recording !== undefined;
  const value = kept.recording ?? kept;
  const file = kept.schema === 'perf-gate.judgement' ? 'judgement.json' : 'recording.json';
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, file), JSON.stringify(value));
  if (isWrapped) await writeFile(path.join(folder, 'perf-gate.yml'), settingsOf(name, kept.policy ?? {}));
  return {
    ...{ name, folder, at: value.createdAt ?? '', against: [] },
    recording: file === 'recording.json' ? file : null,
    judgement: file === 'judgement.json' ? file : null,
  };
}

const WORDS: Readonly<Record<string, string>> = {
  ...{ failOn: 'fail-on', thresholds: 'thresholds', onInconclusive: 'on-inconclusive' },
  ...{ onNoBaseline: 'on-no-baseline', onInvalid: 'on-invalid', warn: 'warn', fail: 'fail' },
};

/** The settings that mean a policy. */
function settingsOf(name: string, policy: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(policy).map(([key, value]) => {
    const word = WORDS[key];
    if (word === undefined) throw new Error(`${name} was judged by ${key}, which this tool cannot set.`);
    return [word, typeof value === 'number' ? `${value * 100}%` : value];
  });
  return stringify({ policy: Object.fromEntries(written) });
}
