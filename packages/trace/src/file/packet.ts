/** One packet of a capture file. `data` is shared: only indexes from `start` to `end` are its own. */
export interface Packet {
  /** From 1, over the whole file, as Wireshark counts. */
  readonly number: number
  readonly timeNs: bigint
  readonly linkType: number
  readonly data: Uint8Array
  readonly start: number
  readonly end: number
  /** On the wire; more than `end - start` when the capture cut the packet (snaplen). */
  readonly originalLength: number
  /** Where `data[start]` lies in the file. */
  readonly fileOffset: number
  readonly comments: readonly string[]
}

/** Which packet, and when: what events say of where they come from. */
export interface Moment {
  readonly packet: number
  readonly timeNs: bigint
}

export function momentOf(packet: Packet): Moment {
  return { packet: packet.number, timeNs: packet.timeNs }
}

/** What a file reader finds. */
export interface FileSink {
  packet(packet: Packet): void
  /** A section begins; classic pcap has one, without comments. */
  section(comments: readonly string[]): void
  /** Of one `kind` only the first is said to people. */
  problem(kind: string, message: string, fileOffset: number, packet?: number): void
}

export interface BlockReader {
  /** Reads one block; false when it is not complete yet. */
  step(): boolean
  /** Called when the file has ended inside a block; `step` is asked again. */
  abandon(): void
}

export const NO_COMMENTS: readonly string[] = []

/** Larger than any packet that a tool writes (Wireshark refuses such blocks too). */
export const MAX_BLOCK_BYTES = 16 * 1024 * 1024
