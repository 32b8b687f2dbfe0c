import { hideToast, useToastStore } from '../../store/toast-store.ts'
import { useAnnouncer } from '../../store/announcer.ts'
import { useText } from '../../text/use-text.ts'
import { Toast } from '../../ui/toast.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { useKeyDispatch } from './use-key-dispatch.ts'

/** What belongs to the whole page: keys, the shortcut sheet, the toast, the live region. */
export function Announcements() {
  const { app } = useText()
  const shown = useToastStore((toast) => toast.shown)
  const message = useAnnouncer((announcer) => announcer.message)
  useKeyDispatch()
  return (
    <>
      <ShortcutSheet />
      {shown !== null && (
        <Toast
          message={shown.message}
          action={shown.action}
          closeLabel={app.close}
          onClose={hideToast}
        />
      )}
      <output className="visually-hidden">{message}</output>
    </>
  )
}
