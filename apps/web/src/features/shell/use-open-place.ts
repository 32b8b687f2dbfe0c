import { useEffect, useState } from 'react'
import { closeSource } from '../../engine/engine-client.ts'
import { openRoutePlace, type Opening } from '../../engine/open-place.ts'
import type { Place } from '../../lib/route.ts'
import { changeLocalCapture } from '../../store/local-captures-store.ts'
import { forgetSelection } from '../../store/selection-store.ts'
import { useSessionStore } from '../../store/session-store.ts'

export interface UsedOpening {
  readonly opening: Opening | 'pending'
  readonly retry: () => void
}

/** Opens the session that the route names, and closes it with the shell. */
export function useOpenPlace(place: Place): UsedOpening {
  const { kind } = place
  const id = place.kind === 'start' ? '' : place.id
  const [attempt, setAttempt] = useState(0)
  const key = `${kind}/${id} ${attempt}`
  const [opened, setOpened] = useState<{ key: string; opening: Opening }>()

  useEffect(() => {
    let isLeft = false
    forgetSelection()
    void openRoutePlace(place).then((opening) => {
      if (!isLeft) setOpened({ key, opening })
    })
    return () => {
      isLeft = true
      closeSource()
    }
    // The key stands for the place.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])

  useEffect(() => {
    if (kind !== 'local') return undefined
    return useSessionStore.subscribe(({ delta }) => {
      if (delta.phase.name === 'ended') rememberCounts(id)
    })
  }, [kind, id])

  return {
    opening: opened?.key === key ? opened.opening : 'pending',
    retry: () => setAttempt(attempt + 1),
  }
}

/** What Start lists about a file is known only once it was read. */
function rememberCounts(id: string): void {
  const { frames, connections, clients, startNs, endNs } = useSessionStore.getState().delta
  changeLocalCapture(id, {
    frames,
    connections,
    client: clients.join(', '),
    startedAt: startNs === null ? null : new Date(Number(startNs / 1_000_000n)).toISOString(),
    lengthMs: startNs === null || endNs === null ? null : Number((endNs - startNs) / 1_000_000n),
  })
}
