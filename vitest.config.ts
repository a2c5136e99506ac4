import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` is fast and offline; `itg` drives real k6, act, git and PostgreSQL.
 * The loads of `itg` are light, so that two of its files share two cores; more would disturb what they measure.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.itg.test.ts'],
          testTimeout: 20_000,
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
          maxWorkers: 2,
          // Where the machine's host takes CPU time away the gate says so and does not judge; nothing else is tried again.
          retry: { count: 2, condition: /host took CPU time away/ },
        },
      },
    ],
  },
});
