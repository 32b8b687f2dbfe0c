import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'codec',
    include: ['{src,test,generator}/**/*.test.ts'],
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['**/*.d.ts', 'src/index.ts'],
      reporter: 'text',
      thresholds: { 'src/wire/*.ts': { perFile: true, lines: 100, functions: 100 } },
    },
  },
})
