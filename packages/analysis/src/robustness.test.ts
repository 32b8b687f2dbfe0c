// Captures hold whatever was on the wire. Frames of the recordings with bytes changed, cut
// off or swapped must neither throw nor stop a rule, and no frame may vanish.
import type { TraceEvent } from '@brokerscope/trace'
import { loadTrace } from '@brokerscope/testkit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { analyse } from '../test/analyse.ts'
import { SessionPipeline } from './pipeline/session.ts'

const traces = ['a', 'c', 'd', 'e2', 'f2', 'g2', 'h2'].map(loadTrace)

const mutation = fc.record({
  frame: fc.nat(),
  offset: fc.nat(),
  byte: fc.nat(255),
  kind: fc.constantFrom('change', 'cut', 'drop', 'twice'),
})
const mutations = fc.array(mutation, { minLength: 1, maxLength: 12 })

it('stands any change of bytes, in every model and rule', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...traces), mutations, (trace, changes) => {
      const events = mutated(trace, changes)

      expect(analyse(events).failed).toEqual([])
    }),
    { numRuns: 80 },
  )
})

it('says something about every frame, and pairs no frame twice', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...traces), mutations, (trace, changes) => {
      const events = mutated(trace, changes)
      const pipeline = new SessionPipeline()
      const out = [...events.flatMap((event) => pipeline.push(event)), ...pipeline.end()]
      const infos = out.flatMap((event) => (event.type === 'frame' ? event.info : []))
      const pairs = out.flatMap((event) => (event.type === 'exchange' ? event.response.frame : []))

      expect(infos.length).toBe(events.filter(({ type }) => type === 'frame').length)
      expect(infos.filter(({ summary }) => summary === '')).toEqual([])
      expect(new Set(pairs).size).toBe(pairs.length)
    }),
    { numRuns: 50 },
  )
})

interface Mutation {
  readonly frame: number
  readonly offset: number
  readonly byte: number
  readonly kind: string
}

function mutated(trace: readonly TraceEvent[], changes: readonly Mutation[]): TraceEvent[] {
  const events = [...trace]
  const places = events.flatMap(({ type }, index) => (type === 'frame' ? index : []))
  for (const { frame, offset, byte, kind } of changes) {
    const place = places[frame % places.length] ?? 0
    const event = events[place]
    if (event?.type !== 'frame') continue
    const bytes = event.frame.bytes.slice()
    const at = bytes.length === 0 ? 0 : offset % bytes.length
    if (kind === 'change') bytes[at] = byte
    const kept = kind === 'cut' ? bytes.subarray(0, at) : kind === 'drop' ? new Uint8Array() : bytes
    const last = kind === 'twice' ? Uint8Array.from([...bytes, ...bytes]) : kept
    events[place] = { type: 'frame', frame: { ...event.frame, bytes: last } }
  }
  return events
}
