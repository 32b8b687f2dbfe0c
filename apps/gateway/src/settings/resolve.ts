// Flags and environment into typed settings, field by field, so that an error names where the value
// was set and not only what is wrong with it.
import { z } from 'zod'
import { GatewayError } from '../errors.ts'
import { docOf, environmentName, flagName, type SettingsShape } from './setting.ts'

/** What util.parseArgs returns as `values`, by flag name without dashes. */
export type FlagValues = Readonly<
  Record<string, string | boolean | (string | boolean)[] | undefined>
>
export type Environment = Readonly<Record<string, string | undefined>>

export function resolveSettings<Shape extends SettingsShape>(
  shape: Shape,
  flags: FlagValues,
  environment: Environment,
): z.output<z.ZodObject<Shape>> {
  const values: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(shape)) {
    const flag = flagName(key)
    const fromFlag = textOf(flags[flag.slice(2)])
    const name = environmentName(key)
    const fromEnvironment = environment[name] === '' ? undefined : environment[name]
    const parsed = field.safeParse(fromFlag ?? fromEnvironment)
    if (parsed.success) {
      values[key] = parsed.data
      continue
    }
    throw new GatewayError('CONFIG_INVALID', {
      setting: flag.slice(2),
      reason: parsed.error.issues.map((issue) => issue.message).join('; '),
      source: fromFlag === undefined ? name : flag,
    })
  }
  return values as z.output<z.ZodObject<Shape>>
}

/** For util.parseArgs. */
export function flagOptions(
  shape: SettingsShape,
): Record<string, { type: 'string' | 'boolean'; multiple: boolean; short?: string }> {
  return Object.fromEntries(
    Object.entries(shape).map(([key, field]) => {
      const { value, isList, short } = docOf(field)
      const type = value === undefined ? 'boolean' : 'string'
      const option = { type, multiple: isList === true, ...(short && { short }) } as const
      return [flagName(key).slice(2), option] as const
    }),
  )
}

function textOf(value: FlagValues[string]): string | undefined {
  if (value === undefined) return undefined
  return Array.isArray(value) ? value.join(',') : String(value)
}
