// Builds index entries for tests.
import type { FrameEntry } from './frame-index.ts'

export function entry(changes: Partial<FrameEntry> = {}): FrameEntry {
  return {
    packet: 1,
    timeNs: 0n,
    deltaNs: null,
    connection: 1,
    isResponse: false,
    streamOffset: 0,
    size: 41,
    apiKey: 18,
    apiVersion: 4,
    correlationId: 0,
    status: null,
    errorCode: null,
    errorCount: 0,
    summary: '',
    clientId: 'kgo',
    isToken: false,
    pieces: [],
    ...changes,
  }
}
