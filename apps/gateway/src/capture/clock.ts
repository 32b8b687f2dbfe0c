// Time of the packets: a monotonic clock with one anchor in wall time, so that latencies are true
// even when the machine's clock is set. Numbers and not bigints on the way: nanoseconds since the
// anchor are exact in a double for 104 days.

export interface Clock {
  /** Nanoseconds since 1970 at which `nowNs` was 0. */
  readonly anchorNs: bigint
  nowNs(): number
}

export function startClock(): Clock {
  const startMs = performance.now()
  return {
    anchorNs: BigInt(Date.now()) * 1_000_000n,
    nowNs: () => Math.round((performance.now() - startMs) * 1e6),
  }
}
