import { expect, it } from 'vitest'
import { RecordedConnection } from './recorded-connection.ts'

const connection = {
  id: 1,
  client: { address: '127.0.0.1', port: 50_000 },
  broker: { address: '127.0.0.1', port: 19_092 },
}
const token = sized(Buffer.from('\0alice\0alice-secret'))

it('stores no raw token whose handshake was dropped', () => {
  const { recorded, stored } = recording()

  recorded.skipped('request')
  recorded.request.push(token)

  expect(stored()).toHaveLength(token.length)
  expect(stored().includes('alice-secret')).toBe(false)
})

it('stores a request of a known API after a drop as it is', () => {
  const { recorded, stored } = recording()
  const metadata = sized(Buffer.from('0003000c00000001000474657374000101', 'hex'))

  recorded.skipped('request')
  recorded.request.push(metadata)

  expect(stored().equals(metadata)).toBe(true)
})

function recording() {
  const pieces: Buffer[] = []
  const recorded = new RecordedConnection(connection, false, (_connection, _direction, bytes) => {
    pieces.push(Buffer.from(bytes))
  })
  return { recorded, stored: () => Buffer.concat(pieces) }
}

function sized(frame: Uint8Array): Buffer {
  const size = Buffer.alloc(4)
  size.writeInt32BE(frame.length)
  return Buffer.concat([size, frame])
}
