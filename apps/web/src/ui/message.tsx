import type { ReactNode } from 'react'
import './message.css'

interface Props {
  /** One sentence why. */
  readonly title: string
  /** One sentence what would help, and one action. */
  readonly children?: ReactNode
  readonly kind?: 'plain' | 'error'
}

/** What stands where data would: left, at the top, in words. */
export function Message({ title, children, kind = 'plain' }: Props) {
  return (
    <div className={`message message-${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      <p className="message-title">{title}</p>
      {children}
    </div>
  )
}
