// Figures for Prometheus. Sessions are read when they are asked for, so that recording pays nothing.
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Captures } from '../captures.ts'
import type { SessionStore } from '../store/session-store.ts'

export interface MetricSources {
  readonly store: SessionStore
  readonly captures: Captures
  readonly viewers: () => number
}

const perSession = {
  frames: 'Frames recorded',
  connections: 'Connections seen',
  bytes: 'Bytes held on disk',
  dropped: 'Bytes of traffic that were forwarded but not recorded',
} as const

export function createMetrics({ store, captures, viewers }: MetricSources): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]

  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('brokerscope_captures', 'Captures that are running', () => captures.all().length)
  gauge('brokerscope_viewers', 'Pages and programs on a live channel', viewers)

  for (const [field, help] of Object.entries(perSession)) {
    registry.registerMetric(sessionGauge(field as keyof typeof perSession, help, store))
  }
  return registry
}

function sessionGauge(field: keyof typeof perSession, help: string, store: SessionStore): Gauge {
  return new Gauge({
    name: `brokerscope_session_${field}`,
    help,
    labelNames: ['session', 'state'],
    registers: [],
    collect() {
      this.reset() // a deleted session leaves no last value behind
      for (const record of store.list()) {
        this.set({ session: record.id, state: record.state }, record[field])
      }
    },
  })
}
