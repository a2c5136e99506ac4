import type { Edge } from '../edge.ts';

/** What was believed of GitHub and git. */
export const GITHUB_EDGES: readonly Edge[] = [
  {
    id: 'G6',
    was: 'k6 was said to be pinned by its SHA-256, and no hash was.',
    now: 'The default k6 is pinned on every platform; a release waits until the pins were read from the release of k6 itself.',
    source: 'public lists of other projects that agree: docs/decisions/0004-k6-pins.md',
    tests: [
      {
        file: 'test/adapters/k6/provider/vouched.test.ts',
        name: 'the k6 that runs by default on',
      },
      {
        file: 'test/adapters/k6/provider/pins.test.ts',
        name: 'the workflow that publishes a release checks the pins first',
      },
    ],
  },
];
