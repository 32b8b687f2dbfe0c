// The generated tables by key and by name.
import { apis, dataSchemas } from '../schema/registry.ts'
import type { ApiSchema, DataSchema } from './schema.ts'

export type Kind = 'request' | 'response'

const byKey: ApiSchema[] = []
for (const api of apis) byKey[api.apiKey] = api
const byName = new Map(apis.map((api) => [api.name, api]))
const dataByName = new Map(dataSchemas.map((schema) => [schema.name, schema]))

export function apiOf(apiKey: number): ApiSchema | undefined {
  return byKey[apiKey]
}

export function apiNamed(name: string): ApiSchema | undefined {
  return byName.get(name)
}

export function dataSchemaNamed(name: string): DataSchema | undefined {
  return dataByName.get(name)
}

export { apis, dataSchemas }
