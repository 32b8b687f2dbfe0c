import { useCallback, useEffect, useRef, useState } from 'react'
import { listSessions, type GatewaySession } from './gateway.ts'

type GatewayState = 'searching' | 'connected' | 'absent'

export interface UsedGateway {
  readonly state: GatewayState
  readonly sessions: readonly GatewaySession[]
  /** Asks again now, after something was changed. */
  readonly refresh: () => void
}

const EVERY_MS = 2000

/** What the gateway holds, asked again every two seconds while it is looked at. */
export function useGateway(): UsedGateway {
  const [found, setFound] = useState<Omit<UsedGateway, 'refresh'>>({
    state: 'searching',
    sessions: [],
  })
  const askNow = useRef<() => void>(() => undefined)
  const refresh = useCallback(() => askNow.current(), [])

  useEffect(() => {
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const sessions = await listSessions(abort.signal).catch(() => null)
      if (abort.signal.aborted) return
      setFound((before) =>
        sessions === null
          ? { state: 'absent', sessions: [] }
          : {
              state: 'connected',
              sessions: isSame(before.sessions, sessions) ? before.sessions : sessions,
            },
      )
      timer = setTimeout(() => void ask(), EVERY_MS)
    }
    askNow.current = () => {
      clearTimeout(timer)
      void ask()
    }
    void ask()
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [])

  return { ...found, refresh }
}

function isSame(first: readonly GatewaySession[], second: readonly GatewaySession[]): boolean {
  return JSON.stringify(first) === JSON.stringify(second)
}
