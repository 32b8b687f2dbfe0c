// @platformatic/kafka reads responses only, and the records of a Fetch at once. It has one module per
// API and version; they are found by the key and version that each one exports.
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { BenchFrame } from '../frame-file.ts'
import type { Decoder } from './decoder.ts'

interface Module {
  readonly api?: { readonly key: number; readonly version: number }
  readonly parseResponse?: (id: number, key: number, version: number, reader: unknown) => FetchLike
}

interface FetchLike {
  readonly responses?: {
    readonly partitions?: { readonly records?: { readonly records: unknown[] }[] | null }[]
  }[]
}

const dist = dirname(fileURLToPath(import.meta.resolve('@platformatic/kafka')))
const flexibleSince: Readonly<Record<number, number>> = { 0: 9, 1: 12, 2: 6, 3: 9, 8: 8, 12: 4 }

export async function platformatic(): Promise<Decoder> {
  const { Reader } = (await load('protocol/reader.js')) as {
    Reader: { from(bytes: Buffer): ReaderLike }
  }
  const modules = new Map<string, Module>()
  for (const path of globSync('apis/*/*-v*.js', { cwd: dist })) {
    const module = (await load(path)) as Module
    if (module.api !== undefined) modules.set(`${module.api.key}/${module.api.version}`, module)
  }
  return ({ bytes, apiKey, apiVersion }: BenchFrame) => {
    const parse = modules.get(`${apiKey}/${apiVersion}`)?.parseResponse
    if (parse === undefined) throw new Error(`No module for key ${apiKey} v${apiVersion}`)
    const reader = Reader.from(bytes)
    reader.skip(4)
    if (apiVersion >= (flexibleSince[apiKey] ?? 99)) reader.readTaggedFields()
    return countRecords(parsed(() => parse(0, apiKey, apiVersion, reader)))
  }
}

/** An error code in an answer is thrown, with the answer in it. */
function parsed(parse: () => FetchLike): FetchLike {
  try {
    return parse()
  } catch (error) {
    const { response } = error as { response?: FetchLike }
    if (response === undefined) throw error
    return response
  }
}

interface ReaderLike {
  skip(bytes: number): unknown
  readTaggedFields(): unknown
}

function countRecords({ responses = [] }: FetchLike): number {
  let count = 0
  for (const { partitions = [] } of responses) {
    for (const { records } of partitions) {
      for (const batch of Array.isArray(records) ? records : []) count += batch.records.length
    }
  }
  return count
}

function load(path: string): Promise<unknown> {
  return import(pathToFileURL(join(dist, path)).href)
}
