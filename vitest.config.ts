import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      'packages/*',
      'apps/*',
      { test: { name: 'tree', include: ['scripts/**/*.test.ts', 'bench/src/**/*.test.ts'] } },
    ],
  },
})
