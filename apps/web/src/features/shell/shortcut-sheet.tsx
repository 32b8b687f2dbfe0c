import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { SHORTCUTS, type Shortcut } from '../../lib/shortcuts.ts'
import { registerCommands } from '../../store/commands.ts'
import { changePreferences, usePreferencesStore } from '../../store/preferences-store.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'
import './shortcut-sheet.css'

/** Rendered from the table that the keys are dispatched from, so that it cannot be wrong. */
export function ShortcutSheet() {
  const { app, shortcuts } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const singleKeys = usePreferencesStore((preferences) => preferences.singleKeys)
  useEffect(() => registerCommands({ help: () => dialog.current?.showModal() }), [])
  const close = (): void => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={shortcuts.title}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className="sheet-head">
        <h2>{shortcuts.title}</h2>
        <IconButton label={app.close} onClick={close}>
          <X size={14} strokeWidth={1.75} />
        </IconButton>
      </div>
      <div className="sheet-columns">
        <Section
          title={shortcuts.general}
          list={SHORTCUTS.filter(({ place }) => place === 'general')}
        />
        <Section
          title={shortcuts.inOverview}
          list={SHORTCUTS.filter(({ place }) => place === 'overview')}
        />
        <Section
          title={shortcuts.inFrames}
          list={SHORTCUTS.filter(({ place }) => place === 'frames')}
        />
      </div>
      <label className="sheet-switch">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => changePreferences({ singleKeys: event.target.checked })}
        />
        {shortcuts.singleKeys}
      </label>
    </dialog>
  )
}

function Section({ title, list }: { readonly title: string; readonly list: readonly Shortcut[] }) {
  const { shortcuts } = useText()
  return (
    <section>
      <h3>{title}</h3>
      <dl className="sheet-list">
        {list.map(({ command, keys }) => (
          <div key={command}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{KEY_NAMES[key] ?? key}</kbd>
              ))}
            </dt>
            <dd>{shortcuts.commands[command]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: '\u2191',
  ArrowDown: '\u2193',
  Escape: 'Esc',
  'Ctrl+g': 'Ctrl+G',
}
