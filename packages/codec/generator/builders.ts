// One small function per set of field names that a struct of any API version has. It is the only
// generated code, and it is there for speed: an object literal of its own for every shape, so that
// engines make the object at once and see at each place only the readers that come there. A generic
// loop that adds fields by name is five times slower (measured on Node 24; ADR of the codec).
import { planOf, type StructPlan } from '../src/plan.ts'
import type { ApiSchema, DataSchema, MessageSchema } from '../src/schema.ts'
import { versionsOf } from './kafka-json.ts'
import { header } from './print.ts'

export function printBuilders(apis: readonly ApiSchema[], data: readonly DataSchema[]): string {
  const messages = [
    ...apis.flatMap((api) => [api.request, api.response]),
    ...data.filter((schema) => schema.kind === 'header'),
  ]
  const shapes = new Set(messages.flatMap(plansOf).flatMap(shapesOf))
  const entries = [...shapes]
    .toSorted()
    .map((shape) => `  '${shape}': (f, r) => ({ ${literalOf(shape)} }),\n`)
  return (
    `${header}import type { StructBuilder } from '../src/schema.ts'\n\n` +
    `/** By the names of the fields. f: one reader a field; r: the reader that they read from. */\n` +
    `export const structBuilders: Readonly<Record<string, StructBuilder>> = {\n${entries.join('')}}\n`
  )
}

function plansOf(schema: MessageSchema): StructPlan[] {
  const { versions, flexible, older } = schema
  const own = versionsOf(versions).map((version) => planOf(schema, flexible, version))
  if (older === undefined) return own
  return [...own, ...versionsOf(older.versions).map((version) => planOf(older, flexible, version))]
}

function shapesOf(plan: StructPlan): string[] {
  const inside = plan.all.flatMap((field) =>
    field.struct === undefined ? [] : shapesOf(field.struct),
  )
  const shape = plan.inPlace.map((field) => field.name).join()
  return shape === '' ? inside : [shape, ...inside]
}

function literalOf(shape: string): string {
  return shape
    .split(',')
    .map((name, index) => `${name}: f[${index}](r)`)
    .join(', ')
}
