// What a verb of the command line is. Its help and the parsing of its flags come from the same
// declaration; a verb itself sees typed values only.
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { GatewayError, reasonOf } from '../errors.ts'
import { flagOptions, resolveSettings, type Environment } from '../settings/resolve.ts'
import { helpFor, type SettingsShape } from '../settings/setting.ts'
import type { Output } from './output.ts'

export interface Terminal {
  readonly out: Output
  readonly err: Output
  readonly environment: Environment
  /** Aborted by SIGINT, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal
}

interface Invocation<Shape extends SettingsShape> extends Terminal {
  readonly values: z.output<z.ZodObject<Shape>>
  readonly positionals: readonly string[]
}

export interface Verb<Shape extends SettingsShape = SettingsShape> {
  readonly name: string
  /** Behind `brokerscope`. */
  readonly usage: readonly string[]
  readonly summary: string
  /** Settings of config.ts, also read from the environment. */
  readonly settings: SettingsShape
  /** Flags of this verb only. */
  readonly flags: SettingsShape
  readonly mostPositionals: number
  /** Lines under the flags: forms, examples. */
  readonly notes: readonly string[]
  /** Resolves to the exit code. */
  run(invocation: Invocation<Shape>): Promise<number>
}

interface VerbParts<Settings extends SettingsShape, Flags extends SettingsShape> extends Omit<
  Verb<Settings & Flags>,
  'settings' | 'flags'
> {
  readonly settings: Settings
  readonly flags: Flags
}

/** Infers the types of the values from the two shapes. */
export function defineVerb<Settings extends SettingsShape, Flags extends SettingsShape>(
  parts: VerbParts<Settings, Flags>,
): Verb {
  return parts
}

export async function runVerb(
  verb: Verb,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { values: flags, positionals } = parse(verb, args)
  if (flags['help'] === true) {
    await terminal.out.line(verbHelp(verb))
    return 0
  }
  const values = {
    ...resolveSettings(verb.settings, flags, terminal.environment),
    ...resolveSettings(verb.flags, flags, {}),
  }
  return verb.run({ ...terminal, values, positionals })
}

function parse(verb: Verb, args: readonly string[]) {
  const usage = (detail: string, cause?: unknown) =>
    new GatewayError('USAGE', { detail, verb: verb.name }, { cause })
  try {
    const parsed = parseArgs({
      args: negativeNumbersLast(args),
      options: {
        help: { type: 'boolean', short: 'h' },
        ...flagOptions({ ...verb.settings, ...verb.flags }),
      },
      allowPositionals: true,
    })
    const extra = parsed.positionals[verb.mostPositionals]
    if (extra !== undefined) throw usage(`"${extra}" is one argument too many`)
    return parsed
  } catch (error) {
    if (error instanceof GatewayError) throw error
    const [sentence = ''] = reasonOf(error).split('. ', 1) // the rest is advice for programmers
    throw usage(sentence, error)
  }
}

/** `explain -1`: a number is never a flag, and behind `--` nothing is. */
function negativeNumbersLast(args: readonly string[]): string[] {
  if (args.includes('--') || !args.some(isNegativeNumber)) return [...args]
  const others = args.filter((arg) => !isNegativeNumber(arg))
  return [...others, '--', ...args.filter(isNegativeNumber)]
}

function isNegativeNumber(arg: string): boolean {
  return /^-\d+$/.test(arg)
}

function verbHelp({ usage, summary, flags, settings, notes }: Verb): string {
  const parts = [
    usage.map((line) => `brokerscope ${line}`).join('\n'),
    summary,
    ...(Object.keys(flags).length === 0 ? [] : [helpFor(flags)]),
    ...(Object.keys(settings).length === 0
      ? []
      : [
          `Settings, also as environment variables (--data-dir is BROKERSCOPE_DATA_DIR):\n${helpFor(settings)}`,
        ]),
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
  ]
  return parts.join('\n\n')
}
