// The summary of an API that has no sentence of its own: its first scalar fields and
// how many elements its arrays have.
import type { KafkaStruct } from '@brokerscope/codec'
import { join, name } from './phrases.ts'

const MAX_PARTS = 4
/** Fields that say nothing about what the message is for. */
const SILENT = new Set(['throttleTimeMs', 'errorCode', 'errorMessage', '_unknownTaggedFields'])

export function fallback(body: KafkaStruct): string {
  const parts: string[] = []
  for (const field in body) {
    if (parts.length === MAX_PARTS) break
    if (SILENT.has(field)) continue
    const value = body[field]
    if (Array.isArray(value)) parts.push(elements(value.length, field))
    else if (typeof value === 'string') parts.push(`${field} ${name(value)}`)
    else if (value instanceof Uint8Array) parts.push(`${field} ${value.length} B`)
    else if (typeof value === 'boolean') parts.push(value ? field : `not ${field}`)
    else if (typeof value === 'number' || typeof value === 'bigint') parts.push(`${field} ${value}`)
  }
  return join(...parts)
}

/** 3 topics, 1 member: array fields are named in the plural. */
function elements(count: number, field: string): string {
  return `${count} ${count === 1 && field.endsWith('s') ? field.slice(0, -1) : field}`
}
