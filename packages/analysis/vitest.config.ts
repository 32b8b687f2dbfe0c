import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'analysis', isolate: false, include: ['{src,test,generator}/**/*.test.ts'] },
})
