// All keyboard shortcuts, once: the handler, the sheet and later the palette read this table.

export interface Shortcut {
  readonly command: Command
  /** As `event.key`, with `Ctrl+` where Control or Command is held and `Shift+` for named keys. */
  readonly keys: readonly string[]
  readonly place: 'general' | 'overview' | 'frames'
  /** Handled by the focused grid or tree itself; listed in the sheet, not dispatched. */
  readonly isLocal?: true
}

export type Command =
  | 'view.overview'
  | 'view.frames'
  | 'help'
  | 'pause'
  | 'frame.previous'
  | 'frame.next'
  | 'conversation.previous'
  | 'conversation.next'
  | 'row.previous'
  | 'row.next'
  | 'row.first'
  | 'row.last'
  | 'pair'
  | 'follow'
  | 'goTo'
  | 'copy'
  | 'time'
  | 'pane.next'
  | 'pane.previous'
  | 'leave'
  | 'openFile'
  | 'collapse'
  | 'expand'
  | 'findings.expand'

export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'view.overview', keys: ['1'], place: 'general' },
  { command: 'view.frames', keys: ['2'], place: 'general' },
  { command: 'pause', keys: [' '], place: 'general' },
  { command: 'pane.next', keys: ['F6'], place: 'general' },
  { command: 'pane.previous', keys: ['Shift+F6'], place: 'general' },
  { command: 'time', keys: ['z'], place: 'general' },
  { command: 'leave', keys: ['Escape'], place: 'general' },
  { command: 'help', keys: ['?'], place: 'general' },
  { command: 'openFile', keys: ['o'], place: 'general' },
  { command: 'findings.expand', keys: ['e'], place: 'overview' },
  { command: 'row.next', keys: ['j', 'ArrowDown'], place: 'frames' },
  { command: 'row.previous', keys: ['k', 'ArrowUp'], place: 'frames' },
  { command: 'row.first', keys: ['g', 'Home'], place: 'frames' },
  { command: 'row.last', keys: ['G', 'End'], place: 'frames' },
  { command: 'frame.previous', keys: [','], place: 'frames' },
  { command: 'frame.next', keys: ['.'], place: 'frames' },
  { command: 'conversation.previous', keys: ['Ctrl+,'], place: 'frames' },
  { command: 'conversation.next', keys: ['Ctrl+.'], place: 'frames' },
  { command: 'pair', keys: ['p'], place: 'frames' },
  { command: 'follow', keys: ['f'], place: 'frames' },
  { command: 'goTo', keys: ['Ctrl+g'], place: 'frames' },
  { command: 'copy', keys: ['y'], place: 'frames' },
  { command: 'collapse', keys: ['{'], place: 'frames', isLocal: true },
  { command: 'expand', keys: ['}'], place: 'frames', isLocal: true },
]

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The command of a key, or undefined. Single letters can be switched off. */
export function commandOf(press: KeyPress, singleKeys: boolean): Command | undefined {
  if (press.altKey) return undefined
  const name = nameOf(press)
  const found = SHORTCUTS.find(({ keys, isLocal }) => isLocal !== true && keys.includes(name))
  return found !== undefined && (singleKeys || !isSingleKey(name)) ? found.command : undefined
}

function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyPress): string {
  if (ctrlKey || metaKey) return `Ctrl+${key.toLowerCase()}`
  return shiftKey && key.length > 1 ? `Shift+${key}` : key
}

/** Printable characters; Space is exempt as it presses nothing by itself. */
export function isSingleKey(name: string): boolean {
  return name.length === 1 && name !== ' '
}
