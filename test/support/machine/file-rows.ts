import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { Injected } from './inject.ts';
import type { Place, Row } from './row.ts';

/** What a place that is written cannot do without, and what becomes of the run. */
type Written = {
  readonly name: string;
  /** regular expression of its paths */
  readonly at: (place: Place) => string;
  readonly fails: readonly Injected['at'][];
  readonly ends: Row['ends'];
  readonly words: RegExp;
  readonly way?: Row['way'];
  readonly args?: readonly string[];
  readonly start?: string;
};

const MAKE: readonly Injected['code'][] = ['ENOSPC', 'EROFS', 'EMFILE', 'EACCES', 'EIO'];
const WRITE: readonly Injected['code'][] = ['ENOSPC', 'EIO'];
/** What mends each. */
const FIX: Readonly<Record<Injected['code'], string>> = {
  ENOSPC: 'Free space there',
  EROFS: '`--out` and TMPDIR',
  EMFILE: 'ulimit -n',
  EACCES: 'own that file or folder',
  EIO: 'another disk',
};
const BOTH: readonly Injected['at'][] = ['make', 'write'];
const escaped = (text: string): string => text.replaceAll(/[.+*?()[\]{}|\\^$]/g, '\\$&');
const below = (folder: string, name: string): string => `^${escaped(folder)}/${name}`;
/** What is told alone, since the verdict does not hang on it. */
const NOTHING = /^/;

const WRITTEN: readonly Written[] = [
  {
    name: 'the folder of results',
    at: ({ out }) => `^${escaped(out)}$`,
    fails: ['make'],
    ends: 'invalid',
    words: NOTHING,
  },
  {
    name: "the application's log",
    at: ({ out }) => below(out, 'app-head'),
    fails: ['make'],
    ends: 'invalid',
    words: NOTHING,
  },
  {
    ...{
      name: "the application's log",
      at: ({ out }) => below(out, 'app-head'),
      fails: ['write'],
      ends: 'verdict',
    },
    start: 'echo begun; exec node app.cjs',
    words: /The log \S+app-head\.log is not complete/,
  },
  {
    ...{ name: "k6's log", at: ({ out }) => below(out, 'k6\\.log'), fails: BOTH, ends: 'verdict' },
    words: /k6's messages cannot be kept in \S+k6\.log/,
  },
  ...['recording.json', 'judgement.json', 'report.md'].map(
    (name): Written => ({
      ...{ name, at: ({ out }) => below(out, escaped(name)), fails: BOTH, ends: 'invalid' },
      words: new RegExp(`${escaped(name)} cannot be written`),
    }),
  ),
  {
    name: 'the folder of the run',
    at: ({ temp }) => below(temp, 'perf-gate-run-[^/]*$'),
    fails: ['make'],
    ends: 'invalid',
    words: NOTHING,
  },
  {
    name: "k6's own files",
    at: ({ temp }) => below(temp, 'perf-gate-run-.*/k6-'),
    fails: BOTH,
    ends: 'invalid',
    words: NOTHING,
  },
  {
    name: "the application's pipe",
    at: ({ temp }) => below(temp, 'perf-gate-pipe'),
    fails: ['make'],
    ends: 'invalid',
    words: NOTHING,
  },
  {
    ...{ name: 'the store of baselines', at: ({ store }) => below(store, ''), fails: BOTH, ends: 'verdict' },
    args: ['--save-baseline'],
    words: /The baseline could not be stored/,
  },
  {
    ...{ name: 'the tool cache', at: ({ cache }) => `^${escaped(cache)}$`, fails: ['make'], ends: 'verdict' },
    args: ['--k6-path', ''],
    words: /k6 is kept in/,
  },
  {
    ...{
      name: 'k6 in the tool cache',
      at: ({ cache }) => below(cache, ''),
      fails: ['make'],
      ends: 'invalid',
    },
    args: ['--k6-path', ''],
    words: /k6 2\.2\.0 cannot be obtained/,
  },
  {
    ...{
      name: "base's files",
      at: ({ temp }) => below(temp, 'perf-gate-run-.*/base-'),
      fails: BOTH,
      ends: 'invalid',
    },
    ...{ way: 'duet', words: NOTHING },
  },
];

function rowsOf(one: Written): readonly Row[] {
  const { name, at: placeOf, fails, ends, words, way = 'stored', args = [], start } = one;
  return fails.flatMap((at) =>
    (at === 'make' ? MAKE : WRITE).map((code): Row => {
      const fix =
        ends === 'invalid' ? new RegExp(`(?=.*${words.source}).*${escaped(FIX[code])}`, 's') : words;
      return {
        name: `${name}: ${code} when it is ${at === 'make' ? 'made' : 'written'}`,
        ...{ about: 'files', way, ends, words: fix },
        force: (place) => ({
          inject: { place: placeOf(place), code, at },
          args,
          ...(start === undefined ? {} : { start }),
        }),
      };
    }),
  );
}

type Real = Pick<Row, 'name' | 'ends' | 'words' | 'force'>;
/** The same troubles as they really are. */
const REAL: readonly Real[] = [
  {
    name: 'a full disk under the results',
    ends: 'invalid',
    words: /ENOSPC.*Free space/s,
    force: ({ folder, mounts }) => ({ args: ['--out', mounts.fullDisk(folder)] }),
  },
  {
    name: 'a full disk under the temporary folder',
    ends: 'invalid',
    words: /no space is left.*Free space/s,
    force: ({ folder, mounts }) => ({ env: { TMPDIR: mounts.fullDisk(folder) } }),
  },
  {
    name: 'results on a read-only file system',
    ends: 'invalid',
    words: /read-only.*`--out`/s,
    force: ({ folder, mounts }) => ({ args: ['--out', path.join(mounts.readOnly(folder), 'out')] }),
  },
  {
    name: 'a temporary folder that is read-only',
    ends: 'invalid',
    words: /read-only.*TMPDIR/s,
    force: ({ folder, mounts }) => ({ env: { TMPDIR: mounts.readOnly(folder) } }),
  },
  {
    name: 'a tool cache that is read-only',
    ends: 'verdict',
    words: /k6 is kept in/,
    force: ({ folder, mounts }) => ({
      env: { RUNNER_TOOL_CACHE: path.join(mounts.readOnly(folder), 'cache') },
      args: ['--k6-path', ''],
    }),
  },
  {
    name: 'a store of baselines that is read-only',
    ends: 'verdict',
    words: /The baseline could not be stored/,
    force: ({ folder, store, mounts }) => ({
      args: ['--save-baseline', '--baseline', mounts.readOnly(folder, store)],
    }),
  },
  {
    name: 'too many open files',
    ends: 'invalid',
    words: /too many.*ulimit -n/s,
    force: () => ({ before: 'ulimit -n 27' }),
  },
  {
    name: "a full disk under the application's log",
    ends: 'verdict',
    words: /app-head\.log is not complete: ENOSPC/,
    force({ out }) {
      mkdirSync(out, { recursive: true });
      symlinkSync('/dev/full', path.join(out, 'app-head.log'));
      return { start: 'echo begun; exec node app.cjs' };
    },
  },
];

/** Every place that is written, with each trouble that it can have. */
export const FILE_ROWS: readonly Row[] = [
  ...REAL.map((row): Row => ({ ...row, about: 'files', way: 'stored' })),
  ...WRITTEN.flatMap(rowsOf),
];
