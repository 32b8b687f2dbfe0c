import { Component, type ReactNode } from 'react'
import { copyText } from '../lib/clipboard.ts'
import { Button } from './button.tsx'
import './message.css'

interface Props {
  readonly title: string
  readonly explanation: string
  readonly copyTitle: string
  readonly retryTitle: string
  readonly children: ReactNode
}

/** An error in one view never blanks the shell: it stands where the view would. */
export class ErrorFence extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    const { title, explanation, copyTitle, retryTitle, children } = this.props
    if (error === null) return children
    return (
      <div className="message message-error" role="alert">
        <p className="message-title">{title}</p>
        <p>{explanation}</p>
        <p className="mono">{error.message}</p>
        <p className="message-actions">
          <Button onClick={() => this.setState({ error: null })}>{retryTitle}</Button>
          <Button kind="quiet" onClick={() => void copyText(error.stack ?? error.message)}>
            {copyTitle}
          </Button>
        </p>
      </div>
    )
  }
}
