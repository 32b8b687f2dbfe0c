import { X } from 'lucide-react'
import { Button, IconButton } from './button.tsx'
import './toast.css'

interface Props {
  readonly message: string
  readonly action?: { readonly title: string; readonly run: () => void } | undefined
  readonly closeLabel: string
  readonly onClose: () => void
}

/** Lower left, one at a time. Says what happened out of sight, and how to take it back. */
export function Toast({ message, action, closeLabel, onClose }: Props) {
  return (
    <div className="toast" role="status">
      <span>{message}</span>
      {action !== undefined && (
        <Button kind="link" onClick={action.run}>
          {action.title}
        </Button>
      )}
      <IconButton label={closeLabel} onClick={onClose}>
        <X size={14} strokeWidth={1.75} />
      </IconButton>
    </div>
  )
}
