import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Properties take longer when all packages are tested at once on two cores.
  test: { name: 'trace', include: ['{src,test}/**/*.test.ts'], testTimeout: 30_000 },
})
