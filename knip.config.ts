import type { KnipConfig } from 'knip'

export default {
  ignoreDependencies: [
    '@swc/core', // parser that dependency-cruiser loads by name
  ],
  ignoreBinaries: [
    'mvn', // of the machine; only the schema generator and the lab need it
  ],
  workspaces: {
    '.': { entry: ['scripts/*.{ts,mjs}'], project: ['scripts/**'] },
    'packages/codec': {
      entry: ['generator/main.ts'],
      project: ['src/**', 'schema/**', 'generator/**'],
    },
    'packages/*': { project: ['src/**'] },
    'apps/gateway': { entry: ['src/main.ts', 'src/**/*worker.ts'], project: ['src/**'] },
    'apps/web': { entry: ['src/engine/worker/*.ts'], project: ['src/**'] },
    lab: { entry: ['src/main.ts'], project: ['src/**'] },
    bench: {
      entry: ['src/main.ts', 'src/codec/run-decoder.ts', 'src/proxy/node-pipe.ts'], // the last two run as processes
      project: ['src/**'],
    },
    e2e: { entry: ['src/**/*.test.ts', 'vitest.config.ts'], project: ['src/**'] },
  },
} satisfies KnipConfig
