// Record sets that Kafka wrote, against what Kafka's getters say of them (see README.md).
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { recordsToJson } from '../../src/records/json.ts'
import { RecordSet } from '../../src/records/record-set.ts'

interface Vector {
  readonly name: string
  readonly bytes: string
  readonly json?: { readonly batches: readonly Record<string, unknown>[] }
  /** Where Kafka refuses the whole set. */
  readonly javaError?: string
}

declare global {
  interface JSON {
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
    ): unknown
  }
}

/** Numbers beyond 2^53 keep their digits. */
function parse(text: string): unknown {
  return JSON.parse(text, (_, value, context) =>
    typeof value === 'number' && !Number.isSafeInteger(value) ? context.source : value,
  )
}

const file = new URL('kafka-4.4.0.json.gz', import.meta.url)
const vectors = parse(gunzipSync(readFileSync(file)).toString()) as Vector[]
const readable = vectors.filter(({ javaError }) => javaError === undefined)
const refused = vectors.filter(({ javaError }) => javaError !== undefined)

it.each(readable.map((vector) => [vector.name, vector] as const))(
  'reads "%s" as Kafka',
  (_, vector) => {
    const bytes = Uint8Array.from(Buffer.from(vector.bytes, 'base64'))
    const ours = parse(recordsToJson(bytes)) as NonNullable<Vector['json']>
    for (const [index, batch] of vector.json!.batches.entries()) {
      const { javaError, ...expected } = batch
      const { error, ...found } = ours.batches[index] ?? {}
      expect(found).toEqual(javaError === undefined ? expected : { ...found, isValid: false })
      if (javaError === undefined) expect(error).toBeUndefined()
    }
    expect(ours.batches).toHaveLength(vector.json!.batches.length)
  },
)

it('calls malformed what Kafka refuses', () => {
  expect(refused.map(({ name }) => name)).toEqual(['magic 3', 'size below the least'])
  for (const { bytes } of refused) {
    const set = new RecordSet(Uint8Array.from(Buffer.from(bytes, 'base64')))
    expect([...set]).toEqual([])
    expect(set.remainder?.kind).toBe('malformed')
  }
})
