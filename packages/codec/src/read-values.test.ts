import { expect, it } from 'vitest'
import { apis, apiNamed } from './apis.ts'
import { layoutOf } from './layout.ts'
import type { StructPlan } from './plan.ts'
import { structReader } from './read-values.ts'
import { structBuilders } from '../schema/struct-builders.ts'
import { Reader } from './wire/reader.ts'

it('has a generated builder for every struct of every API and version', () => {
  const shapes = apis
    .flatMap(({ request, response }) => [request, response])
    .flatMap((schema) => {
      const [from, to] = schema.versions
      const versions = Array.from({ length: to - from + 1 }, (_, index) => from + index)
      return versions.flatMap((version) => shapesOf(layoutOf(schema, version).plan))
    })

  expect(shapes.filter((names) => names !== '' && structBuilders[names] === undefined)).toEqual([])
})

it('builds structs that no builder knows, field by field', () => {
  const { plan } = layoutOf(apiNamed('Heartbeat')!.response, 1)
  const renamed = {
    ...plan,
    inPlace: plan.inPlace.map((field) => ({ ...field, name: `x_${field.name}` })),
  }

  expect(structReader(renamed)(new Reader(Uint8Array.of(0, 0, 0, 5, 0, 27)))).toEqual({
    x_throttleTimeMs: 5,
    x_errorCode: 27,
  })
})

it('stops at more structs than a frame may hold, before it makes them', () => {
  const read = layoutOf(apiNamed('ApiVersions')!.response, 0).read
  const frame = new Uint8Array(10 + 6 * 4_000_001)
  frame.set([0, 0, 0, 0x3d, 0x09, 0x01])

  expect(() => read(new Reader(frame))).toThrow('More array elements than a frame may hold')
})

function shapesOf(plan: StructPlan): string[] {
  const inside = plan.all.flatMap((field) =>
    field.struct === undefined ? [] : shapesOf(field.struct),
  )
  return [plan.inPlace.map(({ name }) => name).join(), ...inside]
}
