import { defineConfig } from 'vitest/config';

/** Unit and contract tests. End-to-end tests have a configuration of their own: tests/e2e/vitest.config.ts. */
export default defineConfig({
  test: {
    // Properties try many cases: what takes a second alone takes several on a small machine with everything running.
    testTimeout: 30_000,
    setupFiles: ['tests/repeatable.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/{core,grist,tooling,playground,yeswiki,bridge}/**/*.test.ts', 'tests/contract/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['packages/ui/**/*.test.ts', 'grist-widgets/**/*.test.ts', 'yeswiki-bazar-templates/**/*.test.ts'],
        },
      },
    ],
  },
});
