// Captures of the gateway and of this browser in one list, newest first.
import { useMemo } from 'react'
import type { GatewaySession } from '../../engine/gateway.ts'
import type { Place } from '../../lib/route.ts'
import { useLocalCaptures, type LocalCapture } from '../../store/local-captures-store.ts'

export interface ListedCapture {
  readonly key: string
  readonly place: Exclude<Place, { kind: 'start' }>
  readonly name: string
  readonly source: 'proxy' | 'replay' | 'import' | 'file'
  readonly storage: 'gateway' | 'browser'
  readonly isRecording: boolean
  /** ISO; of frame 1, or of the recording. */
  readonly startedAt: string | null
  readonly lengthMs: number | null
  readonly frames: number | null
  readonly connections: number | null
  readonly client: string
  readonly size: number
}

export function useCaptureList(sessions: readonly GatewaySession[]): readonly ListedCapture[] {
  const local = useLocalCaptures(({ captures }) => captures)
  return useMemo(
    () =>
      [
        ...sessions.map((session) => [session.startedAt, fromGateway(session)] as const),
        ...local.map((capture) => [capture.openedAt, fromBrowser(capture)] as const),
      ]
        .toSorted(([first], [second]) => second.localeCompare(first))
        .map(([, listed]) => listed),
    [sessions, local],
  )
}

export function fromGateway(session: GatewaySession): ListedCapture {
  const { id, kind, startedAt, endedAt } = session
  const source = kind === 'replay' || kind === 'import' ? kind : 'proxy'
  return {
    key: `session/${id}`,
    place: { kind: 'session', id },
    name: session.name,
    source,
    storage: 'gateway',
    isRecording: session.state === 'recording',
    startedAt,
    lengthMs: endedAt === null ? null : Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)),
    frames: session.frames,
    connections: session.connections,
    client: '',
    size: session.bytes,
  }
}

export function fromBrowser(capture: LocalCapture): ListedCapture {
  const { id, name, startedAt, lengthMs, frames, connections, client, size } = capture
  return {
    key: `local/${id}`,
    place: { kind: 'local', id },
    name,
    source: 'file',
    storage: 'browser',
    isRecording: false,
    startedAt,
    lengthMs,
    frames,
    connections,
    client,
    size,
  }
}
