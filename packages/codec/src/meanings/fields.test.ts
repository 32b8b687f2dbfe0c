import { expect, it } from 'vitest'
import { apis, dataSchemas } from '../apis.ts'
import type { Field } from '../schema.ts'
import { enumerationOf } from './fields.ts'

function* allFields(fields: readonly Field[]): Generator<Field> {
  for (const field of fields) {
    yield field
    yield* allFields(field.fields ?? [])
  }
}

const messages = [...apis.flatMap(({ request, response }) => [request, response]), ...dataSchemas]

/** int8 fields that are numbers, and no names for them. */
const numbers = new Set(['transactionVersion', 'uniqueField'])

it('knows what every int8 of every message stands for', () => {
  const unknown = messages.flatMap(({ name, fields }) =>
    [...allFields(fields)]
      .filter(({ type, name: field }) => type === 'int8' && !numbers.has(field))
      .filter((field) => enumerationOf(name, field.name) === undefined)
      .map((field) => `${name}.${field.name}`),
  )

  expect(unknown).toEqual([])
})

it('has names for no field that is text', () => {
  const texts = messages.flatMap(({ name, fields }) =>
    [...allFields(fields)]
      .filter(({ type }) => type === 'string' || type === 'uuid' || type === 'bytes')
      .filter((field) => enumerationOf(name, field.name) !== undefined)
      .map((field) => `${name}.${field.name}`),
  )

  expect(texts).toEqual([])
})
