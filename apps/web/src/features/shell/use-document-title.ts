import { useEffect } from 'react'
import { useSessionStore } from '../../store/session-store.ts'
import { useText } from '../../text/use-text.ts'

/** Names the session in the browser's tab. */
export function useDocumentTitle(): void {
  const { app } = useText()
  const name = useSessionStore((session) => session.name)
  useEffect(() => {
    document.title = name === '' ? app.name : `${name} \u00b7 ${app.name}`
    return () => {
      document.title = app.name
    }
  }, [name, app])
}
