import type { Edge } from '../edge.ts';

/** Holes that an attack found. */
export const SECURITY_EDGES: readonly Edge[] = [
  {
    id: 'S1',
    was: 'A mirror that served a script and its own checksums had it run as k6.',
    now: 'A version without a pin is taken from a mirror only where `k6-sha256` names it; from GitHub it must be what its list says and what it was at its first download.',
    tests: [
      {
        file: 'test/adapters/k6/provider/vouched.test.ts',
        name: 'is not taken from a mirror that also serves the checksums: nothing of it is run',
      },
      {
        file: 'test/adapters/k6/provider/vouched.test.ts',
        name: 'must be the same at every later download, whatever the release says then',
      },
      {
        file: 'test/adapters/k6/provider/vouched.test.ts',
        name: 'is refused where it is not the one that k6-sha256 names',
      },
    ],
  },
  {
    id: 'S8',
    was: 'A kept build of base was taken up again where only sizes and times were as before.',
    now: 'The content of every file is compared, and pull requests from forks neither leave nor take up a kept build.',
    tests: [
      {
        file: 'test/adapters/git/revisions.test.ts',
        name: 'other content of the same size and time',
      },
      {
        file: 'test/entry/action/build-cache.test.ts',
        name: "a fork's pull request leaves no built base for other runs",
      },
    ],
  },
  {
    id: 'S8b',
    was: 'A k6 in the tool cache or on PATH was believed by its own version.',
    now: 'What was installed is compared with its hash before it is run; one on PATH whose hash is not known is told, and `k6-sha256` makes it a condition.',
    tests: [
      {
        file: 'test/adapters/k6/provider/vouched.test.ts',
        name: 'in the tool cache that was changed is not run, but fetched anew, and this is said',
      },
      {
        file: 'test/adapters/k6/provider/vouched.test.ts',
        name: 'on PATH that is not what k6-sha256 names is passed over unrun',
      },
      {
        file: 'test/adapters/k6/provider/vouched.test.ts',
        name: 'on PATH of another content than any that was installed is used, and this is said once',
      },
    ],
  },
];
