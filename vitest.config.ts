import { defineConfig } from 'vitest/config';

/** One project a kind of test; see docs/testing.md. `npm test` starts what the last two need. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      { test: { name: 'domain', include: ['plugins/**/*.test.ts', 'site/src/**/*.test.ts', 'scripts/**/*.test.ts'], testTimeout: 10_000 } },
      {
        test: {
          name: 'api',
          include: ['cms/test/**/*.test.ts', 'test/**/*.test.ts'],
          // Node itself loads the plugins, as it does for Strapi: there must be one kernel in the process, not two.
          experimental: { viteModuleRunner: false },
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'drill',
          include: ['cms/test/**/*.drill.ts'],
          experimental: { viteModuleRunner: false },
          pool: 'forks',
          fileParallelism: false,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['site/test/**/*.test.ts'],
          experimental: { viteModuleRunner: false },
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
