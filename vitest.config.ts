import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` is fast and offline; `itg` drives real k6, act, git and PostgreSQL.
 * Load tests of `itg` share two cores, so its files run one after the other.
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
        },
      },
      {
        test: {
          name: 'itg',
          include: ['test/**/*.itg.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
