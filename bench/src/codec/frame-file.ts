// Frames one behind the other, as every decoder of the bench reads them, in whatever language:
//
//   kind (0 request, 1 response) uint8, apiKey int16, apiVersion int16, length int32, frame
//
// All big endian. The frame has no size of its own in front.
import { readFile, writeFile } from 'node:fs/promises'
import type { KeyedFrame } from '@brokerscope/lab'

export type BenchFrame = Pick<KeyedFrame, 'kind' | 'apiKey' | 'apiVersion'> & {
  readonly bytes: Buffer
}

const headBytes = 9

export async function writeFrames(file: string, frames: readonly KeyedFrame[]): Promise<void> {
  const parts = frames.flatMap(({ kind, apiKey, apiVersion, bytes }) => {
    const head = Buffer.alloc(headBytes)
    head.writeUInt8(kind === 'response' ? 1 : 0, 0)
    head.writeInt16BE(apiKey, 1)
    head.writeInt16BE(apiVersion, 3)
    head.writeInt32BE(bytes.length, 5)
    return [head, bytes]
  })
  await writeFile(file, Buffer.concat(parts))
}

export async function readFrames(file: string): Promise<readonly BenchFrame[]> {
  const bytes = await readFile(file)
  const frames: BenchFrame[] = []
  for (let at = 0; at < bytes.length;) {
    const end = at + headBytes + bytes.readInt32BE(at + 5)
    frames.push({
      kind: bytes.readUInt8(at) === 1 ? 'response' : 'request',
      apiKey: bytes.readInt16BE(at + 1),
      apiVersion: bytes.readInt16BE(at + 3),
      bytes: bytes.subarray(at + headBytes, end),
    })
    at = end
  }
  return frames
}
