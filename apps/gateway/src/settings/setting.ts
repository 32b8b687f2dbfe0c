// One way to define a setting: a zod field and how to speak of it. Flags, environment names, --help
// and docs/configuration.md derive from the two, so that none of them can go its own way.
import { z } from 'zod'

export interface SettingDoc {
  /** One sentence without full stop. */
  readonly help: string
  /** What stands for the value in help; absent for a switch, which takes none. */
  readonly value?: string
  /** One letter that stands for the flag: `-Y`. */
  readonly short?: string
  /** The flag may be repeated; in the environment values are separated by commas. */
  readonly isList?: true
  /** The default as a reader would write it. */
  readonly byDefault?: string
}

/** Documentation belongs to the field object itself: register after `.default()` and `.optional()`. */
export const settingDocs = z.registry<SettingDoc>()

export type SettingsShape = Readonly<Record<string, z.ZodType>>

export function docOf(field: z.ZodType): SettingDoc {
  const doc = settingDocs.get(field)
  if (doc === undefined) throw new Error('A setting without documentation')
  return doc
}

/** captureLimitBytes -> --capture-limit-bytes */
export function flagName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`
}

/** captureLimitBytes -> BROKERSCOPE_CAPTURE_LIMIT_BYTES */
export function environmentName(key: string): string {
  return `BROKERSCOPE_${key.replaceAll(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`
}

/** Two columns, wrapped for a terminal of 100 characters. */
export function helpFor(shape: SettingsShape): string {
  return Object.entries(shape)
    .map(([key, field]) => {
      const { help, short, value, byDefault, isList } = docOf(field)
      const letter = short === undefined ? '' : `-${short}, `
      const flag = `  ${letter}${flagName(key)}${value === undefined ? '' : ` ${value}`}`
      const notes = [
        ...(isList === true ? ['may be repeated'] : []),
        ...(byDefault === undefined ? [] : [`default ${byDefault}`]),
      ]
      return column(flag, notes.length === 0 ? help : `${help} (${notes.join(', ')})`)
    })
    .join('\n')
}

const HELP_COLUMN = 30
const HELP_WIDTH = 100

function column(left: string, text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > HELP_WIDTH - HELP_COLUMN) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  const pad = ' '.repeat(HELP_COLUMN)
  if (left.length < HELP_COLUMN) {
    return `${left.padEnd(HELP_COLUMN)}${lines.join(`\n${pad}`)}`
  }
  return `${left}\n${pad}${lines.join(`\n${pad}`)}`
}
