// Traffic over time for the strip: how many requests, responses and answers with an error fall into
// each of `count` equal stretches from frame 1 to the newest frame.
import type { BucketsAnswer } from '../messages.ts'
import type { CaptureReader } from './capture-reader.ts'

/** As many as the strip can have pixels. */
const MAX_BUCKETS = 1440

export function bucketsOf(capture: CaptureReader, wanted: number, revision: number): BucketsAnswer {
  const count = Math.max(1, Math.min(Math.floor(wanted), MAX_BUCKETS))
  const startNs = capture.startNs ?? 0n
  const endNs = capture.endNs ?? startNs
  const requests = new Uint32Array(count)
  const responses = new Uint32Array(count)
  const errors = new Uint32Array(count)
  const { columns, length } = capture.index
  // One division per frame in floating point: a bucket is coarser than any rounding of it.
  const perBucket = Math.max(1, Number(endNs - startNs)) / count
  for (let row = 0; row < length; row += 1) {
    const at = Number((columns.timeNs[row] ?? 0n) - startNs) / perBucket
    const bucket = Math.max(0, Math.min(count - 1, Math.floor(at)))
    const lane = columns.isResponse[row] === 1 ? responses : requests
    lane[bucket] = (lane[bucket] ?? 0) + 1
    if (columns.errorCode[row] !== 0) errors[bucket] = (errors[bucket] ?? 0) + 1
  }
  return { revision, startNs, endNs, requests, responses, errors }
}
