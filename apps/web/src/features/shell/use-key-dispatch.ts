import { useEffect } from 'react'
import { commandOf, isSingleKey } from '../../lib/shortcuts.ts'
import { runCommand } from '../../store/commands.ts'
import { usePreferencesStore } from '../../store/preferences-store.ts'

/** Sends keys to the commands of the shortcut table. Grids and trees take their own keys first. */
export function useKeyDispatch(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isForTarget(event)) return
      const command = commandOf(event, usePreferencesStore.getState().singleKeys)
      if (command !== undefined && runCommand(command)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Typing belongs to the field, Space and arrows to the control that has the focus. */
function isForTarget({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('input, textarea, select, [contenteditable]') !== null) {
    return (isSingleKey(key) && !ctrlKey && !metaKey) || key === ' ' || key.startsWith('Arrow')
  }
  const isControl = target.closest('button, a[href], [role="slider"], [role="separator"]') !== null
  return isControl && (key === ' ' || key === 'Home' || key === 'End' || key.startsWith('Arrow'))
}
