import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'trace', include: ['{src,test,generator}/**/*.test.ts'] },
})
