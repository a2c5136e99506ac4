/** A rule that no cell can plant, and what holds it instead. */
export type NotPlanted = {
  /** its id */
  readonly rule: string;
  /** why a change to an application cannot bring it about, a clause */
  readonly why: string;
  /** the file of the tests, from the root, and the name of the one that holds it by recorded figures of both sides */
  readonly file: string;
  readonly test: string;
};

const OTHERS = 'test/core/diagnosis/others.test.ts';
const RUNNER = 'what lies with the runner is never new, and told of a run that is not valid too';

/** What only a host can do, or what is always told as another cause first. */
export const NOT_PLANTED: readonly NotPlanted[] = [
  {
    rule: 'cache-hit-low',
    why: 'what makes an application read more than the cache holds is a statement, which is told first',
    file: 'test/core/diagnosis/database.test.ts',
    test: 'a cache that is missed is told where it is read beside often',
  },
  {
    rule: 'throttled',
    why: 'a CPU limit is set by whoever runs the application',
    file: OTHERS,
    test: 'a limit that holds the application back is told',
  },
  {
    rule: 'network-saturated',
    why: 'traffic between an application and k6 on one machine does not pass the link that is measured',
    file: 'test/core/diagnosis/network.test.ts',
    test: 'a link that is nearly full is told, and head is accused only where base leaves room',
  },
  {
    rule: 'load-generator-saturated',
    why: 'the CPU time is that of k6',
    file: OTHERS,
    test: RUNNER,
  },
  {
    rule: 'steal',
    why: 'the CPU time is taken by the host of the machine',
    file: OTHERS,
    test: RUNNER,
  },
];
