// The writing thread: empties the ring, turns records into segments, writes files. It never goes
// back to an event loop; it sleeps on the ring, and everything that it must know comes through it.
//
//   busy  looks every 10 ms, so that the thread that forwards need not wake it
//   idle  after a quiet second: sleeps until the next record
import { parentPort, workerData } from 'node:worker_threads'
import { SegmentWriter } from '@brokerscope/trace'
import { reasonOf } from '../../errors.ts'
import { RingConsumer } from '../ring/ring.ts'
import type { WriterMessage, WriterStart } from './messages.ts'
import { Recorder } from './recorder.ts'
import { SegmentLog } from './segment-log.ts'

const LOOK_MS = 10
const IDLE_AFTER_MS = 1_000
/** Upper bound of a sleep: a lost wake-up may cost this, but nothing more. */
const IDLE_LOOK_MS = 1_000
/** Drained before the clock is looked at again. */
const BATCH_BYTES = 1024 * 1024

const start = workerData as WriterStart

try {
  record()
} catch (error) {
  tell({ type: 'failed', reason: reasonOf(error) })
}
tell({ type: 'stopped' })

function record(): void {
  const ring = new RingConsumer(start.memory)
  const log = new SegmentLog(start.folder)
  const recorder = new Recorder({
    ...start,
    writer: new SegmentWriter((length) => log.allocate(length)),
    beginSegment: () => log.begin(),
    append: (bytes) => log.append(bytes),
    segmentLength: () => log.segmentBytes,
  })
  const flush = (): void => {
    const { frames, connections } = recorder
    tell({ type: 'progress', ...log.flush({ frames, connections }), frames, connections })
  }
  let flushedMs = performance.now()
  let busyMs = flushedMs
  flush()
  while (!recorder.isStopped) {
    const drained = ring.drain((...fields) => recorder.handle(...fields), BATCH_BYTES)
    const nowMs = performance.now()
    if (drained > 0) busyMs = nowMs
    if (log.buffered > 0 && nowMs - flushedMs >= start.flushMs - 2 * LOOK_MS) {
      flush()
      flushedMs = nowMs
    }
    if (drained > 0) continue
    const isIdle = log.buffered === 0 && nowMs - busyMs > IDLE_AFTER_MS
    ring.sleep(isIdle ? IDLE_LOOK_MS : LOOK_MS, isIdle)
  }
  flush()
  log.close()
}

function tell(message: WriterMessage): void {
  parentPort?.postMessage(message)
}
