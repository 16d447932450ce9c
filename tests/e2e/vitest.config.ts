import { defineConfig } from 'vitest/config';

/** End-to-end tests: the built widgets in a real Grist in a real Chromium, one file after another. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'e2e',
    environment: 'node',
    include: ['**/*.test.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    retry: 0,
    // As long as the waits of Playwright: what Grist does takes seconds on a busy machine.
    expect: { poll: { timeout: 20_000, interval: 100 } },
  },
});
