import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take more than a minute. Begun last, one of them would go on alone while a core idles. */
const LONG =
  /(e2e\/[\w-]+|process\/(duet-run|selftest|requests|fixed-port|profiles)|side\/(looks|sides|turns)|duet\/(duet|duet-plateau|turns)|own-metrics)\.itg\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [true, false].flatMap((long) => sorted.filter(({ moduleId }) => LONG.test(moduleId) === long));
  }
}

const CORE = 'test/core/**/*.test.ts';
const OFFLINE = {
  // Against what hangs: a machine that does much besides takes five times as long.
  testTimeout: 60_000,
  // Many wait for a clock or for git, so that more of them than there are cores go side by side.
  maxWorkers: 3,
};

/**
 * Three projects: `core` and `unit` are fast and offline; `itg` drives real k6, act, git and PostgreSQL.
 * What the core does it does by its arguments alone: its files share their modules, which spares two fifths of the time.
 * The loads of `itg` are light and much of it waits, so that three of its files share two cores; more would disturb what they measure.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...OFFLINE, name: 'core', include: [CORE], isolate: false } },
      {
        test: {
          ...OFFLINE,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.itg.test.ts', CORE],
        },
      },
      {
        test: {
          name: 'itg',
          include: ['test/**/*.itg.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          maxWorkers: 3,
          // Where the machine's host takes CPU time away the gate says so and does not judge, and on a slow machine it stops to
          // read what takes too long; nothing else is tried again. The text may be that of a report, whose lines are broken,
          // and rounds that were left out may leave too few.
          retry: {
            count: 2,
            condition:
              /host\s+took\s+(\d+\s+%\s+of\s+the\s+)?CPU\s+time\s+away|Only\s+\d\s+pairs\s+of\s+rounds\s+can\s+be\s+used|too\s+slow\s+for\s+statements\s+to\s+be\s+read/,
          },
        },
      },
    ],
  },
});
