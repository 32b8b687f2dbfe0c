// One line above the view for what is wrong with the capture itself: gaps, mid-stream, foreign
// protocols, a reading that stopped. More than one unfold.
import { useState } from 'react'
import type { Notice } from '../../engine/messages.ts'
import { useSessionStore } from '../../store/session-store.ts'
import { forgetDropped, useViewStore } from '../../store/view-store.ts'
import type { Catalogue } from '../../text/en.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import './notice-line.css'
import { failureText } from './opening-message.tsx'

export function NoticeLine() {
  const { app, notices: texts, failures } = useText()
  const [isOpen, setOpen] = useState(false)
  const notices = useSessionStore(({ delta }) => delta.notices)
  const count = useSessionStore(({ delta }) => delta.noticeCount)
  const name = useSessionStore((session) => session.name)
  const failure = useSessionStore(({ delta }) =>
    delta.phase.name === 'failed' ? delta.phase.failure : null,
  )
  const dropped = useViewStore((view) => view.dropped)

  const lines = notices.map((notice) => noticeText(notice, texts))
  const [failed, detail] = failureText(failure, name, failures)
  if (failed !== '') lines.unshift(`${failed} ${detail}`.trim())
  const more = lines.length - 1 + (count - notices.length)
  return (
    <>
      {dropped.length > 0 && (
        <p className="notice">
          {app.droppedParts(dropped.join(', '))}
          <Button kind="link" onClick={forgetDropped}>
            {app.dismiss}
          </Button>
        </p>
      )}
      {lines.length > 0 && (
        <div className="notice notice-warn">
          <Glyph severity="warn" />
          <ul>
            {(isOpen ? lines : lines.slice(0, 1)).map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
          {more > 0 && (
            <Button kind="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? texts.less : texts.more(more)}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

export function noticeText(notice: Notice, texts: Catalogue['notices']): string {
  switch (notice.kind) {
    case 'gap': {
      const { connection, bytes, reason } = notice
      return reason === 'dropped' ? texts.dropped(connection, bytes) : texts.gap(connection, bytes)
    }
    case 'midStream':
      return texts.midStream(notice.connection)
    case 'foreign': {
      const { connection, protocol } = notice
      if (protocol === 'tls') return texts.tls(connection)
      return protocol === 'http' ? texts.http(connection) : texts.unknown(connection)
    }
    case 'unfinished':
      return texts.unfinished(notice.connection, notice.have, notice.size)
    case 'closed':
      return texts.closed(notice.connection, notice.reason)
    case 'evicted':
      return texts.evicted(notice.bytes)
    case 'problem':
      return notice.message
    default:
      return ''
  }
}
