import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take more than a minute. Begun last, one of them would go on alone while a core idles. */
const LONG =
  /(e2e\/[\w-]+|process\/(duet-run|selftest|requests|fixed-port)|side\/(looks|sides|turns)|duet\/(duet|duet-plateau|turns)|own-metrics)\.itg\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [true, false].flatMap((long) => sorted.filter(({ moduleId }) => LONG.test(moduleId) === long));
  }
}

/**
 * Two projects: `unit` is fast and offline; `itg` drives real k6, act, git and PostgreSQL.
 * The loads of `itg` are light and much of it waits, so that three of its files share two cores; more would disturb what they measure.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.itg.test.ts'],
          // Against what hangs: a machine that does much besides takes five times as long.
          testTimeout: 60_000,
          // Many wait for a clock or for git, so that more of them than there are cores go side by side.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'itg',
          include: ['test/**/*.itg.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          maxWorkers: 3,
          // Where the machine's host takes CPU time away the gate says so and does not judge; nothing else is tried again.
          retry: { count: 2, condition: /host took CPU time away/ },
        },
      },
    ],
  },
});
