import type { KnipConfig } from 'knip'

export default {
  ignoreDependencies: [
    '@swc/core', // parser that dependency-cruiser loads by name
    'brokerscope', // the gateway: linked here so that `npx brokerscope` works in the whole repository
  ],
  ignoreBinaries: [
    'mvn', // of the machine; only the schema generator and the lab need it
  ],
  workspaces: {
    '.': { entry: ['scripts/*.{ts,mjs}'], project: ['scripts/**'] },
    'packages/codec': { project: ['src/**', 'schema/**', 'generator/**'] },
    'packages/*': { project: ['src/**'] },
    'apps/gateway': { entry: ['src/**/*worker.ts'], project: ['src/**'] },
    'apps/web': { entry: ['src/engine/worker/*.ts'], project: ['src/**'] },
    lab: { project: ['src/**'] },
    bench: {
      entry: ['src/main.ts', 'src/codec/run-decoder.ts', 'src/proxy/node-pipe.ts'], // the last two run as processes
      project: ['src/**'],
    },
    e2e: { entry: ['src/**/*.test.ts'], project: ['src/**'] },
  },
} satisfies KnipConfig
