// The kinds of settings that there are; every value arrives as text, from a flag or the environment.
import { z } from 'zod'
import { parseAddress, type Address } from '../address.ts'
import { settingDocs, type SettingDoc } from './setting.ts'

type Doc = Omit<SettingDoc, 'byDefault' | 'isList'>

export function optionalText(doc: Doc): z.ZodOptional<z.ZodString> {
  return z.string().min(1, 'it is empty').optional().register(settingDocs, doc)
}

export function textOr(fallback: string, doc: Doc): z.ZodDefault<z.ZodString> {
  const field = z.string().min(1, 'it is empty').default(fallback)
  return field.register(settingDocs, { ...doc, byDefault: fallback })
}

/** A switch: a flag without value, `true` or `false` in the environment. */
export function toggle(
  doc: Omit<Doc, 'value'>,
): z.ZodDefault<z.ZodCodec<z.ZodString, z.ZodBoolean>> {
  return z.stringbool('write true or false').default(false).register(settingDocs, doc)
}

export function textList(doc: Doc) {
  const field = z
    .string()
    .default('')
    .transform((text): readonly string[] =>
      text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    )
  return field.register(settingDocs, { ...doc, isList: true })
}

export function choiceOr<const Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  fallback: Choice,
  doc: Omit<Doc, 'value'>,
) {
  const field = z
    .string()
    .default(fallback)
    .pipe(z.enum(choices, `choose one of ${choices.join(', ')}`))
  return field.register(settingDocs, { ...doc, value: choices.join('|'), byDefault: fallback })
}

export function optionalChoice<const Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  doc: Omit<Doc, 'value'>,
) {
  const field = z.enum(choices, `choose one of ${choices.join(', ')}`).optional()
  return field.register(settingDocs, { ...doc, value: choices.join('|') })
}

/** A whole number from `least` on. */
export function optionalNumber(least: number, doc: Doc) {
  const message = `write a whole number from ${least} on`
  const field = z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((number) => number >= least, message)
    .optional()
  return field.register(settingDocs, doc)
}

export function portList(doc: Omit<Doc, 'value'>) {
  const field = z
    .string()
    .regex(/^\d{1,5}(,\d{1,5})*$/, 'write a port, such as 9092')
    .transform((text): readonly number[] => text.split(',').map(Number))
    .refine((ports) => ports.every((port) => port > 0 && port <= 65535), 'a port is 1 to 65535')
    .optional()
  return field.register(settingDocs, { ...doc, value: 'PORT', isList: true })
}

const UNITS = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 } as const
const SIZE = /^(\d+)\s*([kmgt]?)(?:i?b)?$/i

/** A size such as `256MiB` or `268435456`, in bytes. */
export function sizeOr(fallback: string, doc: Omit<Doc, 'value'>) {
  const field = z
    .string()
    .default(fallback)
    .transform((text, context) => {
      const [, digits, unit] = SIZE.exec(text.trim()) ?? []
      const bytes = Number(digits) * UNITS[(unit ?? '').toLowerCase() as keyof typeof UNITS]
      if (Number.isSafeInteger(bytes) && bytes > 0) return bytes
      context.addIssue('write a size such as 256MiB or 2GiB')
      return z.NEVER
    })
  return field.register(settingDocs, { ...doc, value: 'SIZE', byDefault: fallback })
}

export function addressOr(fallback: string, doc: Omit<Doc, 'value'>) {
  const field = z.string().default(fallback).transform(toAddress)
  return field.register(settingDocs, { ...doc, value: 'HOST:PORT', byDefault: fallback })
}

export function optionalAddress(doc: Omit<Doc, 'value'>) {
  const field = z.string().transform(toAddress).optional()
  return field.register(settingDocs, { ...doc, value: 'HOST:PORT' })
}

function toAddress(text: string, context: z.RefinementCtx): Address {
  const address = parseAddress(text)
  if (address !== undefined) return address
  context.addIssue(`"${text}" is not host:port`)
  return z.NEVER
}
