import { defineConfig } from 'vitest/config';

/** How long a test waits for what comes about by itself, on a machine that is busy. */
const expect = { poll: { timeout: 15_000 } };

/** One project a kind of test; see docs/testing.md. `npm test` starts what all but the first need. They run in the order of their `groupOrder`. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      { test: { name: 'domain', include: ['plugins/**/*.test.ts', 'site/src/**/*.test.ts', 'scripts/**/*.test.ts'], testTimeout: 10_000 } },
      {
        test: {
          name: 'api',
          expect,
          include: ['cms/test/**/*.test.ts', 'test/**/*.test.ts'],
          // Node itself loads the plugins, as it does for Strapi: there must be one kernel in the process, not two.
          experimental: { viteModuleRunner: false },
          pool: 'forks',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'drill',
          expect,
          include: ['cms/test/**/*.drill.ts', 'site/test/**/*.drill.ts', 'test/**/*.drill.ts'],
          experimental: { viteModuleRunner: false },
          pool: 'forks',
          fileParallelism: false,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          expect,
          include: ['site/test/**/*.test.ts'],
          experimental: { viteModuleRunner: false },
          pool: 'forks',
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'after', include: ['site/test/**/*.after.ts'], fileParallelism: false, sequence: { groupOrder: 3 } } },
    ],
  },
});
