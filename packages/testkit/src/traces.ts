// The recorded traces of the repository (traces/, described in the README there).
import { readFileSync, readdirSync } from 'node:fs'
import { looksLikeRequest } from '@brokerscope/codec'
import { TraceReader, type TraceEvent } from '@brokerscope/trace'

const folder = new URL('../../../traces/', import.meta.url)

/** File names, sorted. */
export function traceNames(): string[] {
  return readdirSync(folder)
    .filter((name) => /\.pcap(ng)?$/.test(name))
    .toSorted()
}

/** By file name, or by the letters before the first dash: `a`, `f2`. */
export function traceBytes(name: string): Uint8Array {
  const file = traceNames().find((each) => each === name || each.startsWith(`${name}-`))
  if (file === undefined) throw new Error(`No trace ${name}; there are ${traceNames().join(', ')}`)
  return readFileSync(new URL(file, folder))
}

export function readTrace(bytes: Uint8Array, chunkBytes = 64 * 1024): TraceEvent[] {
  const reader = new TraceReader({ looksLikeRequest })
  const events: TraceEvent[] = []
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    events.push(...reader.push(bytes.subarray(from, from + chunkBytes)))
  }
  events.push(...reader.end())
  return events
}

export function loadTrace(name: string): TraceEvent[] {
  return readTrace(traceBytes(name))
}
