// The frame around every view of a session: bar, strip, navigation, view, status.
import { useRef, type ReactNode } from 'react'
import type { Place } from '../../lib/route.ts'
import { useSessionStore } from '../../store/session-store.ts'
import { useText } from '../../text/use-text.ts'
import { Navigation } from './navigation.tsx'
import { OpeningMessage } from './opening-message.tsx'
import { NoticeLine } from './notice-line.tsx'
import './session-shell.css'
import { StatusBar } from './status-bar.tsx'
import { Strip } from './strip/strip.tsx'
import { TopBar } from './top-bar.tsx'
import { useDocumentTitle } from './use-document-title.ts'
import { useLinkedCursor } from './use-linked-cursor.ts'
import { useOpenPlace } from './use-open-place.ts'
import { useSessionCommands } from './use-session-commands.ts'

interface Props {
  readonly place: Place
  readonly children: ReactNode
}

export function SessionShell({ place, children }: Props) {
  const { app } = useText()
  const view = useRef<HTMLElement>(null)
  const { opening, retry } = useOpenPlace(place)
  const hasNothing = useSessionStore(
    ({ delta }) => delta.phase.name === 'failed' && delta.frames === 0,
  )
  useSessionCommands()
  useDocumentTitle()
  useLinkedCursor()
  return (
    <div className="shell">
      <button type="button" className="shell-skip" onClick={() => view.current?.focus()}>
        {app.skip}
      </button>
      <TopBar />
      <Strip />
      <Navigation />
      <main className="shell-view" ref={view} tabIndex={-1}>
        {opening !== 'opened' || hasNothing ? (
          <OpeningMessage opening={opening} onRetry={retry} />
        ) : (
          <>
            <NoticeLine />
            {children}
          </>
        )}
      </main>
      <StatusBar />
    </div>
  )
}
