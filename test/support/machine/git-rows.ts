import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Forced, Place, Row } from './row.ts';

const within = ({ project }: Place, name: string): string => path.join(project, '.git', name);

/** A folder that stands in for PATH, with all programs but git, and instead of it a script; null: none. */
function otherGit({ folder }: Place, script: string | null): Forced {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const folders = (process.env['PATH'] ?? '').split(':');
  for (const from of folders) {
    for (const name of programsIn(from)) {
      try {
        if (name !== 'git') symlinkSync(path.join(from, name), path.join(bin, name));
      } catch {
        // An earlier folder of PATH has one of that name.
      }
    }
  }
  if (script !== null) writeFileSync(path.join(bin, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { env: { PATH: bin } };
}

function programsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const real = (): string => {
  const found = (process.env['PATH'] ?? '').split(':').find((from) => programsIn(from).includes('git'));
  return path.join(found ?? '/usr/bin', 'git');
};

/** A git that cannot check anything out, with the words of its kind. */
const failing = (words: string): string =>
  `case " $* " in *" checkout "*) echo "${words}" >&2; exit 128 ;; esac; exec ${real()} "$@"`;

type Refusing = Pick<Row, 'name' | 'ends' | 'words' | 'force'>;
const MEND = /Git cannot read the repository at.*git status/s;

const ROWS: readonly Refusing[] = [
  {
    name: 'a checkout that another user owns',
    ends: 'verdict',
    words: /is driven beside head/,
    force: () => ({ env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } }),
  },
  {
    name: 'a configuration that cannot be read',
    ends: 'invalid',
    words: MEND,
    force(place) {
      writeFileSync(within(place, 'config'), '[core\n');
      return {};
    },
  },
  {
    name: 'a format that git does not know',
    ends: 'invalid',
    words: MEND,
    force(place) {
      writeFileSync(within(place, 'config'), '[core]\n\trepositoryformatversion = 99\n');
      return {};
    },
  },
  {
    name: 'no HEAD',
    ends: 'invalid',
    words: MEND,
    force(place) {
      rmSync(within(place, 'HEAD'));
      return {};
    },
  },
  {
    name: 'a HEAD that leads nowhere',
    ends: 'invalid',
    words: MEND,
    force(place) {
      writeFileSync(within(place, 'HEAD'), `${'e'.repeat(40)}\n`);
      return {};
    },
  },
  {
    name: 'no git on PATH',
    ends: 'invalid',
    words: /Git cannot read the repository at/,
    force: (place) => otherGit(place, null),
  },
  {
    name: 'a git that hangs',
    ends: 'invalid',
    words: /Git cannot read the repository at.*did not (end|answer)/s,
    force: (place) => otherGit(place, 'exec sleep 600'),
  },
  {
    name: 'a git that is killed',
    ends: 'invalid',
    words: MEND,
    force: (place) => otherGit(place, 'kill -9 $$'),
  },
  ...['No space left on device', 'Read-only file system', 'Input/output error', 'Too many open files'].map(
    (words): Refusing => ({
      name: `a git that cannot check base out: ${words}`,
      ends: 'invalid',
      words: /The machine is in trouble: /,
      force: (place) => otherGit(place, failing(`fatal: cannot create file 'app.cjs': ${words}`)),
    }),
  ),
];

/** Everything that keeps git from answering. */
export const GIT_ROWS: readonly Row[] = ROWS.map((row) => ({ ...row, about: 'git', way: 'duet' }));
