// The HTTP side with a store and captures that touch neither disk nor network.
import type { FastifyInstance } from 'fastify'
import { buildApp, type AppOptions } from '../src/app.ts'
import { Captures } from '../src/captures.ts'
import { FakeCaptures } from './fake-capture.ts'
import { MemoryStore } from './memory-store.ts'

export interface TestGateway {
  readonly app: FastifyInstance
  readonly store: MemoryStore
  readonly captures: Captures
  readonly fakes: FakeCaptures
}

export async function testGateway(more: Partial<AppOptions> = {}): Promise<TestGateway> {
  const store = new MemoryStore()
  const fakes = new FakeCaptures()
  const captures = new Captures(fakes.start, { store, listen: { host: '127.0.0.1', port: 19092 } })
  const app = await buildApp({
    config: {
      accessToken: undefined,
      allowHost: [],
      logLevel: 'fatal',
      page: { host: '127.0.0.1', port: 7411 },
    },
    store,
    captures,
    webRoot: '/nowhere',
    version: '1.2.3',
    isReady: () => true,
    ...more,
  })
  return { app, store, captures, fakes }
}
