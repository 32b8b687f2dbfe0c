import { CircleHelp, Monitor, Moon, Sun } from 'lucide-react'
import { runCommand } from '../../store/commands.ts'
import { changePreferences, usePreferencesStore } from '../../store/preferences-store.ts'
import { nextTheme } from '../../store/theme.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'

const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Theme and help, at the right end of both bars. */
export function BarTools() {
  const { theme: words, bar } = useText()
  const theme = usePreferencesStore((preferences) => preferences.theme)
  const Icon = ICONS[theme]
  return (
    <>
      <IconButton
        label={words[theme]}
        onClick={() => changePreferences({ theme: nextTheme(theme) })}
      >
        <Icon size={14} strokeWidth={1.75} />
      </IconButton>
      <IconButton label={bar.help} onClick={() => runCommand('help')}>
        <CircleHelp size={14} strokeWidth={1.75} />
      </IconButton>
    </>
  )
}
