// The consuming thread of ring.test.ts: checks each record and answers with what it saw.
import { parentPort, workerData } from 'node:worker_threads'
import { RingConsumer, type RingMemory } from './ring.ts'

const consumer = new RingConsumer(workerData as RingMemory)
let count = 0
let wrong = 0
let isOver = false
for (;;) {
  consumer.drain((type, _direction, connection, timeNs, bytes) => {
    if (type === 9) {
      isOver = true
      return
    }
    const length = count % 3000
    const isRight =
      connection === count &&
      timeNs === count &&
      bytes.length === length &&
      bytes.every((byte) => byte === (count & 0xff))
    if (!isRight) wrong++
    count++
  }, 1 << 20)
  if (isOver) break
  consumer.sleep(5, true)
}
parentPort?.postMessage({ count, wrong })
