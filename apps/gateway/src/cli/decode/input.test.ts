import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { openInput } from './input.ts'

const trace = readFileSync(
  join(import.meta.dirname, '../../../../../traces/g-group-rebalance-classic.pcap'),
)
const folder = mkdtempSync(join(tmpdir(), 'brokerscope-input-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('undoes gzip on the way', async () => {
  const { bytes } = await readAll(write('whole.gz', gzipSync(trace)))

  expect(bytes.equals(trace)).toBe(true)
})

it('gives what a gzip file holds that ends early, and says that it does', async () => {
  const packed = gzipSync(trace)
  const { bytes, error } = await readAll(write('cut.gz', packed.subarray(0, packed.length / 2)))

  expect(bytes.length).toBeGreaterThan(0)
  expect(trace.subarray(0, bytes.length).equals(bytes)).toBe(true)
  expect(error).toMatchObject({ code: 'FILE_UNREADABLE' })
  expect(String(error)).toContain('gzip data ends early')
})

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function readAll(path: string): Promise<{ bytes: Buffer; error?: unknown }> {
  const chunks: Uint8Array[] = []
  try {
    const { chunks: read } = await openInput(path, 'decode')
    for await (const chunk of read) chunks.push(chunk)
    return { bytes: Buffer.concat(chunks) }
  } catch (error) {
    return { bytes: Buffer.concat(chunks), error }
  }
}
