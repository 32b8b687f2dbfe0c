// The layouts of all responses. Many versions change nothing in the response, so that
// trying one version of a run of equal ones tries them all.
import { apis, type ApiSchema, type Field } from '@brokerscope/codec'

export interface ResponseLayout {
  readonly apiKey: number
  /** Versions that lay the response out alike, lowest first. */
  readonly versions: readonly number[]
}

let known: readonly ResponseLayout[] | undefined

/** Computed on first use: most captures never need it. */
export function responseLayouts(): readonly ResponseLayout[] {
  known ??= apis.flatMap(layoutsOf)
  return known
}

function layoutsOf({ apiKey, response }: ApiSchema): ResponseLayout[] {
  const [from, to] = response.versions
  const byLayout = new Map<string, number[]>()
  for (let version = from; version <= to; version++) {
    const isFlexible = isIn(response.flexible, version)
    const layout = `${isFlexible} ${describe(response.fields, version)}`
    const versions = byLayout.get(layout)
    if (versions === undefined) byLayout.set(layout, [version])
    else versions.push(version)
  }
  return [...byLayout.values()].map((versions) => ({ apiKey, versions }))
}

/** Names, types and where null is allowed: what decides how bytes read. */
function describe(fields: readonly Field[], version: number): string {
  return fields
    .filter((field) => isIn(field.versions, version))
    .map((field) => {
      const isNullable = isIn(field.nullable, version)
      const tag = isIn(field.tagged, version) ? `#${field.tag}` : ''
      const below = field.fields === undefined ? '' : `{${describe(field.fields, version)}}`
      return `${field.name}:${field.type}${field.array === true ? '[]' : ''}${isNullable}${tag}${below}`
    })
    .join(',')
}

function isIn(range: readonly [number, number] | undefined, version: number): boolean {
  return range !== undefined && version >= range[0] && version <= range[1]
}
