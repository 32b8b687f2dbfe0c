// Plays the recorded incidents, each into a session of its own, while the page watches.
import { fileURLToPath } from 'node:url'
import type { Captures } from '../captures.ts'
import type { SessionStore } from '../store/session-store.ts'
import { incidents, type Incident } from './incidents.ts'
import { Player } from './player.ts'
import { loadRecording } from './recording.ts'

export interface EmbeddedOptions {
  readonly store: SessionStore
  readonly captures: Captures
  readonly speed: number
  readonly signal: AbortSignal
}

export interface Showing {
  readonly sessionIds: readonly string[]
  /** Resolves when all have been played to their end. */
  readonly finished: Promise<void>
}

/** Resolves when the sessions exist; playing goes on. */
export async function playIncidents(options: EmbeddedOptions): Promise<Showing> {
  const { store } = options
  const names = new Set(incidents.map(({ name }) => name))
  // The last start played the same; one copy is enough.
  for (const { id, kind, name, state } of store.list()) {
    if (kind === 'replay' && state === 'stopped' && names.has(name)) await store.remove(id)
  }
  const started: { sessionId: string; finished: Promise<void> }[] = []
  for (const incident of incidents) started.push(await playInto(incident, options))
  return {
    sessionIds: started.map(({ sessionId }) => sessionId),
    finished: Promise.all(started.map(({ finished }) => finished)).then(() => undefined),
  }
}

async function playInto(
  { name, trace }: Incident,
  { store, captures, speed, signal }: EmbeddedOptions,
): Promise<{ sessionId: string; finished: Promise<void> }> {
  const player = await Player.prepare(await loadRecording(fileURLToPath(trace)))
  const capture = await captures.start({
    upstream: player.upstream,
    name,
    kind: 'replay',
    listenPort: 0, // the well-known ports stay free for a cluster that the user connects
    store: withoutPortMemory(store),
  })
  const { sessionId } = capture
  const listeners = () => capture.listeners()
  const finished = (async () => {
    try {
      await player.play({ listeners, speed, signal })
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      player.stop()
      if (captures.find(sessionId) !== undefined) await captures.stop(sessionId)
    }
  })()
  return { sessionId, finished }
}

/** Nobody comes back to the ports of a replay, so none is kept for it. */
function withoutPortMemory(store: SessionStore): SessionStore {
  return new Proxy(store, {
    get(target, key) {
      if (key === 'nodePorts') return () => []
      if (key === 'saveNodePort') return async () => {}
      const member: unknown = Reflect.get(target, key, target)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}
