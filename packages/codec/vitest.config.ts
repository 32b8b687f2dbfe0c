import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'codec', include: ['{src,test,generator}/**/*.test.ts'] },
})
