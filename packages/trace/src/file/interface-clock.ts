// Time stamps of a pcapng interface: a 64-bit count of units, where if_tsresol names the unit
// (10^-n, or 2^-n with the high bit set; microseconds without it) and if_tsoffset is added in
// seconds.

const NANOS = 1_000_000_000n

export class InterfaceClock {
  readonly #multiply: bigint
  readonly #divide: bigint
  readonly #offsetNs: bigint

  constructor(tsResolution = 6, offsetSeconds = 0n) {
    const exponent = BigInt(tsResolution & 0x7f)
    const unitsPerSecond = tsResolution & 0x80 ? 2n ** exponent : 10n ** exponent
    const exact = NANOS % unitsPerSecond === 0n
    this.#multiply = exact ? NANOS / unitsPerSecond : NANOS
    this.#divide = exact ? 1n : unitsPerSecond
    this.#offsetNs = offsetSeconds * NANOS
  }

  toNanos(high: number, low: number): bigint {
    let nanos = (BigInt(high) << 32n) | BigInt(low)
    if (this.#multiply !== 1n) nanos *= this.#multiply
    if (this.#divide !== 1n) nanos /= this.#divide
    return nanos + this.#offsetNs
  }
}
